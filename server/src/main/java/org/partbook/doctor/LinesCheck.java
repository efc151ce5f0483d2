package org.partbook.doctor;

import java.util.Optional;
import org.partbook.db.Database;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// Every line against the journal: its state must follow from its entries, and what was once
/// confirmed must be there.
final class LinesCheck implements Check {
  private static final int WINDOW = 2000;

  private final Database db;
  private final LineHistoryStore store = new LineHistoryStore();
  private final Particulars lost = new Particulars();
  private final Particulars wrong = new Particulars();
  private long lines;

  LinesCheck(Database db) {
    this.db = db;
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public Outcome examine() {
    long after = 0;
    while (true) {
      long from = after;
      var window = db.inTransaction(tx -> store.window(tx, from, WINDOW));
      window.forEach(this::hold);
      boolean isLast = window.size() < WINDOW;
      long last = isLast ? Long.MAX_VALUE : window.getLast().id();
      lost(from, last);
      if (isLast) {
        return judge();
      }
      after = last;
    }
  }

  private void hold(StoredLine line) {
    lines++;
    for (var problem : LineAudit.problems(line)) {
      wrong.add(line.named() + " " + problem);
    }
  }

  private void lost(long after, long last) {
    long from = after;
    while (true) {
      long start = from;
      var found = db.inTransaction(tx -> store.lost(tx, start, last, WINDOW));
      found.forEach(one -> lost.add(named(one)));
      if (found.size() < WINDOW) {
        return;
      }
      from = found.getLast().id();
    }
  }

  private static String named(LineHistoryStore.Lost lost) {
    return "line %d of vendor %s is gone: %s"
        .formatted(
            lost.id(),
            lost.vendor().isPresent() ? lost.vendor().getAsLong() : "?",
            lost.body().flatMap(LinesCheck::sold).orElse("its registration is gone as well"));
  }

  private static Optional<String> sold(String body) {
    try {
      var facts = Json.read(body);
      return Optional.of(
          "%s, order %d, line %d (asset %d)"
              .formatted(
                  facts.path("environment").asString("?"),
                  facts.path("order").asLong(0),
                  facts.path("order_line").asLong(0),
                  facts.path("asset").asLong(0)));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private Outcome judge() {
    if (lost.isEmpty() && wrong.isEmpty()) {
      return Outcome.ok(
          "%s, and each is what the journal says, to the copy and the cent"
              .formatted(Words.count(lines, "line", "lines")));
    }
    var details = lost.list();
    details.addAll(wrong.list());
    return Outcome.fault(
            "%s, of which %s to differ from the journal; %s confirmed and gone"
                .formatted(
                    Words.count(lines, "line", "lines"),
                    Words.count(wrong.count(), "thing was found", "things were found"),
                    lost.count() == 1 ? "1 more was" : lost.count() + " more were"),
            "Somebody has written to the database past the server, or an old copy was restored: hold"
                + " it against a backup. Nothing of this is mended, as nobody can know what is right")
        .with(details);
  }
}
