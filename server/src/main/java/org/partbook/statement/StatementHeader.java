package org.partbook.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.ledger.Facts;
import org.partbook.statement.Statement.Closed;
import tools.jackson.databind.JsonNode;

/// The first line of a statement's document: everything in it that isn't derived from the journal.
final class StatementHeader {
  private StatementHeader() {}

  static String write(
      Optional<String> number,
      Statement statement,
      StatementParty party,
      Publisher publisher,
      ExchangeRates rates,
      Optional<String> previous,
      Optional<Instant> closedAt) {
    var period = statement.period();
    return Facts.of()
        .addOrNull("statement", number)
        .add("kind", statement.kind().wire())
        .addJson("party", write(statement.kind(), party))
        .addJson(
            "publisher",
            Facts.of()
                .add("name", publisher.name())
                .addOrNull("address", publisher.address())
                .addOrNull("vat_number", publisher.vatNumber())
                .json())
        .addJson(
            "period",
            Facts.of()
                .add("from", period.from().toString())
                .add("until", period.until().toString())
                .add("zone", period.zone().getId())
                .add("begin", period.begin().toString())
                .add("end", period.end().toString())
                .json())
        .add("currency", statement.currency())
        .addJson("rates", write(rates))
        .addOrNull("previous", previous)
        .addOrNull("closed_at", closedAt.map(Instant::toString))
        .json();
  }

  /// Whether the header of a closed statement says the same as what is stored beside it.
  static boolean isOf(Statement statement, Closed closed, Optional<String> previous) {
    var header = read(closed.header());
    var period = header.path("period");
    return header.path("statement").asString("").equals(closed.number())
        && header.path("kind").asString("").equals(statement.kind().wire())
        && header.path("party").path("id").asString("").equals(statement.party())
        && header.path("currency").asString("").equals(statement.currency())
        && header.path("previous").asString("").equals(previous.orElse(""))
        && header.path("closed_at").asString("").equals(closed.at().toString())
        && period.path("from").asString("").equals(statement.period().from().toString())
        && period.path("until").asString("").equals(statement.period().until().toString())
        && period.path("zone").asString("").equals(statement.period().zone().getId());
  }

  private static String write(StatementKind kind, StatementParty party) {
    var facts = Facts.of();
    if (kind == StatementKind.VENDOR) {
      facts.add("id", Long.parseLong(party.key()));
    } else {
      facts.add("id", party.key());
    }
    return facts
        .add("name", party.name())
        .addOrNull("address", party.address())
        .addOrNull("vat_number", party.vatNumber())
        .addOrNull("isni", party.isni())
        .addOrNull("ipi", party.ipi())
        .json();
  }

  static String write(ExchangeRates rates) {
    return rates.rates().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(rate ->
            Facts.of()
                .add("currency", rate.getKey())
                .add("rate", rate.getValue())
                .add("date", rates.day().toString())
                .add("source", rates.source())
                .json())
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// Rates as a draft or a header has them.
  static ExchangeRates rates(JsonNode list) {
    if (list.isEmpty()) {
      return ExchangeRates.NONE;
    }
    var first = list.get(0);
    return new ExchangeRates(
        LocalDate.parse(first.path("date").stringValue()),
        first.path("source").stringValue(),
        list.valueStream()
            .collect(
                Collectors.toMap(
                    one -> one.path("currency").stringValue(),
                    one -> new BigDecimal(one.path("rate").stringValue()))));
  }

  static ExchangeRates rates(String json) {
    return rates(read(json));
  }

  static JsonNode read(String json) {
    try {
      return Json.read(json);
    } catch (MalformedJson e) {
      throw new IllegalStateException("what is stored of a statement is not JSON", e);
    }
  }
}
