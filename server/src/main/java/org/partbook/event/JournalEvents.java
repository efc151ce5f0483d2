package org.partbook.event;

import java.time.Clock;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.event.JournalEventStore.Line;
import org.partbook.event.JournalEventStore.Told;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.ledger.Facts;
import org.partbook.ledger.FinalOrder;
import tools.jackson.databind.JsonNode;

/// Draws events from the journal, in its order, as far as that is final.
final class JournalEvents implements EventSource {
  /// So many numbers are looked through at once.
  private static final int WINDOW = 4096;

  /// What a line has in its entry that was completed when it was registered. No text in an entry
  /// has unescaped quotes.
  private static final String AT_ONCE = "\"completed\":true";

  private final Database db;
  private final Clock clock;
  private final JournalEventStore store = new JournalEventStore();
  private final EventStore events = new EventStore();
  private final FinalOrder order = new FinalOrder();

  JournalEvents(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public Progress round() {
    var look = db.ask(store::look);
    if (look.drawn() == look.position()) {
      return Progress.NOTHING;
    }
    try {
      return db.inTransaction(this::draw);
    } catch (RuntimeException | Error e) {
      order.forget();
      throw e;
    }
  }

  private Progress draw(Tx tx) {
    if (!events.lock(tx)) {
      return Progress.NOTHING;
    }
    var upTo = order.upTo(tx);
    var position = store.position(tx);
    if (upTo <= position) {
      return Progress.NOTHING;
    }
    var end = Math.min(upTo, position + WINDOW);
    var drawn =
        store.entries(tx, position, end).stream()
            .flatMap(told -> event(told).stream())
            .map(event -> event.notAfter(clock.instant()))
            .toList();
    if (!drawn.isEmpty()) {
      events.append(tx, drawn);
    }
    if (!store.advance(tx, position, end)) {
      throw new IllegalStateException("somebody else has drawn events beside their lock");
    }
    return end < upTo ? Progress.MORE : Progress.DONE;
  }

  private static Optional<NewEvent> event(Told told) {
    if (told.kind().equals("STATEMENT_CLOSED")) {
      return Optional.of(statement(told));
    }
    return told.line().flatMap(line -> event(told, line));
  }

  private static Optional<NewEvent> event(Told told, Line line) {
    return switch (told.kind()) {
      case "REGISTERED" ->
          told.body().contains(AT_ONCE) ? Optional.of(completed(told, line)) : Optional.empty();
      case "COMPLETED" -> Optional.of(completed(told, line));
      case "FAILED" ->
          Optional.of(
              event(
                  told,
                  line,
                  EventType.LINE_FAILED,
                  facts(line, "FAILED")
                      .add("reason", body(told).path("detail").asString("unknown"))));
      case "CANCELLED" ->
          Optional.of(event(told, line, EventType.LINE_CANCELLED, facts(line, "CANCELLED")));
      case "DELIVERED" ->
          Optional.of(event(told, line, EventType.LINE_DELIVERED, facts(line, "COMPLETED")));
      case "REFUNDED" ->
          Optional.of(
              event(
                  told,
                  line,
                  EventType.LINE_REFUNDED,
                  facts(line, line.status()).add("quantity", body(told).path("copies").asLong())));
      case "ENDED" ->
          Optional.of(event(told, line, EventType.LINE_ENDED, facts(line, "CANCELLED")));
      default -> Optional.empty();
    };
  }

  private static NewEvent completed(Told told, Line line) {
    var facts = facts(line, "COMPLETED").add("quantity", line.quantity());
    return event(told, line, EventType.LINE_COMPLETED, facts);
  }

  private static NewEvent event(Told told, Line line, EventType type, Facts facts) {
    var log = new EventLog(told.vendor(), line.environment());
    return new NewEvent(log, type, told.at(), line.number(), facts);
  }

  private static Facts facts(Line line, String status) {
    return Facts.of()
        .add("order_id", line.order())
        .add("order_line_id", line.orderLine())
        .add("asset_id", line.asset())
        .add("status", status);
  }

  /// Only sales that are live are in statements.
  private static NewEvent statement(Told told) {
    var body = body(told);
    return new NewEvent(
        new EventLog(told.vendor(), Environment.LIVE),
        EventType.STATEMENT_CLOSED,
        told.at(),
        told.id(),
        Facts.of()
            .add("number", body.path("statement").asString(""))
            .addText("from", told.period().map(period -> period.from().toString()))
            .addText("until", told.period().map(period -> period.until().toString()))
            .add("currency", body.path("currency").asString(""))
            .add("net", body.path("due").asString("")));
  }

  private static JsonNode body(Told told) {
    try {
      return Json.read(told.body());
    } catch (MalformedJson e) {
      throw new IllegalStateException("entry " + told.id() + " has no JSON: " + e.text(), e);
    }
  }
}
