package org.partbook.doctor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.doctor.LineHistory.State;
import org.partbook.ledger.Facts;
import tools.jackson.databind.JsonNode;

/// Holds a line against what its entries make of it.
final class LineAudit {
  private final StoredLine line;
  private final LineHistory history;
  private final List<String> problems;

  private LineAudit(StoredLine line) {
    this.line = line;
    this.history = LineHistory.of(line.entries());
    this.problems = new ArrayList<>(history.problems());
  }

  /// What is wrong with it, without the line's name; nothing if all agrees.
  static List<String> problems(StoredLine line) {
    var audit = new LineAudit(line);
    audit.registration();
    return audit.problems;
  }

  private void registration() {
    var registered = history.registered();
    if (registered.isEmpty()) {
      problems.add("has no entry of its registration");
      return;
    }
    sold(registered.get());
    name();
    state();
    times();
    money();
  }

  private void sold(JsonNode facts) {
    same("environment", line.environment(), facts.path("environment").asString(""));
    same("order", line.order(), facts.path("order").asLong(-1));
    same("order line", line.orderLine(), facts.path("order_line").asLong(-1));
    same("asset", line.asset(), facts.path("asset").asLong(-1));
    same("country", line.country(), facts.path("country").asString(""));
    same("number of copies", line.quantity(), facts.path("copies").asLong(-1));
    amount("unit price", line.unitPrice(), facts.path("unit_price").asString(""));
    amount("price", line.linePrice(), facts.path("line_price").asString(""));
    line.netDue().ifPresent(due -> amount("net", due, facts.path("net_due").asString("")));
    for (var entry : line.entries()) {
      if (!entry.vendor().equals(OptionalLong.of(line.vendor()))) {
        problems.add(entry.named() + " is another vendor's");
        return;
      }
    }
  }

  /// Without either in the message: nobody's name gets into a report.
  private void name() {
    if (line.times().erased().isPresent() || history.erasedAt().isPresent()) {
      if (!line.customer().isEmpty()) {
        problems.add("has a customer's name, which was erased");
      }
      return;
    }
    var hidden = Facts.hidden(line.salt(), line.customer());
    if (!history.hiddenName().equals(Optional.of(hidden))) {
      problems.add("has another customer's name than the journal");
    }
  }

  private void state() {
    same("status", line.status(), history.state().stored());
    same("number of refunded copies", line.refunded(), history.refunded());
  }

  private void times() {
    var times = line.times();
    time("registered", Optional.of(times.registered()), history.registeredAt());
    time("completed", times.completed(), history.completedAt());
    time("cancelled", times.cancelled(), history.cancelledAt());
    time("delivered", times.delivered(), history.deliveredAt());
    time("ended", times.ended(), history.endedAt());
    time("erased", times.erased(), history.erasedAt());
  }

  /// Of what was sold before there was a journal, whether it happened is enough.
  private void time(String what, Optional<Instant> stored, Optional<Instant> told) {
    if (stored.isPresent() != told.isPresent()) {
      problems.add(
          stored.isPresent()
              ? "was " + what + ", and the journal says nothing of it"
              : "was " + what + " by its journal, and the line says nothing of it");
    } else if (!history.isMigrated() && !stored.equals(told)) {
      problems.add(
          "was %s at %s, and by its journal at %s"
              .formatted(what, stored.orElseThrow(), told.orElseThrow()));
    }
  }

  /// What its entries add up to is what the vendor owes for it now.
  private void money() {
    boolean isOwed =
        line.isLive() && (history.state() == State.COMPLETED || history.state() == State.ENDED);
    same("sum of copies", isOwed ? line.quantity() - line.refunded() : 0, history.copies());
    var owed = isOwed ? line.netDue().map(this::left).orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
    var booked = history.net().orElse(BigDecimal.ZERO);
    if (owed.compareTo(booked) != 0) {
      problems.add(
          "owed is %s, and its entries add up to %s"
              .formatted(owed.toPlainString(), booked.toPlainString()));
    }
    for (var entry : line.entries()) {
      if (entry.net().isPresent() && !entry.currency().equals(line.currency())) {
        problems.add(entry.named() + " is in another currency");
        return;
      }
    }
  }

  /// As a refund reckons it.
  private BigDecimal left(BigDecimal due) {
    if (line.refunded() == 0) {
      return due;
    }
    return due.multiply(BigDecimal.valueOf(line.quantity() - line.refunded()))
        .divide(BigDecimal.valueOf(line.quantity()), due.scale(), RoundingMode.HALF_UP);
  }

  private void same(String what, Object stored, Object told) {
    if (!stored.equals(told)) {
      problems.add("its %s is %s, and by its journal %s".formatted(what, stored, told));
    }
  }

  private void amount(String what, BigDecimal stored, String told) {
    if (!told.matches("-?[0-9]+(\\.[0-9]+)?") || stored.compareTo(new BigDecimal(told)) != 0) {
      same(what, stored.toPlainString(), told);
    }
  }
}
