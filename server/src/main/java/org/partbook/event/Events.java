package org.partbook.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.event.EventStore.Read;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;

/// The logs of events, to be read.
public final class Events {
  /// So many events are looked at for one page: one that has few of the wanted types may be short.
  private static final int MOST_LOOKED_AT = 5000;

  private final EventStore store = new EventStore();

  /// After an earlier state was brought back: numbers will be given again that somebody has seen,
  /// so the logs get other names, and events other ids.
  public static void areRestored(Database db) {
    db.transact(new EventStore()::nameAnew);
  }

  /// A page of a log.
  ///
  /// @param cursor where the next one begins
  /// @param more whether it is there already
  record Page(List<Event> events, EventCursor cursor, boolean more) {}

  /// The events of a log behind a place; from its beginning if none is given.
  ///
  /// @throws ApiException 410 if what was behind the place isn't kept any more, or it isn't one of
  ///   this log
  Page after(Database db, EventLog log, Optional<EventCursor> cursor, EventTypes types, int size) {
    var wanted = types.wires();
    var most = types.words().isEmpty() ? size + 1 : MOST_LOOKED_AT;
    var after = cursor.map(EventCursor::number).orElse(0L);
    var read = db.ask(tx -> store.read(tx, log, after, wanted, most));
    if (read.isEmpty()) {
      db.transact(tx -> store.begin(tx, log));
      read = db.ask(tx -> store.read(tx, log, after, wanted, most));
    }
    var head = read.getFirst().head();
    cursor.ifPresent(place -> requireKept(place, head));
    return page(read, Math.max(after, head.gone()), size, most);
  }

  private static Page page(List<Read> read, long after, int size, int most) {
    var head = read.getFirst().head();
    var events = new ArrayList<Event>();
    var last = after;
    for (var one : read) {
      if (events.size() == size) {
        return new Page(events, new EventCursor(head.key(), last), true);
      }
      last = Math.max(last, one.number());
      one.event().ifPresent(events::add);
    }
    return new Page(
        events, new EventCursor(head.key(), last), read.size() == most && last < head.last());
  }

  private static void requireKept(EventCursor place, LogHead head) {
    if (!place.key().equals(head.key()) || place.number() > head.last()) {
      throw expired("the cursor " + place + " isn't one of this log of events, as it is now");
    }
    if (place.number() < head.gone()) {
      throw expired(
          "events behind the cursor %s are gone: they are kept for %d days"
              .formatted(place, EventDrawer.KEPT.toDays()));
    }
  }

  private static ApiException expired(String what) {
    return new ApiException(
        ErrorCode.CURSOR_EXPIRED,
        what
            + "; begin anew with GET /events without a cursor, which gives the oldest that there"
            + " are, and ask for the state of what you have missed");
  }

  /// Where events that happened at a moment or later begin.
  ///
  /// @throws ApiException 410 if some of them aren't kept any more
  EventCursor since(Database db, EventLog log, Instant since) {
    return db.inTransaction(tx -> {
      store.begin(tx, log);
      var head = store.head(tx, log).orElseThrow();
      if (head.goneAt().filter(gone -> !gone.isBefore(since)).isPresent()) {
        throw expired(
            "events since %s are gone: they are kept for %d days"
                .formatted(since, EventDrawer.KEPT.toDays()));
      }
      return new EventCursor(head.key(), positionSince(tx, log, since));
    });
  }

  /// The number of the event before the first that happened at a moment or later, of those that are
  /// kept.
  public long positionSince(Tx tx, EventLog log, Instant since) {
    return store.firstSince(tx, log, since).map(first -> first - 1).orElseGet(() -> last(tx, log));
  }

  /// The number of a log's last event.
  public long last(Tx tx, EventLog log) {
    return store.head(tx, log).map(LogHead::last).orElse(0L);
  }

  /// One event; nothing if it isn't kept any more.
  public Optional<Event> find(Tx tx, EventLog log, long number) {
    return store.one(tx, log, number);
  }
}
