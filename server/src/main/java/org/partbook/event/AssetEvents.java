package org.partbook.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.partbook.access.Vendor;
import org.partbook.catalog.CatalogNews;
import org.partbook.catalog.CatalogNews.Page;
import org.partbook.db.Database;
import org.partbook.db.LastUsed;
import org.partbook.db.Tx;
import org.partbook.http.ApiException;
import org.partbook.ledger.Facts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws events from the catalogue: what `GET /assets/changes` tells a vendor, told by itself.
///
/// A log has a cursor of its own, which moves only from where it was when the page was read, and in
/// the transaction that appends what was on it. So whichever servers read a page at once, one
/// appends it.
public final class AssetEvents implements EventSource {
  private static final Logger LOG = LoggerFactory.getLogger(AssetEvents.class);

  private static final int AT_ONCE = 500;

  /// Terms begin at a time, which nobody is told of.
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /// The catalogue changes rarely; whoever follows it can wait so long.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private static final int MOST_REMEMBERED = 1000;

  private final Database db;
  private final CatalogNews news;
  private final Clock clock;
  private final FollowStore store = new FollowStore();
  private final EventStore events = new EventStore();
  private final LastUsed<EventLog, Boolean> begun = new LastUsed<>(MOST_REMEMBERED);

  /// Logs for which there may be news. Only one thread draws.
  private final Queue<EventLog> due = new ArrayDeque<>();

  private String looked = "";
  private Instant lookedAt = Instant.MIN;
  private long nextLookNanos = System.nanoTime();

  public AssetEvents(Database db, CatalogNews news, Clock clock) {
    this.db = db;
    this.news = news;
    this.clock = clock;
  }

  /// Has a log have events of the catalogue from now on, if it hasn't yet and its vendor may list
  /// the catalogue.
  public void begin(Vendor vendor, EventLog log) {
    if (vendor.catalogAccess()) {
      begin(log);
    }
  }

  void begin(EventLog log) {
    if (begun.find(log).isPresent()) {
      return;
    }
    if (db.ask(tx -> store.cursor(tx, log)).isEmpty()) {
      var latest = news.latest(log.vendor(), log.environment());
      if (latest.isEmpty()) {
        // It may sell nothing at present.
        return;
      }
      db.transact(tx -> store.begin(tx, log, latest.get()));
    }
    begun.keep(log, true);
  }

  @Override
  public Progress round() {
    if (due.isEmpty()) {
      look();
    }
    var log = due.poll();
    if (log == null) {
      return Progress.NOTHING;
    }
    var more = draw(log);
    if (more) {
      due.add(log);
    }
    return due.isEmpty() ? Progress.DONE : Progress.MORE;
  }

  private void look() {
    if (System.nanoTime() - nextLookNanos < 0) {
      return;
    }
    nextLookNanos = System.nanoTime() + BETWEEN_LOOKS.toNanos();
    var now = clock.instant();
    var look = db.ask(store::look);
    if (!look.equals(looked) || !now.isBefore(lookedAt.plus(LONGEST_REST))) {
      due.addAll(db.ask(store::logs));
      looked = look;
      lookedAt = now;
    }
  }

  /// Whether there is more to be drawn for this log.
  private boolean draw(EventLog log) {
    var cursor = db.ask(tx -> store.cursor(tx, log));
    if (cursor.isEmpty()) {
      return false;
    }
    var page = page(log, cursor.get());
    if (page.isEmpty() || page.get().cursor().equals(cursor.get())) {
      return false;
    }
    return db.inTransaction(tx -> append(tx, log, cursor.get(), page.get()));
  }

  private Optional<Page> page(EventLog log, String cursor) {
    try {
      return news.since(log.vendor(), log.environment(), cursor, AT_ONCE);
    } catch (ApiException e) {
      LOG.warn(
          "vendor {}, {}, isn't told of what has changed in the catalogue before now: {}",
          log.vendor().value(),
          log.environment().wire(),
          e.text());
      return news.latest(log.vendor(), log.environment())
          .map(latest -> new Page(List.of(), latest, false));
    }
  }

  private boolean append(Tx tx, EventLog log, String cursor, Page page) {
    // Somebody who draws from the journal is done in a moment.
    events.await(tx);
    if (!store.goOn(tx, log, cursor, page.cursor())) {
      // Another server was faster, and goes on.
      return false;
    }
    var now = clock.instant();
    var drawn =
        page.news().stream()
            .flatMap(one ->
                EventType.ofWire("asset." + one.type()).stream()
                    .map(type ->
                        new NewEvent(
                            log,
                            type,
                            now,
                            one.asset().value(),
                            Facts.of().add("asset_id", one.asset().value()))))
            .toList();
    if (!drawn.isEmpty()) {
      events.append(tx, drawn);
    }
    return page.more();
  }
}
