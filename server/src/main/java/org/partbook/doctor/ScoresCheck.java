package org.partbook.doctor;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.scores.Preparation;
import org.partbook.scores.UnpreparedScore;

/// Whether every score for sale is prepared in today's form.
final class ScoresCheck implements Check {
  private final Database db;
  private final boolean mends;
  private final Supplier<Preparation> preparation;
  private final NamedBlobStore store = new NamedBlobStore();

  /// @param preparation what prepares, opened when it is needed
  ScoresCheck(Database db, boolean mends, Supplier<Preparation> preparation) {
    this.db = db;
    this.mends = mends;
    this.preparation = preparation;
  }

  @Override
  public String name() {
    return "scores";
  }

  @Override
  public Outcome examine() {
    var missing = Preparation.missing(db);
    if (missing.isEmpty()) {
      return Outcome.ok("each that is for sale is prepared in today's form");
    }
    return mends ? mend(missing) : judge(missing);
  }

  private Outcome judge(List<UnpreparedScore> missing) {
    var names = new Particulars();
    missing.forEach(one -> names.add(named(one)));
    var keys = missing.stream().map(one -> one.blob().sha256()).distinct().toList();
    int earlier = db.ask(tx -> store.prepared(tx, keys));
    return Outcome.warning(
            "%s for sale not prepared in today's form; %d of them in an earlier one, or in part"
                .formatted(Words.count(missing.size(), "score is", "scores are"), earlier),
            "Run it with --repair, or catalog prepare; else the first buyer waits for it")
        .with(names.list());
  }

  private Outcome mend(List<UnpreparedScore> missing) {
    var done = new Particulars();
    var refused = new Particulars();
    for (var one : missing) {
      try {
        prepare(one);
        done.add(named(one));
      } catch (Unfit e) {
        refused.add(named(one) + " " + e.text());
      } catch (IOException e) {
        refused.add(named(one) + " can't be prepared now: " + Failure.words(e));
      }
    }
    var message = Words.count(done.count(), "score was", "scores were") + " prepared";
    return refused.isEmpty()
        ? Outcome.mended(message, done.list())
        : Outcome.warning(
                message + ", and " + refused.count() + " can't be",
                "They can't be sold as they are: import others in their place")
            .with(refused.list());
  }

  private void prepare(UnpreparedScore score) throws Unfit, IOException {
    if (score.personalised() && Preparation.prepares(score.type())) {
      var _ = preparation.get().ensure(score.blob(), score.type());
    }
    if (score.type().equals("pdf")) {
      preparation.get().ensureDrawn(score.blob());
    }
  }

  private static String named(UnpreparedScore score) {
    return "asset " + score.asset() + ": its " + score.type();
  }
}
