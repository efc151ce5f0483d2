package org.partbook.client;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What single calls want otherwise than [PurchaseApiBuilder] was told: [PurchaseApi#with].
///
/// ```java
/// var hurry =
///     CallOptions.builder()
///         .callTimeout(Duration.ofSeconds(3))
///         .retries(RetryPolicy.none())
///         .header("X-Shop-Till", "7")
///         .requestId("till-7-4711")
///         .build();
/// OrderState state = api.with(hurry).info(12345);
/// ```
public final class CallOptions {
  private static final Set<String> OURS =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "expect",
          "host",
          "if-none-match",
          "prefer",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "x-request-id");

  private final Builder from;
  private final Map<String, String> headers;

  private CallOptions(Builder from) {
    this.from = new Builder(from);
    this.headers = Collections.unmodifiableMap(this.from.headers);
  }

  /// Begins without any wish.
  ///
  /// @return the options in the making
  public static Builder builder() {
    return new Builder();
  }

  /// The same, to be changed.
  ///
  /// @return options in the making, which leave these alone
  public Builder toBuilder() {
    return new Builder(from);
  }

  Optional<Duration> requestTimeout() {
    return Optional.ofNullable(from.requestTimeout);
  }

  Optional<Duration> callTimeout() {
    return Optional.ofNullable(from.callTimeout);
  }

  Optional<Duration> downloadTimeout() {
    return Optional.ofNullable(from.downloadTimeout);
  }

  Optional<RetryPolicy> retries() {
    return Optional.ofNullable(from.retries);
  }

  Optional<Consumer<Exchange>> listener() {
    return Optional.ofNullable(from.listener);
  }

  Optional<String> requestId() {
    return Optional.ofNullable(from.requestId);
  }

  Map<String, String> headers() {
    return headers;
  }

  boolean registersOnce() {
    return from.registersOnce;
  }

  /// Without the headers' values, which may be keys.
  @Override
  public String toString() {
    return "CallOptions[requestTimeout=%s, callTimeout=%s, downloadTimeout=%s, retries=%s, headers=%s]"
        .formatted(
            from.requestTimeout,
            from.callTimeout,
            from.downloadTimeout,
            from.retries,
            headers.keySet());
  }

  /// Options in the making. What isn't set stays as it is.
  public static final class Builder {
    private @Nullable Duration requestTimeout;
    private @Nullable Duration callTimeout;
    private @Nullable Duration downloadTimeout;
    private @Nullable RetryPolicy retries;
    private @Nullable Consumer<Exchange> listener;
    private @Nullable String requestId;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean registersOnce;

    private Builder() {}

    private Builder(Builder from) {
      this.requestTimeout = from.requestTimeout;
      this.callTimeout = from.callTimeout;
      this.downloadTimeout = from.downloadTimeout;
      this.retries = from.retries;
      this.listener = from.listener;
      this.requestId = from.requestId;
      this.headers.putAll(from.headers);
      this.registersOnce = from.registersOnce;
    }

    /// How long one request may take: [PurchaseApiBuilder#requestTimeout].
    ///
    /// @param timeout longer than nothing
    /// @return this
    public Builder requestTimeout(Duration timeout) {
      this.requestTimeout = Checks.positive("requestTimeout", timeout);
      return this;
    }

    /// How long the whole call may take: [PurchaseApiBuilder#callTimeout].
    ///
    /// @param timeout longer than nothing
    /// @return this
    public Builder callTimeout(Duration timeout) {
      this.callTimeout = Checks.positive("callTimeout", timeout);
      return this;
    }

    /// How long a whole download may take: [PurchaseApiBuilder#downloadTimeout].
    ///
    /// @param timeout longer than nothing
    /// @return this
    public Builder downloadTimeout(Duration timeout) {
      this.downloadTimeout = Checks.positive("downloadTimeout", timeout);
      return this;
    }

    /// How often what may be repeated is repeated.
    ///
    /// @param policy the policy
    /// @return this
    public Builder retries(RetryPolicy policy) {
      this.retries = Checks.given("policy", policy);
      return this;
    }

    /// Repeats only what HTTP itself calls idempotent, and what changes nothing: a registration is
    /// sent once. When its answer is lost the order is asked for, as ever; if the sale isn't seen
    /// there, the outcome is unknown ([UnknownOutcomeException]), and repeating is left to you.
    ///
    /// @return this
    public Builder onlyIdempotentRetries() {
      this.registersOnce = true;
      return this;
    }

    /// A header that goes with the requests to the API, not with those for files.
    ///
    /// @param name none that the client itself sends, such as `Authorization`
    /// @param value visible ASCII characters and blanks, 4,000 at most
    /// @return this
    /// @throws IllegalArgumentException if it is no header, or one of the client's own
    public Builder header(String name, String value) {
      if (!Checks.given("name", name).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}")) {
        throw new IllegalArgumentException("that is no name of a header");
      }
      if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("the header " + name + " is the client's own");
      }
      if (!Checks.given("value", value).matches("[!-~]([ -~]{0,3998}[!-~])?")) {
        throw new IllegalArgumentException("the value of the header " + name + " can't be sent");
      }
      headers.put(name, value);
      return this;
    }

    /// A number of your own for the call, which goes along as `X-Request-Id` and comes back in
    /// [Exchange#callId]. Each attempt has the same. Partbook gives every request a number of its
    /// own nevertheless ([Exchange#requestId]).
    ///
    /// @param id 1 to 200 visible ASCII characters
    /// @return this
    public Builder requestId(String id) {
      if (!Checks.given("id", id).matches("[!-~]{1,200}")) {
        throw new IllegalArgumentException("a request id has 1 to 200 visible ASCII characters");
      }
      this.requestId = id;
      return this;
    }

    /// Who is told of each request besides [PurchaseApiBuilder#onExchange], and after it.
    ///
    /// @param listener as there
    /// @return this
    public Builder onExchange(Consumer<Exchange> listener) {
      this.listener = Checks.given("listener", listener);
      return this;
    }

    /// The options. The builder may be used on.
    ///
    /// @return the options
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
