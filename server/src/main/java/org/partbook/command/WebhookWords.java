package org.partbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.event.EventTypes;
import org.partbook.webhook.Attempt;
import org.partbook.webhook.Delivery;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Trouble;
import org.partbook.webhook.Webhooks.Revealed;

/// How endpoints and deliveries are shown.
final class WebhookWords {
  static final List<String> HEADINGS =
      List.of("WEBHOOK", "VENDOR", "ENVIRONMENT", "STATE", "TROUBLE", "WAITING", "TYPES", "URL");

  private WebhookWords() {}

  static List<Object> cells(Endpoint one) {
    return List.of(
        one.id(),
        one.vendorName(),
        one.log().environment().wire(),
        state(one),
        one.trouble().wire(),
        one.waiting(),
        one.types(),
        one.url());
  }

  /// In words, with the reason.
  static String state(Endpoint one) {
    var word = one.state().name().toLowerCase(Locale.ROOT);
    return one.disabled()
        .map(disabled ->
            "%s since %s: %s".formatted(word, Times.of(disabled.since()), disabled.why()))
        .or(() -> one.failingSince().map(since -> word + " since " + Times.of(since)))
        .orElse(word);
  }

  static Map<String, @Nullable Object> json(Endpoint one) {
    return fields(one).map();
  }

  private static JsonFields fields(Endpoint one) {
    return JsonFields.of()
        .add("id", one.id())
        .add("vendor", one.vendorName())
        .add("environment", one.log().environment().wire())
        .add("url", one.url().value())
        .add("types", one.types().words())
        .add("signature", one.scheme().wire())
        .add("public_key", one.openKey())
        .add("state", one.state().name().toLowerCase(Locale.ROOT))
        .add("trouble", one.trouble().wire())
        .add("disabled_at", one.disabled().map(Endpoint.Disabled::since))
        .add("disabled_why", one.disabled().map(Endpoint.Disabled::why))
        .add("failures", one.failures())
        .add("failing_since", one.failingSince())
        .add("waiting", one.waiting())
        .add("created_at", one.createdAt());
  }

  static Map<String, @Nullable Object> json(Revealed revealed) {
    return fields(revealed.endpoint()).add("secret", revealed.secret()).map();
  }

  static Map<String, @Nullable Object> json(Delivery one) {
    return JsonFields.of()
        .add("id", one.id())
        .add("webhook", one.endpoint())
        .add("event", one.event())
        .add("type", one.type())
        .add("state", state(one))
        .add("created_at", one.createdAt())
        .add("delivered_at", one.doneAt())
        .add("due_at", one.doneAt().isPresent() ? Optional.empty() : Optional.of(one.dueAt()))
        .add("attempts", one.attempts().stream().map(WebhookWords::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(Attempt one) {
    return JsonFields.of()
        .add("attempt", one.number())
        .add("at", one.at())
        .add("took_ms", one.took().toMillis())
        .add("status", one.status())
        .add("answer", one.answer())
        .add("problem", one.problem())
        .add("on_purpose", one.onPurpose().map(Trouble::wire))
        .map();
  }

  static String state(Delivery one) {
    if (one.doneAt().isPresent()) {
      return "delivered";
    }
    return one.attempts().isEmpty() ? "waiting" : "retrying";
  }

  /// How an attempt went, in a few words.
  static String outcome(Attempt one) {
    var answer = one.status().map(status -> Integer.toString(status)).or(one::problem).orElse("-");
    return one.onPurpose().map(trouble -> answer + " to " + trouble.wire()).orElse(answer);
  }

  /// Reads what somebody typed.
  static Trouble trouble(String typed) {
    try {
      return Trouble.parse(typed);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.wrongUsage("--trouble: " + e.getMessage());
    }
  }

  /// Reads what somebody typed.
  static EventTypes types(String typed) {
    try {
      return typed.equals("all") ? EventTypes.ALL : EventTypes.parse(typed);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.wrongUsage("--types: " + e.getMessage());
    }
  }
}
