package org.partbook.verify;

import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.audit.TlogProof;
import org.partbook.copies.licence.CopyCode;
import org.partbook.ledger.log.Receipts;
import org.partbook.ledger.log.Receipts.NoEntry;
import org.partbook.ledger.log.Receipts.Outcome;
import org.partbook.purchase.CopyEditions;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Purchases;
import org.partbook.purchase.Sale;
import org.partbook.verify.SoldCopy.Standing;
import org.partbook.web.Words;

/// Looks up what a code stands for.
///
/// A line that was never completed has no copy that could bear its code, so its code is one that we
/// don't know: whoever asks learns nothing of sales that are still under way or have failed.
public final class SoldCopies {
  private final Purchases purchases;
  private final CopyEditions editions;
  private final Receipts receipts;

  public SoldCopies(Purchases purchases, CopyEditions editions, Receipts receipts) {
    this.purchases = purchases;
    this.editions = editions;
    this.receipts = receipts;
  }

  Optional<SoldCopy> byCode(CopyCode code) {
    return purchases
        .sale(code)
        .flatMap(sale -> standing(sale.line()).map(now -> describe(sale, now)));
  }

  /// The proof that the sale of a valid copy was logged. Nothing of the sale is in it.
  Outcome<TlogProof> proof(CopyCode code) {
    return purchases
        .sale(code)
        .filter(sale -> standing(sale.line()).equals(Optional.of(Standing.VALID)))
        .map(sale -> receipts.proof(sale.line().number()))
        .orElseGet(NoEntry::new);
  }

  private static Optional<Standing> standing(OrderLine line) {
    var standing =
        switch (line.status()) {
          case PROCESSING, FAILED -> Optional.<Standing>empty();
          case COMPLETED -> Optional.of(Standing.VALID);
          case CANCELLED ->
              line.completedAt().map(_ -> line.isEnded() ? Standing.ENDED : Standing.CANCELLED);
        };
    return standing.map(
        real -> line.key().environment() == Environment.SANDBOX ? Standing.TEST : real);
  }

  /// What was taken back isn't licensed any more; a copy that was kept all the same is.
  private static long copies(OrderLine line) {
    return line.kept() > 0 ? line.kept() : line.quantity();
  }

  private SoldCopy describe(Sale sale, Standing standing) {
    return new SoldCopy(
        sale.line().code(),
        sale.name(Words.UNTITLED),
        sale.composer(),
        copies(sale.line()),
        sale.line().registeredAt(),
        sale.vendor().name(),
        sale.vendor().shop(),
        standing,
        editions.of(sale.line()));
  }
}
