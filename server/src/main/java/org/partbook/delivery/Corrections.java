package org.partbook.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.Goods;
import org.partbook.db.Database;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.CopyEdition;
import org.partbook.purchase.CopyEditions;
import org.partbook.purchase.KeptFile;
import org.partbook.purchase.LineEditions;
import org.partbook.purchase.SoldFile;
import org.partbook.scores.Preparation;

/// The other files of a purchase: later editions, and other renderings than the one that was sold.
///
/// What a buyer has begun to receive stays, to the byte, whatever becomes of the catalogue
/// (decision 0054). So each of these files is chosen once, when it is first received or taken, and
/// noted; from then on the note counts. What a later edition takes the place of is decided at the
/// very last, when a line is first opened: then nobody can have received anything else.
public final class Corrections {
  private final Database db;
  private final Catalog catalog;
  private final CopyEditions editions;
  private final Preparation preparation;

  public Corrections(Database db, Catalog catalog, CopyEditions editions, Preparation preparation) {
    this.preparation = preparation;
    this.db = db;
    this.catalog = catalog;
    this.editions = editions;
  }

  /// What there is of it to be told, without what can't be given.
  public LineEditions of(Deliverable found) {
    var all = editions.of(found.line());
    return found.file().personal() ? all.without(one -> !canBeGiven(file(found, one))) : all;
  }

  /// Who has bought a copy with a name gets no other. Of an asset that was exempted from names
  /// since, there may be files that can't bear one: for this buyer they aren't there.
  private boolean canBeGiven(SoldFile file) {
    try {
      return !file.personal() || preparation.canPrepare(file.blob(), file.rendering());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same, or a later edition in its place.
  Deliverable latest(Deliverable found) {
    if (!found.sale().replaced() || found.line().deliveredAt().isPresent()) {
      return found;
    }
    return of(found).replacing().map(edition -> inItsPlace(found, edition)).orElse(found);
  }

  private Deliverable inItsPlace(Deliverable found, CopyEdition edition) {
    var file = file(found, edition);
    return new Deliverable(found.sale(), file, found.given().replacedBy(file, edition.number()));
  }

  /// A later edition that the buyer has taken.
  ///
  /// @throws ApiException 404 if they haven't
  public Deliverable taken(Deliverable found, int edition) {
    var kept =
        edition > CopyEditions.AS_SOLD
            ? editions.find(found.line(), edition, found.file().rendering())
            : Optional.<KeptFile>empty();
    return kept.map(one ->
            new Deliverable(
                found.sale(), one.file(), found.given().taken(one.file(), edition, one.since())))
        .orElseThrow(Corrections::nothing);
  }

  /// Gives the buyer a later edition, which is then to be had besides.
  ///
  /// @throws ApiException 404 if it isn't offered to them
  public void take(Deliverable found, int edition) {
    var all = of(found);
    if (all.taken().contains(edition)) {
      return;
    }
    var offered =
        all.offeredAbove(edition - 1)
            .filter(one -> one.number() == edition)
            .orElseThrow(Corrections::nothing);
    editions.take(found.line(), offered, file(found, offered));
  }

  private static ApiException nothing() {
    return new ApiException(ErrorCode.NO_SUCH_PATH, "this edition isn't there for this purchase");
  }

  private SoldFile file(Deliverable found, CopyEdition edition) {
    var personalised = db.ask(tx -> catalog.isPersonalised(tx, found.line().asset()));
    return file(found, new Goods(found.file().rendering(), edition.blob(), personalised));
  }

  private static SoldFile file(Deliverable found, Goods goods) {
    return Preparation.prepares(goods.type()) && (found.file().personal() || goods.personalised())
        ? new SoldFile(goods.blob(), goods.type(), true, Preparation.form())
        : SoldFile.asItIs(goods.blob(), goods.type());
  }

  /// Another rendering of the same purchase.
  ///
  /// @throws ApiException 404 if it has no such file
  Deliverable asRendering(Deliverable found, String rendering) {
    if (rendering.equals(found.file().rendering())) {
      return found;
    }
    var kept = editions.find(found.line(), found.given().edition(), rendering);
    if (kept.isPresent()) {
      return new Deliverable(found.sale(), kept.get().file(), found.given());
    }
    if (!found.isToBeHadAs(rendering)) {
      throw new ApiException(ErrorCode.NO_SUCH_PATH, "this score is not sold as " + rendering);
    }
    var file = file(found, goods(found, rendering));
    if (!canBeGiven(file)) {
      throw new ApiException(
          ErrorCode.NO_SUCH_PATH, "this score can't be had as %s with a name".formatted(rendering));
    }
    return new Deliverable(found.sale(), file, found.given().unnoted());
  }

  private Goods goods(Deliverable found, String rendering) {
    var asset = found.line().asset();
    var then = found.given().since();
    var with = found.given().main().blob();
    return db.ask(tx -> catalog.goods(tx, asset, rendering, then, with))
        .or(() -> db.ask(tx -> catalog.goods(tx, asset, rendering)))
        .orElseThrow(() ->
            new ApiException(ErrorCode.NO_SUCH_PATH, "this score is not sold as " + rendering));
  }

  /// Notes which file it is that the buyer is about to receive, unless that is known.
  ///
  /// @throws ApiException 503 if they have just begun to receive another one
  void note(Deliverable found) {
    if (found.given().noted()) {
      return;
    }
    var kept = editions.keep(found.line(), found.given().edition(), found.file());
    if (!kept.equals(found.file())) {
      throw new ApiException(
          ErrorCode.OVERLOADED, found.line().key() + " is being renewed, please try again");
    }
  }
}
