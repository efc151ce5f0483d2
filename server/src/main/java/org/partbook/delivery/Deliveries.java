package org.partbook.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partbook.delivery.Opened.Cancelled;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.delivery.Opened.Expired;
import org.partbook.delivery.Opened.NoSuchLink;
import org.partbook.delivery.Opened.NotReady;
import org.partbook.http.ApiException;
import org.partbook.purchase.LineStatus;
import org.partbook.purchase.Purchases;
import org.partbook.purchase.Sale;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// The rules of delivering: which link opens what, and that nothing goes out unrecorded.
public final class Deliveries {
  private final Purchases purchases;
  private final Corrections corrections;
  private final Signer signer;
  private final Clock clock;

  public Deliveries(Purchases purchases, Corrections corrections, Signer signer, Clock clock) {
    this.purchases = purchases;
    this.corrections = corrections;
    this.signer = signer;
    this.clock = clock;
  }

  /// Looks behind a link. To be asked at every request, each part of a resumed download included:
  /// the line may have been cancelled since the last one.
  ///
  /// @param token the last part of the link
  /// @param purpose what it is used for
  public Opened open(String token, Purpose purpose) {
    return signer
        .verify(purpose, token)
        .flatMap(LinkStatement::read)
        .map(this::open)
        .orElseGet(Deliveries::nobodys);
  }

  /// Looks behind a link to all files of an order, at every request.
  OpenedOrder openOrder(String token) {
    var link = signer.verify(Purpose.ORDER_LINK, token).flatMap(OrderLinkStatement::read);
    return link.map(this::openOrder)
        .orElseGet(() -> new OpenedOrder(List.of(), false, corrections));
  }

  private OpenedOrder openOrder(OrderLinkStatement link) {
    var sales =
        purchases.sales(link.vendor(), link.environment(), link.order(), Links.MOST_FILES + 1);
    var now =
        sales.stream().findFirst().map(sale -> sale.line().now(clock)).orElse(clock.instant());
    // After the sales were read: a name that is mended meanwhile has ended the link.
    var renewals = purchases.renewals(link.vendor(), link.environment(), link.order());
    boolean isRenewed = renewals != link.renewals();
    return new OpenedOrder(sales, isRenewed || !now.isBefore(link.expiry()), corrections);
  }

  private Opened open(LinkStatement link) {
    return purchases.sale(link.line()).map(sale -> open(link, sale)).orElseGet(Deliveries::nobodys);
  }

  private static Opened nobodys() {
    return new NoSuchLink(Optional.empty());
  }

  private Opened open(LinkStatement link, Sale sale) {
    var line = sale.line();
    var vendor = sale.vendor();
    if (line.status() == LineStatus.CANCELLED) {
      return new Cancelled(vendor);
    }
    if (!line.now(clock).isBefore(link.expiry())) {
      return new Expired(vendor);
    }
    return switch (line.status()) {
      case PROCESSING -> new NotReady(vendor);
      case COMPLETED -> {
        if (line.epoch() != link.epoch()) {
          yield new Expired(vendor);
        }
        yield line.sold()
            .<Opened>map(file -> corrections.latest(new Deliverable(sale, file)))
            .orElseGet(() -> new NoSuchLink(Optional.of(vendor)));
      }
      case FAILED, CANCELLED -> new NoSuchLink(Optional.of(vendor));
    };
  }

  /// Another rendering of the same purchase: the score as MusicXML, say, or a recording.
  ///
  /// @param rendering as the catalogue calls it
  /// @throws ApiException 404 if it has no such file
  public Deliverable asRendering(Deliverable found, String rendering) {
    return corrections.asRendering(found, rendering);
  }

  /// The later editions of a purchase.
  public Corrections corrections() {
    return corrections;
  }

  /// Records that the buyer is about to receive something. To be called before the first byte.
  ///
  /// @param what for the ledger: `download` or `view`
  /// @throws ApiException 410 if the line was cancelled in this moment: then nothing may go out
  public void record(Deliverable found, String what) {
    var line = found.line();
    var delivered =
        found.given().replaces()
            ? purchases.deliverLater(line, found.given().replacing(), found.given().owed(), what)
            : purchases.deliver(line, what);
    if (!delivered) {
      throw Opened.cancelled();
    }
    corrections.note(found);
  }
}
