package org.partbook.purchase;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.access.Environment;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;

/// What buyers have of a line besides the file that was sold: later editions that they have taken,
/// and other renderings that they have begun to receive. What is kept here stays as it is, as the
/// line's own file does (decision 0015).
public final class CopyEditions {
  /// The edition of what belongs to the file that was sold.
  public static final int AS_SOLD = 0;

  private static final int PAGE = 1000;

  private final Database db;
  private final Clock clock;
  private final CopyEditionStore store = new CopyEditionStore();
  private final LineStore lines = new LineStore();

  public CopyEditions(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// The editions of a completed line.
  public LineEditions of(OrderLine line) {
    return line.sold()
        .map(SoldFile::rendering)
        .map(type ->
            new LineEditions(
                line,
                db.ask(tx -> store.editions(tx, line.asset(), type)),
                db.ask(tx -> store.taken(tx, line, type))))
        .orElseGet(() -> new LineEditions(line, List.of(), List.of()));
  }

  /// What the buyer has already.
  ///
  /// @param edition in whose company, or [#AS_SOLD]
  public Optional<KeptFile> find(OrderLine line, int edition, String rendering) {
    return isText(rendering)
        ? db.ask(tx -> store.find(tx, line, edition, rendering))
        : Optional.empty();
  }

  /// The database takes no zero within a text, and a part of an address may have one.
  private static boolean isText(String name) {
    return name.indexOf('\0') < 0;
  }

  /// Notes what the buyer is about to receive.
  ///
  /// @return what they have from now on: this, or what somebody else has noted a moment before
  public SoldFile keep(OrderLine line, int edition, SoldFile file) {
    var now = line.now(clock);
    return db.write(tx -> store.keep(tx, line, edition, file, now))
        ? file
        : find(line, edition, file.rendering()).orElseThrow().file();
  }

  /// Gives the buyer a later edition, beside what was sold. Once is enough.
  public void take(OrderLine line, CopyEdition edition, SoldFile file) {
    var now = line.now(clock);
    var facts =
        Facts.of()
            .add("detail", "edition " + edition.number())
            .add("edition", edition.number())
            .add("file", file.blob().sha256())
            .json();
    db.transact(tx -> {
      if (store.keep(tx, line, edition.number(), file, now)) {
        lines.note(tx, line, EntryKind.EDITION_TAKEN, Actor.BUYER, now, facts);
      }
    });
  }

  /// Who has which edition of an asset, in the order in which they bought it. It goes through all
  /// sales, and may take a while where there are millions.
  public Stream<EditionHolder> holders(AssetId asset, Environment environment) {
    return Stream.iterate(
            page(asset, environment, 0),
            page -> !page.isEmpty(),
            page -> page(asset, environment, page.getLast().line()))
        .flatMap(List::stream);
  }

  private List<EditionHolder> page(AssetId asset, Environment environment, long after) {
    return db.inTransaction(tx -> store.holders(tx, asset, environment, after, PAGE));
  }
}
