package org.partbook.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells webhooks of your server from everything else that may come to your endpoint, by Standard
/// Webhooks 1.0: with a shared secret (`whsec_`, signatures `v1`) or the server's public key
/// (`whpk_`, Ed25519, signatures `v1a`).
///
/// ```java
/// var webhooks = WebhookVerifier.builder().secret(System.getenv("PARTBOOK_WEBHOOK_SECRET")).build();
/// var server = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(8080), 0);
/// server.createContext(
///     "/partbook",
///     exchange -> {
///       var body = exchange.getRequestBody().readNBytes(WebhookVerifier.LONGEST_BODY + 1);
///       try {
///         Event event = webhooks.verify(exchange.getRequestHeaders(), body);
///         System.out.println(event.type() + " " + event.data());
///         exchange.sendResponseHeaders(204, -1);
///       } catch (WebhookException e) {
///         exchange.sendResponseHeaders(400, -1);
///       }
///       exchange.close();
///     });
/// ```
///
/// Give it the body's bytes as they came: what was read as JSON and written again has another
/// signature. An event may come more than once: its [Event#id()] tells. One instance serves all
/// threads.
public final class WebhookVerifier {
  /// No event is longer, in bytes.
  public static final int LONGEST_BODY = 1 << 20;

  private static final int LONGEST_HEADER = 4096;

  private final List<WebhookKey> keys;
  private final Duration tolerance;
  private final Clock clock;

  private WebhookVerifier(Builder from) {
    this.keys = List.copyOf(from.keys);
    this.tolerance = from.tolerance;
    this.clock = from.clock;
  }

  /// Begins without a secret.
  ///
  /// @return the verifier in the making
  public static Builder builder() {
    return new Builder();
  }

  /// Checks a webhook, and reads it.
  ///
  /// @param headers the request's headers, such as those of `com.sun.net.httpserver` or
  ///   `java.net.http`; their names may be in any case
  /// @param body the body's bytes, as they came
  /// @return the event
  /// @throws WebhookException if it isn't one of your server, or not from now
  public Event verify(Map<String, ? extends List<String>> headers, byte[] body) {
    return verify(
        name ->
            headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null),
        body);
  }

  /// Checks a webhook, and reads it.
  ///
  /// @param header gives the value of a header, such as `request::getHeader` of a servlet; null if
  ///   there is none
  /// @param body the body's bytes, as they came
  /// @return the event
  /// @throws WebhookException if it isn't one of your server, or not from now
  public Event verify(Function<String, @Nullable String> header, byte[] body) {
    var id = header(header, "webhook-id");
    var timestamp = header(header, "webhook-timestamp");
    var signatures = header(header, "webhook-signature");
    if (body.length > LONGEST_BODY) {
      throw new WebhookException(
          WebhookException.Reason.NO_EVENT, "the body is longer than " + LONGEST_BODY + " bytes");
    }
    seeThatItIsFromNow(timestamp);
    seeThatItIsSigned(content(id, timestamp, body), signatures);
    return event(id, body);
  }

  private static String header(Function<String, @Nullable String> header, String name) {
    var value = header.apply(name);
    if (value == null || value.isBlank() || value.length() > LONGEST_HEADER) {
      throw new WebhookException(
          WebhookException.Reason.BAD_HEADERS, "the header " + name + " is missing or too long");
    }
    return value.strip();
  }

  private void seeThatItIsFromNow(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      throw new WebhookException(
          WebhookException.Reason.BAD_HEADERS, "webhook-timestamp is no time in seconds");
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    var away = Duration.between(sent, clock.instant()).abs();
    if (away.compareTo(tolerance) > 0) {
      throw new WebhookException(
          WebhookException.Reason.TOO_OLD_OR_TOO_NEW,
          "it was signed at " + sent + ", which is more than " + tolerance + " from now");
    }
  }

  private void seeThatItIsSigned(byte[] content, String signatures) {
    var isGood =
        Stream.of(signatures.split(" "))
            .limit(20)
            .anyMatch(signature -> keys.stream().anyMatch(key -> is(key, content, signature)));
    if (!isGood) {
      throw new WebhookException(
          WebhookException.Reason.WRONG_SIGNATURE,
          "none of its signatures was made with a secret that you have given");
    }
  }

  private static boolean is(WebhookKey key, byte[] content, String signature) {
    var prefix = key.version() + ",";
    if (!signature.startsWith(prefix)) {
      return false;
    }
    try {
      return key.verifies(
          content, Base64.getDecoder().decode(signature.substring(prefix.length())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] content(String id, String timestamp, byte[] body) {
    var out = new ByteArrayOutputStream();
    out.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static Event event(String id, byte[] body) {
    try {
      return FeedAnswers.event(Answers.object(Json.read(body)), id);
    } catch (MalformedJson e) {
      throw new WebhookException(
          WebhookException.Reason.NO_EVENT, "the body is no event: " + e.getMessage());
    }
  }

  /// How many keys it has, and how far clocks may be apart.
  @Override
  public String toString() {
    return "WebhookVerifier[" + keys.size() + " keys, tolerance=" + tolerance + "]";
  }

  /// A verifier in the making. A secret has to be given.
  public static final class Builder {
    private final List<WebhookKey> keys = new ArrayList<>();
    private Duration tolerance = Duration.ofMinutes(5);
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /// A secret or public key of the endpoint. While secrets change, give the old one and the new
    /// one: a webhook of either is good.
    ///
    /// @param key begins with `whsec_` or `whpk_`
    /// @return this
    /// @throws IllegalArgumentException if it is neither; the message doesn't show it
    public Builder secret(String key) {
      if (keys.size() == 10) {
        throw new IllegalArgumentException("ten secrets at most");
      }
      keys.add(WebhookKey.of(Checks.given("key", key).strip()));
      return this;
    }

    /// How far the time of the signature may be from now, either way: five minutes, unless set.
    ///
    /// @param tolerance longer than nothing
    /// @return this
    public Builder tolerance(Duration tolerance) {
      this.tolerance = Checks.positive("tolerance", tolerance);
      return this;
    }

    /// What time it is, for tests: the system's clock, unless set.
    ///
    /// @param clock the clock
    /// @return this
    public Builder clock(Clock clock) {
      this.clock = Checks.given("clock", clock);
      return this;
    }

    /// The verifier.
    ///
    /// @return one that may be used by any number of threads
    /// @throws IllegalStateException if no secret was given
    public WebhookVerifier build() {
      if (keys.isEmpty()) {
        throw new IllegalStateException("no secret was given");
      }
      return new WebhookVerifier(this);
    }
  }
}
