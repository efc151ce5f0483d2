package org.partbook.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.ledger.Facts;

/// A line that is about to be registered; its rules have been checked.
///
/// @param ensemble of which the asset is sold as a part, if it is
/// @param registeredAt by the vendor's own clock, which can be ahead in the sandbox
/// @param writtenAt the same moment by the server's clock
/// @param deadline by the server's clock
/// @param atHand the file that is sold, if it is there already: then the line is completed
/// @param seen what the rules were held against
public record NewLine(
    LineKey key,
    AssetId asset,
    Optional<AssetId> ensemble,
    String customer,
    String countryCode,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal lineItemPrice,
    boolean priceMismatch,
    Instant registeredAt,
    Instant writtenAt,
    Instant deadline,
    Optional<SoldFile> atHand,
    Snapshot snapshot,
    Seen seen) {
  /// What there was when the rules were checked.
  ///
  /// @param asset the fingerprint of what was sold
  /// @param ensemble that of what it is sold as a part of, if it is
  /// @param terms the number of the vendor's latest terms, also those that aren't valid yet; 0 for
  ///   none
  public record Seen(String asset, Optional<String> ensemble, long terms) {}

  /// What the journal says of it. The number of the rights is added where it is known, in the
  /// database.
  String facts() {
    var facts =
        Facts.of()
            .add("environment", key.environment().wire())
            .add("order", key.order().value())
            .add("order_line", key.line().value())
            .add("asset", asset.value());
    ensemble.ifPresent(whole -> facts.add("ensemble", whole.value()));
    facts
        .add("title", snapshot.title())
        .add("edition", snapshot.edition())
        .addHidden("customer", snapshot.customerSalt(), customer)
        .add("country", countryCode)
        .add("copies", quantity)
        .add("unit_price", unitPrice)
        .add("line_price", lineItemPrice)
        .addAmount("list_price", snapshot.listPrice());
    facts.addText("currency", snapshot.currency());
    snapshot.terms().ifPresent(terms -> facts.add("terms", terms));
    snapshot.netDue().ifPresent(due -> facts.add("net_due", due));
    if (!snapshot.flags().isEmpty()) {
      facts.add("flags", snapshot.flags());
    }
    if (atHand.isPresent()) {
      facts.add("completed", true);
    }
    return facts.json();
  }
}
