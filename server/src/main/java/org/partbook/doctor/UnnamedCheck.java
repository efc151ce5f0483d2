package org.partbook.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.partbook.blob.Inventory;
import org.partbook.blob.Inventory.Found;
import org.partbook.catalog.WholeCatalog;
import org.partbook.db.Database;

/// Blobs that nobody names: no asset, no sale, no statement, nor what the catalogue was.
///
/// They do no harm but to the disk. They are removed only where somebody has said for how long they
/// must have lain there, and while nobody can just begin to name one: no server runs, and nobody
/// writes the catalogue.
final class UnnamedCheck implements Check {
  private final Database db;
  private final Inventory stored;
  private final Clock clock;
  private final Treatment treatment;
  private final NamedBlobStore store = new NamedBlobStore();
  private final Particulars names = new Particulars();
  private long bytes;

  UnnamedCheck(Inventory stored, Database db, Clock clock, Treatment treatment) {
    this.db = db;
    this.stored = stored;
    this.clock = clock;
    this.treatment = treatment;
  }

  @Override
  public String name() {
    return "unnamed";
  }

  @Override
  public Outcome examine() throws IOException {
    if (treatment.unnamedFor().isPresent()) {
      return removed(treatment.unnamedFor().get());
    }
    for (var digit : Digits.ALL) {
      unnamed(digit, Treatment.LEAST_AGE).forEach(this::count);
    }
    return names.isEmpty()
        ? Outcome.ok("no file has lain there for a day that nothing names")
        : Outcome.warning(
                said() + " that nothing names",
                "Leave them, or stop the servers and run it with --repair --unnamed-for 30d, which"
                    + " removes those that old")
            .with(names.list());
  }

  private Outcome removed(Duration age) throws IOException {
    var alone = db.withoutServers();
    if (alone.isEmpty()) {
      return Outcome.warning(
          "what nothing names is left alone, for a server runs",
          "Stop the servers, and run it again");
    }
    try (var _ = alone.get()) {
      var writing = new WholeCatalog(db).aloneAtOnce();
      if (writing.isEmpty()) {
        return Outcome.warning(
            "what nothing names is left alone, for somebody writes the catalogue",
            "Run it again when that is done");
      }
      try (var _ = writing.get()) {
        for (var digit : Digits.ALL) {
          for (var one : unnamed(digit, age)) {
            stored.remove(one.key());
            count(one);
          }
        }
      }
    }
    return names.isEmpty()
        ? Outcome.ok(
            "no file has lain there for %d days that nothing names".formatted(age.toDays()))
        : Outcome.mended(said() + " that nothing names, removed", names.list());
  }

  /// First what is there, then what is named: so what is stored and named in between isn't taken
  /// for something that nobody names.
  private List<Found> unnamed(String digit, Duration age) throws IOException {
    Instant limit = clock.instant().minus(age);
    var old = new ArrayList<Found>();
    for (var digits : Digits.behind(digit).toList()) {
      for (var found : stored.beginning(digits)) {
        if (found.modified().isBefore(limit)) {
          old.add(found);
        }
      }
    }
    if (old.isEmpty()) {
      return old;
    }
    var named = db.inTransaction(tx -> store.named(tx, digit));
    old.removeIf(one -> named.contains(one.key().sha256()));
    return old;
  }

  private void count(Found one) {
    names.add("%s, %s, since %s".formatted(one.key(), Words.bytes(one.size()), one.modified()));
    bytes += one.size();
  }

  private String said() {
    return Words.count(names.count(), "file", "files") + " of " + Words.bytes(bytes) + " in all";
  }
}
