package org.partbook.doctor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// What became of a line, as its entries tell it one after the other.
///
/// Entries that can't follow one another are told of; what the last one says counts all the same,
/// so that one wrong entry isn't told of many times.
final class LineHistory {
  /// Where a line is.
  enum State {
    UNKNOWN,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED,
    /// Its copy was ended by the publisher, who is still owed for it.
    ENDED;

    /// As the table has it.
    String stored() {
      return this == ENDED ? CANCELLED.name() : name();
    }
  }

  private final List<String> problems = new ArrayList<>();
  private State state = State.UNKNOWN;
  private Optional<JsonNode> registered = Optional.empty();
  private boolean migrated;
  private Optional<Instant> registeredAt = Optional.empty();
  private Optional<Instant> completedAt = Optional.empty();
  private Optional<Instant> cancelledAt = Optional.empty();
  private Optional<Instant> deliveredAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private Optional<Instant> erasedAt = Optional.empty();
  private Optional<String> hiddenName = Optional.empty();
  private long refunded;
  private long copies;
  private Optional<BigDecimal> net = Optional.empty();

  static LineHistory of(List<StoredEntry> entries) {
    var history = new LineHistory();
    entries.forEach(history::add);
    return history;
  }

  private void add(StoredEntry entry) {
    var body = body(entry);
    entry.quantity().ifPresent(more -> copies += more);
    entry.net().ifPresent(more -> net = Optional.of(net.orElse(BigDecimal.ZERO).add(more)));
    switch (entry.kind()) {
      case "REGISTERED" -> register(entry, body);
      case "COMPLETED" -> {
        move(entry, State.COMPLETED, State.PROCESSING);
        completedAt = Optional.of(entry.at());
      }
      case "FAILED" -> move(entry, State.FAILED, State.PROCESSING);
      case "RETRIED" -> move(entry, State.PROCESSING, State.FAILED);
      case "CANCELLED" -> cancel(entry);
      case "DELIVERED" -> deliver(entry);
      case "REFUNDED" -> {
        move(entry, state, State.COMPLETED, State.ENDED);
        refunded += body.path("copies").asLong(0);
      }
      case "ENDED" -> {
        move(entry, State.ENDED, State.COMPLETED);
        endedAt = Optional.of(entry.at());
      }
      case "RESTORED" -> {
        move(entry, State.COMPLETED, State.ENDED);
        endedAt = Optional.empty();
      }
      case "RENAMED" -> hiddenName = Optional.of(body.path("customer").asString(""));
      case "ERASED" -> erasedAt = Optional.of(entry.at());
      default -> {
        // It says nothing of the line's state.
      }
    }
  }

  private JsonNode body(StoredEntry entry) {
    try {
      return Json.read(entry.body());
    } catch (MalformedJson e) {
      problems.add(entry.named() + " isn't JSON: " + e.getMessage());
      return Json.mapperInstance().createObjectNode();
    }
  }

  private void register(StoredEntry entry, JsonNode body) {
    if (registered.isPresent()) {
      problems.add("was registered twice: " + entry.named());
      return;
    }
    if (state != State.UNKNOWN) {
      problems.add("something happened to it before it was registered: " + entry.named());
    }
    registered = Optional.of(body);
    registeredAt = Optional.of(entry.at());
    hiddenName = Optional.of(body.path("customer").asString(""));
    migrated = body.path("migrated").asBoolean(false);
    boolean atOnce = body.path("completed").asBoolean(false);
    state = atOnce ? State.COMPLETED : State.PROCESSING;
    completedAt = atOnce ? registeredAt : Optional.empty();
  }

  private void cancel(StoredEntry entry) {
    if (deliveredAt.isPresent()) {
      problems.add("was cancelled after it was delivered: " + entry.named());
    }
    move(entry, State.CANCELLED, State.PROCESSING, State.COMPLETED, State.FAILED);
    cancelledAt = Optional.of(entry.at());
  }

  private void deliver(StoredEntry entry) {
    if (state == State.CANCELLED || state == State.ENDED) {
      problems.add("was delivered after it was cancelled or ended: " + entry.named());
    } else {
      move(entry, state, State.COMPLETED);
    }
    if (deliveredAt.isPresent()) {
      problems.add("was delivered for the first time twice: " + entry.named());
    } else {
      deliveredAt = Optional.of(entry.at());
    }
  }

  private void move(StoredEntry entry, State to, State... from) {
    boolean isKnown = registered.isPresent();
    if (isKnown && !List.of(from).contains(state)) {
      problems.add(entry.named() + " can't follow while it was " + state);
    }
    state = to;
  }

  List<String> problems() {
    return problems;
  }

  State state() {
    return state;
  }

  /// What was sold, as it was written down.
  Optional<JsonNode> registered() {
    return registered;
  }

  /// Whether it was sold before there was a journal, which tells less of it.
  boolean isMigrated() {
    return migrated;
  }

  Optional<Instant> registeredAt() {
    return registeredAt;
  }

  Optional<Instant> completedAt() {
    return completedAt;
  }

  Optional<Instant> cancelledAt() {
    return cancelledAt;
  }

  Optional<Instant> deliveredAt() {
    return deliveredAt;
  }

  Optional<Instant> endedAt() {
    return endedAt;
  }

  Optional<Instant> erasedAt() {
    return erasedAt;
  }

  /// The hash of the customer's name.
  Optional<String> hiddenName() {
    return hiddenName;
  }

  long refunded() {
    return refunded;
  }

  /// Sold copies, less those that were taken back.
  long copies() {
    return copies;
  }

  /// What is owed by all entries; nothing if none has an amount.
  Optional<BigDecimal> net() {
    return net;
  }
}
