package org.partbook.delivery;

import java.time.Clock;
import java.util.Optional;
import org.partbook.catalog.Catalog;
import org.partbook.db.Database;
import org.partbook.delivery.Opened.Cancelled;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.delivery.Opened.Expired;
import org.partbook.delivery.Opened.NoSuchLink;
import org.partbook.delivery.Opened.NotReady;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.LineStatus;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Purchases;
import org.partbook.purchase.Sale;
import org.partbook.purchase.SoldFile;
import org.partbook.scores.Preparation;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// The rules of delivering: which link opens what, and that nothing goes out unrecorded.
public final class Deliveries {
  private final Database db;
  private final Purchases purchases;
  private final Catalog catalog;
  private final Signer signer;
  private final Clock clock;

  public Deliveries(Database db, Purchases purchases, Catalog catalog, Signer signer, Clock clock) {
    this.db = db;
    this.purchases = purchases;
    this.catalog = catalog;
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
    return link.map(one ->
            new OpenedOrder(
                purchases.sales(one.vendor(), one.environment(), one.order(), Links.MOST_FILES + 1),
                !clock.instant().isBefore(one.expiry())))
        .orElse(OpenedOrder.NONE);
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
    if (!clock.instant().isBefore(link.expiry())) {
      return new Expired(vendor);
    }
    return switch (line.status()) {
      case PROCESSING -> new NotReady(vendor);
      case COMPLETED -> {
        if (line.epoch() != link.epoch()) {
          yield new Expired(vendor);
        }
        yield line.sold()
            .<Opened>map(file -> new Deliverable(sale, file))
            .orElseGet(() -> new NoSuchLink(Optional.of(vendor)));
      }
      case FAILED, CANCELLED -> new NoSuchLink(Optional.of(vendor));
    };
  }

  /// Another rendering of the same purchase: the score as MusicXML, say, or a recording.
  ///
  /// @param rendering as the catalogue calls it
  /// @throws ApiException 404 if the asset has no such file today
  public Deliverable asRendering(Deliverable found, String rendering) {
    if (rendering.equals(found.file().rendering())) {
      return found;
    }
    var goods =
        db.ask(tx -> catalog.goods(tx, found.line().asset(), rendering))
            .orElseThrow(() ->
                new ApiException(ErrorCode.NO_SUCH_PATH, "this score is not sold as " + rendering));
    var file =
        Preparation.prepares(rendering) && (found.file().personal() || goods.personalised())
            ? new SoldFile(goods.blob(), rendering, true, Preparation.form())
            : SoldFile.asItIs(goods.blob(), rendering);
    return new Deliverable(found.sale(), file);
  }

  /// Records that the buyer is about to receive something. To be called before the first byte.
  ///
  /// @param what for the ledger: `download` or `view`
  /// @throws ApiException 410 if the line was cancelled in this moment: then nothing may go out
  public void record(OrderLine line, String what) {
    if (!purchases.deliver(line, what)) {
      throw Opened.cancelled();
    }
  }
}
