package org.partbook.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes a [PurchaseApi]. Only the token has to be given.
public final class PurchaseApiBuilder {
  private static final int LONGEST_BODY = 32 << 20;

  private final URI base;
  private Supplier<String> token =
      () -> {
        throw new IllegalStateException("no token was given");
      };
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration requestTimeout = Duration.ofSeconds(10);
  private Duration callTimeout = Duration.ofSeconds(30);
  private Duration stallTimeout = Duration.ofSeconds(30);
  private Duration downloadTimeout = Duration.ofHours(1);
  private RetryPolicy retries = RetryPolicy.standard();
  private Consumer<Exchange> listener = exchange -> {};
  private Optional<HttpClient> client = Optional.empty();
  private int longestBody = LONGEST_BODY;
  private Time time = Time.system();

  PurchaseApiBuilder(URI base) {
    var isBare =
        Links.isWeb(Checks.given("base", base))
            && base.getRawQuery() == null
            && base.getRawFragment() == null
            && base.getRawUserInfo() == null;
    if (!isBare) {
      throw new IllegalArgumentException(
          "the base address must be http(s)://host[:port][/path], and nothing more");
    }
    this.base = URI.create(base.toString().replaceAll("/+$", ""));
  }

  /// Where the token comes from. It is asked before each request, by the thread that makes it, so
  /// it should be quick; a token that changes is taken up at once. It has to be safe for use by
  /// several threads.
  ///
  /// @param token gives the access token, without `Bearer`
  /// @return this
  public PurchaseApiBuilder token(Supplier<String> token) {
    this.token = Checks.given("token", token);
    return this;
  }

  /// How long to wait for a connection: ten seconds, unless set. Has no effect if [#httpClient] is
  /// given, which has its own.
  ///
  /// @param timeout longer than nothing
  /// @return this
  public PurchaseApiBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = Checks.positive("connectTimeout", timeout);
    return this;
  }

  /// How long one request may take, from the connection to the last byte of the answer: ten
  /// seconds, unless set. Repetitions have their own time, as far as that of the whole call goes.
  ///
  /// @param timeout longer than nothing
  /// @return this
  public PurchaseApiBuilder requestTimeout(Duration timeout) {
    this.requestTimeout = Checks.positive("requestTimeout", timeout);
    return this;
  }

  /// How long a whole call may take, with everything that is repeated or asked for, and the pauses
  /// in between: 30 seconds, unless set. What isn't known by then is an [UnknownOutcomeException],
  /// or the exception for the last attempt. [PurchaseApi#awaitCompletion] and downloads have times
  /// of their own; of the catalogue, each page is a call.
  ///
  /// @param timeout longer than nothing
  /// @return this
  public PurchaseApiBuilder callTimeout(Duration timeout) {
    this.callTimeout = Checks.positive("callTimeout", timeout);
    return this;
  }

  /// How long a download may stand still before the connection is given up and the download goes on
  /// with another: 30 seconds, unless set.
  ///
  /// @param timeout longer than nothing
  /// @return this
  public PurchaseApiBuilder stallTimeout(Duration timeout) {
    this.stallTimeout = Checks.positive("stallTimeout", timeout);
    return this;
  }

  /// How long a whole download may take, however often it is resumed: one hour, unless set.
  ///
  /// @param timeout longer than nothing
  /// @return this
  public PurchaseApiBuilder downloadTimeout(Duration timeout) {
    this.downloadTimeout = Checks.positive("downloadTimeout", timeout);
    return this;
  }

  /// How often what may be repeated is repeated: [RetryPolicy#standard()], unless set.
  ///
  /// @param policy the policy
  /// @return this
  public PurchaseApiBuilder retries(RetryPolicy policy) {
    this.retries = Checks.given("policy", policy);
    return this;
  }

  /// Who is told of each request to the API, for logs and figures; not of those for files. Called
  /// by the thread that makes the request. What it throws goes to that thread's handler of uncaught
  /// exceptions, and leaves the call alone.
  ///
  /// @param listener safe for use by several threads
  /// @return this
  public PurchaseApiBuilder onExchange(Consumer<Exchange> listener) {
    this.listener = Checks.given("listener", listener);
    return this;
  }

  /// The HTTP client to use, for instance one with a proxy. Unless set, one is made that speaks
  /// HTTP/1.1.
  ///
  /// @param client one that follows no redirects, which would carry the token elsewhere
  /// @return this
  /// @throws IllegalArgumentException if it follows redirects
  public PurchaseApiBuilder httpClient(HttpClient client) {
    if (Checks.given("client", client).followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the HTTP client must follow no redirects");
    }
    this.client = Optional.of(client);
    return this;
  }

  PurchaseApiBuilder time(Time time) {
    this.time = time;
    return this;
  }

  PurchaseApiBuilder longestBody(int bytes) {
    this.longestBody = bytes;
    return this;
  }

  /// The client.
  ///
  /// @return one that may be used by any number of threads, for as long as the program runs
  public PurchaseApi build() {
    return new PurchaseApi(
        new Settings(
            base,
            token,
            requestTimeout,
            callTimeout,
            stallTimeout,
            downloadTimeout,
            retries,
            listener,
            client.orElseGet(this::ownClient),
            longestBody,
            time,
            Map.of(),
            Optional.empty(),
            false));
  }

  private HttpClient ownClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectTimeout)
        .build();
  }
}
