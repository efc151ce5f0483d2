package org.partbook.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The HL Connect purchase API, as Partbook and others serve it.
///
/// ```java
/// var api =
///     PurchaseApi.builder(URI.create("https://scores.example.org"))
///         .token(() -> System.getenv("PARTBOOK_TOKEN"))
///         .build();
/// ```
///
/// One instance serves all threads for as long as the program runs; it holds connections, but
/// nothing that has to be closed. Every call blocks until it is done, for no longer than
/// [PurchaseApiBuilder#callTimeout] says, whatever is repeated. A thread that is interrupted gets a
/// [TransportException], or an [UnknownOutcomeException] where something may have been done;
/// between two attempts, what the last one ended with. It stays interrupted.
///
/// **Errors.** Every method may throw a [PurchaseApiException]: [UnauthorizedException] when the
/// token isn't good, [TransportException] when there was no usable answer, [OverloadedException]
/// when the server wanted us to wait longer than the [RetryPolicy] allows, and what is named at
/// each method. An [IllegalArgumentException] means that a number was out of range, a
/// [NullPointerException] names what must not be null, an [IllegalStateException] means that the
/// supplier gave no usable token; then nothing was sent. Where no answer came, the message says why
/// in words, and the cause is kept.
///
/// **Repetitions.** What changes nothing, and a cancellation, is repeated by itself when the
/// connection breaks, and on 429, 500, 502, 503 and 504. A registration whose answer was lost is
/// asked for, see [#register].
public final class PurchaseApi {
  private static final int PAGE_SIZE = 100;

  private final Calls calls;

  PurchaseApi(Settings settings) {
    this(new Calls(settings));
  }

  private PurchaseApi(Calls calls) {
    this.calls = calls;
  }

  /// Begins to make a client.
  ///
  /// @param base the server's address, such as `https://scores.example.org`; whether with a slash
  ///   at its end doesn't matter
  /// @return a builder
  /// @throws IllegalArgumentException if it is no such address
  public static PurchaseApiBuilder builder(URI base) {
    return new PurchaseApiBuilder(base);
  }

  /// The same client for calls that want something otherwise. It shares the connections, and costs
  /// nothing to make.
  ///
  /// ```java
  /// var patient = CallOptions.builder().callTimeout(Duration.ofMinutes(2)).build();
  /// AssetPage page = api.with(patient).listAssets(1000, 0);
  /// ```
  ///
  /// @param options what they want
  /// @return a client for them
  public PurchaseApi with(CallOptions options) {
    return new PurchaseApi(calls.with(Checks.given("options", options)));
  }

  /// Registers a sale: `POST /purchase/register`.
  ///
  /// When the answer is lost (the connection breaks, a time-out, a 5xx that doesn't say), the
  /// server is asked for the order, and while that is being processed, for up to
  /// [RetryPolicy#longestDelay()]. If the sale's lines are there and say the same, it was
  /// registered. If not, it is sent again with the same numbers, which is safe: one line is sold
  /// once.
  ///
  /// ```java
  /// var sale =
  ///     RegisterRequest.of(101003, 1, "US")
  ///         .line(12345, 1)
  ///         .unitPrice(new BigDecimal("4.95"))
  ///         .lineItemPrice(new BigDecimal("4.95"))
  ///         .customer("Clara Wieck")
  ///         .build();
  /// if (api.register(sale) instanceof Registration.AlreadyRegistered) {
  ///   System.out.println("order 12345 has a line 1 already");
  /// }
  /// ```
  ///
  /// @param sale the sale
  /// @return what became of it
  /// @throws ValidationException if it isn't allowed; nothing was registered
  /// @throws NotFoundException if there is no such asset
  /// @throws UnknownOutcomeException if nobody can say what became of it: register it again later,
  ///   with the same numbers
  public Registration register(RegisterRequest sale) {
    return new Registering(calls.begin(), Sales.of(Checks.given("sale", sale))).run();
  }

  /// Registers a whole cart, all of its lines or none: `POST /purchase/register-order`. A lost
  /// answer is asked for as with [#register].
  ///
  /// ```java
  /// var line =
  ///     RegisterRequest.of(101003, 1, "US")
  ///         .line(12345, 1)
  ///         .unitPrice(new BigDecimal("4.95"))
  ///         .lineItemPrice(new BigDecimal("4.95"));
  /// var cart = OrderRequest.of(12345, "Clara Wieck").line(line).build();
  /// if (api.registerOrder(cart) instanceof Registration.AlreadyRegistered there) {
  ///   System.out.println("there already: " + there.lines());
  /// }
  /// ```
  ///
  /// @param cart the cart
  /// @return what became of it
  /// @throws ValidationException if a line isn't allowed, whose place its errors name as in
  ///   `lines[2].quantity`, an asset that there isn't included; nothing was registered
  /// @throws UnknownOutcomeException if nobody can say what became of it: register it again later,
  ///   with the same numbers
  public Registration registerOrder(OrderRequest cart) {
    return new Registering(calls.begin(), Sales.of(Checks.given("cart", cart))).run();
  }

  /// Your orders: `GET /purchase/orders`. Nothing is fetched before somebody goes through them.
  ///
  /// ```java
  /// var today = OrderQuery.builder().from(Instant.now().minus(Duration.ofDays(1))).build();
  /// for (var order : api.orders(today)) {
  ///   order.lines().forEach(line -> System.out.println(line.item() + " " + line.deliveredAt()));
  /// }
  /// ```
  ///
  /// @param query which
  /// @return the orders, and the pages they come in
  public OrderListing orders(OrderQuery query) {
    Checks.given("query", query);
    return new OrderListing(cursor ->
        calls.begin().ask(Call.get(query.path(cursor)).compressed(), FeedAnswers::orders));
  }

  /// How an order stands, now: `GET /purchase/info`.
  ///
  /// ```java
  /// if (api.info(12345) instanceof OrderState.Completed order) {
  ///   order.lines().forEach(System.out::println);
  /// }
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @return its state
  /// @throws NotFoundException if you have no such order
  public OrderState info(long orderId) {
    return new Orders(calls.begin()).info(orderId);
  }

  /// How an order stands, and let the server hold its answer until the order is settled (`Prefer:
  /// wait`), so that nobody has to ask again and again. [#awaitCompletion] does so by itself.
  ///
  /// ```java
  /// OrderState state = api.info(12345, Duration.ofSeconds(10));
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param wait how long at most, from nothing to 30 seconds; parts of a second don't count. A
  ///   server need not know it
  /// @return its state then; still [OrderState.Processing], perhaps
  /// @throws NotFoundException if you have no such order
  public OrderState info(long orderId, Duration wait) {
    if (Checks.given("wait", wait).isNegative() || wait.compareTo(Duration.ofSeconds(30)) > 0) {
      throw new IllegalArgumentException("wait must be 0 to 30 seconds, not " + wait);
    }
    return new Orders(calls.begin(wait)).info(orderId, wait);
  }

  /// Asks how an order stands until it is settled, and lets the server hold its answers for as long
  /// as it likes (`Prefer: wait`). One that doesn't is asked five times a second at first, less
  /// often when it takes long, and not before it wants that (`Retry-After`), but for a last time at
  /// the end. A server that can't be reached meanwhile is asked again.
  ///
  /// ```java
  /// var state = api.awaitCompletion(12345, Duration.ofMinutes(2));
  /// if (state instanceof OrderState.Failed failed) {
  ///   System.out.println("cancel and refund: " + failed.message());
  /// }
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param timeout how long to go on; the last answer is waited for up to a second longer
  /// @return [OrderState.Completed] or [OrderState.Failed], never [OrderState.Processing]
  /// @throws NotFoundException if you have no such order
  /// @throws AwaitTimeoutException if it isn't settled by then; it says what was last known
  /// @throws TransportException if the thread was interrupted
  public OrderState awaitCompletion(long orderId, Duration timeout) {
    return new Orders(calls).await(orderId, Checks.positive("timeout", timeout));
  }

  /// A link to the file of a completed line: `GET /purchase/download-url`. It is a key that needs
  /// no token, it expires, and each call makes a fresh one.
  ///
  /// ```java
  /// URI link = api.downloadUrl(12345, 1);
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param orderLineId the line's number, 1 or more
  /// @return the link
  /// @throws NotFoundException if there is no such line, or it isn't completed, or was cancelled
  public URI downloadUrl(long orderId, long orderLineId) {
    return link(line("/purchase/download-url", orderId, orderLineId), orderId);
  }

  /// A link to all files of an order in one zip: `GET /purchase/order-download-url`. It is a key
  /// like that of a line.
  ///
  /// ```java
  /// URI link = api.orderDownloadUrl(12345);
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @return the link
  /// @throws NotFoundException if you have no such order, or none of its lines is completed
  public URI orderDownloadUrl(long orderId) {
    Checks.id("orderId", orderId);
    return link("/purchase/order-download-url?order_id=" + orderId, orderId);
  }

  /// A link for reading a completed line in the browser: `GET /purchase/view-url`. It is a key,
  /// too.
  ///
  /// ```java
  /// URI link = api.viewUrl(12345, 1);
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param orderLineId the line's number, 1 or more
  /// @return the link
  /// @throws NotFoundException if there is no such line, or it isn't completed, was cancelled, or
  ///   has no pages
  public URI viewUrl(long orderId, long orderLineId) {
    return link(line("/purchase/view-url", orderId, orderLineId), orderId);
  }

  /// Cancels a line: `DELETE /purchase/cancel`.
  ///
  /// ```java
  /// if (api.cancel(12345, 1) instanceof Cancellation.NotCancellable refused) {
  ///   System.out.println("stays sold: " + refused.reason());
  /// }
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param orderLineId the line's number, 1 or more
  /// @return what became of it
  /// @throws NotFoundException if there is no such line
  /// @throws UnknownOutcomeException if nobody can say what became of it; cancel again later
  public Cancellation cancel(long orderId, long orderLineId) {
    return new Cancelling(calls.begin(), orderId, orderLineId).run();
  }

  /// Asks whether an asset may be sold to a buyer, before the buyer pays: `POST
  /// /purchase/validate-purchase-before-payment`. It stores nothing, and is repeated like what only
  /// reads.
  ///
  /// ```java
  /// var validation = api.validatePurchaseBeforePayment(101003, "203.0.113.9", 1);
  /// var sale = RegisterRequest.validated(validation.token());
  /// ```
  ///
  /// @param assetId the asset's number, 1 or more
  /// @param customerIp the buyer's own address, IPv4 or IPv6: not that of your proxy
  /// @param quantity how many copies, 1 or more
  /// @return a token to register the sale with
  /// @throws ValidationException if it may not be sold
  /// @throws NotFoundException if there is no such asset
  public ValidationToken validatePurchaseBeforePayment(
      long assetId, String customerIp, long quantity) {
    Checks.id("assetId", assetId);
    Checks.given("customerIp", customerIp);
    Checks.id("quantity", quantity);
    var json =
        Json.write(Map.of("asset_id", assetId, "customer_ip", customerIp, "quantity", quantity));
    var call = Call.post("/purchase/validate-purchase-before-payment", json, List.of());
    return calls.begin().ask(call, Answers::validation);
  }

  /// One page of the catalogue: `GET /assets/list`. [#assets()] goes through all pages.
  ///
  /// ```java
  /// AssetPage first = api.listAssets(20, 0);
  /// ```
  ///
  /// @param pageSize how many assets at most, 1 or more; the server may lower it
  /// @param lastId lists what follows the asset with this number; 0 for the beginning
  /// @return the page
  /// @throws ForbiddenException if you may not list the catalogue
  public AssetPage listAssets(int pageSize, long lastId) {
    Checks.id("pageSize", pageSize);
    if (lastId < 0) {
      throw new IllegalArgumentException("lastId must be 0 or more, not " + lastId);
    }
    return new Catalogue(calls).page(Catalogue.query(pageSize, lastId));
  }

  /// One page of the catalogue, unless it is still what it was: a server that knows ETags then says
  /// so in few bytes. Whoever keeps the whole catalogue in step follows [#changes] instead.
  ///
  /// ```java
  /// AssetPage before = api.listAssets(20, 0);
  /// if (before.etag().isPresent()) {
  ///   AssetPage now = api.listAssetsUnless(20, 0, before.etag().get()).orElse(before);
  /// }
  /// ```
  ///
  /// @param pageSize as with [#listAssets]
  /// @param lastId as with [#listAssets]
  /// @param etag [AssetPage#etag()] of the page that you have
  /// @return the page; empty if it is the same
  /// @throws ForbiddenException if you may not list the catalogue
  public Optional<AssetPage> listAssetsUnless(int pageSize, long lastId, String etag) {
    Checks.id("pageSize", pageSize);
    if (lastId < 0) {
      throw new IllegalArgumentException("lastId must be 0 or more, not " + lastId);
    }
    if (!Checks.given("etag", etag).matches("(W/)?\"[!#-~]{0,500}\"")) {
      throw new IllegalArgumentException("that is no ETag");
    }
    return new Catalogue(calls).page(Catalogue.query(pageSize, lastId), etag);
  }

  /// One asset: `GET /assets/{asset_id}`.
  ///
  /// ```java
  /// AssetItem asset = api.asset(101003);
  /// asset.previews().forEach(System.out::println);
  /// ```
  ///
  /// @param assetId the asset's number, 1 or more
  /// @return the asset, as it is now
  /// @throws NotFoundException if there is none that you may sell
  public AssetItem asset(long assetId) {
    return new Catalogue(calls).asset(assetId);
  }

  /// The whole catalogue as changes, with a cursor to follow it from: `GET /assets/changes`.
  ///
  /// @return pages, on which every asset is [ChangeType#ADDED]
  public ChangeFeed changes() {
    return new ChangeFeed(new Catalogue(calls)::changes);
  }

  /// What has changed in the catalogue since a cursor: `GET /assets/changes`. Nothing is skipped,
  /// whatever the publisher does meanwhile. Nothing is fetched before somebody goes through it.
  ///
  /// ```java
  /// var shelf = new java.util.HashMap<Long, AssetItem>();
  /// String cursor = Files.readString(Path.of("cursor"));
  /// for (var page : api.changes(cursor)) {
  ///   for (var change : page.changes()) {
  ///     change
  ///         .asset()
  ///         .ifPresentOrElse(
  ///             asset -> shelf.put(asset.assetId(), asset), () -> shelf.remove(change.assetId()));
  ///   }
  ///   Files.writeString(Path.of("cursor"), page.cursor());
  /// }
  /// ```
  ///
  /// @param after [ChangePage#cursor()] of the last page that you have stored
  /// @return pages until there is no more for now; going through them may throw a
  ///   [CursorExpiredException]
  public ChangeFeed changes(String after) {
    var begin = Optional.of(Checks.given("after", after));
    var catalogue = new Catalogue(calls);
    return new ChangeFeed(cursor -> catalogue.changes(cursor.or(() -> begin)));
  }

  /// What happened, in its order: `GET /events`. Follow it by going through it now and then, each
  /// time from the cursor that you kept; or have it pushed to you, see [WebhookVerifier].
  ///
  /// ```java
  /// var query = EventQuery.builder().since(Instant.now().minus(Duration.ofHours(1))).build();
  /// for (var page : api.events(query)) {
  ///   page.events().forEach(System.out::println);
  ///   Files.writeString(Path.of("cursor"), page.cursor());
  /// }
  /// ```
  ///
  /// @param query from where on, and which
  /// @return pages until there is no more for now; going through them may throw a
  ///   [CursorExpiredException]
  public EventFeed events(EventQuery query) {
    Checks.given("query", query);
    return new EventFeed(cursor ->
        calls.begin().ask(Call.get(query.path(cursor)).compressed(), FeedAnswers::events));
  }

  /// The whole catalogue. Nothing is fetched before somebody goes through it.
  ///
  /// ```java
  /// for (var asset : api.assets()) {
  ///   System.out.println(asset.assetId() + " " + asset.title());
  /// }
  /// long free = api.assets().stream().filter(AssetItem::publicDomain).count();
  /// ```
  ///
  /// @return all assets, in order of their numbers
  public AssetListing assets() {
    return new AssetListing(new Catalogue(calls)::page, Catalogue.query(PAGE_SIZE, 0));
  }

  /// How the parts of the server feel: `GET /health`, without a token.
  ///
  /// ```java
  /// boolean well = api.health().stream().allMatch(HealthItem::health);
  /// ```
  ///
  /// @return the parts
  public List<HealthItem> health() {
    return calls.begin().ask(Call.getOpenly("/health"), Answers::health);
  }

  /// Downloads the file of a completed line. See the method with a progress.
  ///
  /// ```java
  /// DownloadedFile file = api.download(12345, 1, Path.of("score.pdf"));
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param orderLineId the line's number, 1 or more
  /// @param target where the file shall be; what is there is replaced
  /// @return what has come
  /// @throws IOException if the file can't be written
  public DownloadedFile download(long orderId, long orderLineId, Path target) throws IOException {
    return download(orderId, orderLineId, target, DownloadProgress.none());
  }

  /// Downloads the file of a completed line. With its first byte the line counts as delivered, and
  /// can't be cancelled any more.
  ///
  /// A download that breaks goes on where it was, if the server says by a strong ETag that it is
  /// still the same file; an expired link is replaced by a fresh one. The target appears when the
  /// file is whole, in one step; until then it lies beside it under another name, which begins with
  /// a dot and ends with `.part`. If it fails, the target is as it was, and nothing is left.
  ///
  /// ```java
  /// api.download(
  ///     12345,
  ///     1,
  ///     Path.of("score.pdf"),
  ///     (bytes, total) -> System.out.println(bytes + " of " + total.orElse(-1)));
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param orderLineId the line's number, 1 or more
  /// @param target where the file shall be; what is there is replaced
  /// @param progress is told of every piece
  /// @return what has come
  /// @throws IOException if the file can't be written
  /// @throws NotFoundException if there is no such line, or it isn't completed, or was cancelled
  /// @throws DownloadException if what comes isn't the file
  /// @throws TransportException if it breaks again and again without getting on, or takes too long
  public DownloadedFile download(
      long orderId, long orderLineId, Path target, DownloadProgress progress) throws IOException {
    Checks.given("progress", progress);
    try (var sink = FileSink.beside(Checks.given("target", target))) {
      var file = transfer(() -> downloadUrl(orderId, orderLineId), sink, progress);
      sink.finish();
      return file;
    }
  }

  /// Downloads all files of an order in one zip, as a line's file is downloaded. With a file's
  /// first byte its line counts as delivered.
  ///
  /// ```java
  /// api.downloadOrder(12345, Path.of("order.zip"), DownloadProgress.none());
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param target where the zip shall be; what is there is replaced
  /// @param progress is told of every piece
  /// @return what has come
  /// @throws IOException if the file can't be written
  /// @throws NotFoundException if you have no such order, or none of its lines is completed
  /// @throws DownloadException if what comes isn't the file
  /// @throws TransportException if it breaks again and again without getting on, or takes too long
  public DownloadedFile downloadOrder(long orderId, Path target, DownloadProgress progress)
      throws IOException {
    Checks.given("progress", progress);
    try (var sink = FileSink.beside(Checks.given("target", target))) {
      var file = transfer(() -> orderDownloadUrl(orderId), sink, progress);
      sink.finish();
      return file;
    }
  }

  /// Downloads all files of an order in one zip into a stream, which can't begin anew.
  ///
  /// ```java
  /// var bytes = new ByteArrayOutputStream();
  /// api.downloadOrder(12345, bytes, DownloadProgress.none());
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param out gets the zip; isn't closed
  /// @param progress is told of every piece
  /// @return what has come
  /// @throws IOException if the stream can't be written to
  /// @throws NotFoundException if you have no such order, or none of its lines is completed
  /// @throws DownloadException if what comes isn't the file, or it can't be gone on with
  /// @throws TransportException if it breaks again and again without getting on, or takes too long
  public DownloadedFile downloadOrder(long orderId, OutputStream out, DownloadProgress progress)
      throws IOException {
    Checks.given("progress", progress);
    var sink = StreamSink.of(Checks.given("out", out));
    return transfer(() -> orderDownloadUrl(orderId), sink, progress);
  }

  /// Downloads the file of a completed line into a stream, as the method above. A stream can't
  /// begin anew: when the file can't be gone on with, the download fails, and the stream has got a
  /// part of the file.
  ///
  /// ```java
  /// var bytes = new ByteArrayOutputStream();
  /// api.download(12345, 1, bytes, DownloadProgress.none());
  /// ```
  ///
  /// @param orderId the order's number, 1 or more
  /// @param orderLineId the line's number, 1 or more
  /// @param out gets the file; isn't closed
  /// @param progress is told of every piece
  /// @return what has come
  /// @throws IOException if the stream can't be written to
  /// @throws NotFoundException if there is no such line, or it isn't completed, or was cancelled
  /// @throws DownloadException if what comes isn't the file, or it can't be gone on with
  /// @throws TransportException if it breaks again and again without getting on, or takes too long
  public DownloadedFile download(
      long orderId, long orderLineId, OutputStream out, DownloadProgress progress)
      throws IOException {
    Checks.given("progress", progress);
    var sink = StreamSink.of(Checks.given("out", out));
    return transfer(() -> downloadUrl(orderId, orderLineId), sink, progress);
  }

  private DownloadedFile transfer(Supplier<URI> links, Sink sink, DownloadProgress progress)
      throws IOException {
    return new Transfer(calls, links, sink, progress).run();
  }

  private URI link(String path, long orderId) {
    var link = calls.begin().ask(Call.get(path).about(orderId), Answers::link);
    return calls.settings().base().resolve(link);
  }

  static String line(String path, long orderId, long orderLineId) {
    Checks.id("orderId", orderId);
    Checks.id("orderLineId", orderLineId);
    return path + "?order_id=" + orderId + "&order_line_id=" + orderLineId;
  }

  /// Only the address.
  @Override
  public String toString() {
    return "PurchaseApi[" + calls.settings().base() + "]";
  }
}
