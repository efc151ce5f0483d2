import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.AssetsApi;
import org.openapitools.client.api.HealthApi;
import org.openapitools.client.api.PurchaseApi;
import org.openapitools.client.model.ContributorItem;
import org.openapitools.client.model.AssetItem;
import org.openapitools.client.model.PackageItem;
import org.openapitools.client.model.PriceItem;
import org.openapitools.client.model.RelatedGoodItem;
import org.openapitools.client.model.UsergenItem;
import org.openapitools.client.model.AssetsListResponse;
import org.openapitools.client.model.ErrorResponse;
import org.openapitools.client.model.HealthItem;
import org.openapitools.client.model.OrderItem;
import org.openapitools.client.model.OrderProcessingFailedResponse;
import org.openapitools.client.model.AssetPartForm;
import org.openapitools.client.model.PurchaseRegisterRequest;
import org.openapitools.client.model.PurchaseValidateBeforePaymentRequest;
import org.openapitools.client.model.ValidationToken;

/** The story of a sale with the generated Java client. It says the same as sale.ts. */
public class Sale {
  private static final long ORDER = Long.parseLong(System.getenv("ORDER"));
  private static final ObjectMapper MAPPER =
      ApiClient.createDefaultObjectMapper()
          // So that the one object of a 202 is read as a list of one.
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

  private final ApiClient client;
  private final PurchaseApi purchases;

  private Sale(String token) {
    client =
        new ApiClient()
            .setObjectMapper(MAPPER)
            .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    purchases = new PurchaseApi(client);
  }

  public static void main(String[] args) throws Exception {
    new Sale(System.getenv("PARTBOOK_TOKEN")).ofTheFirstGeneration();
    new Sale(System.getenv("PARTBOOK_SANDBOX_TOKEN")).ofTheSecondGeneration();
  }

  private void ofTheFirstGeneration() throws Exception {
    health();
    catalogue();

    register(piano(1));
    register(piano(2).parts(null));
    refused("once more", () -> register(piano(1)));
    show(settled(ORDER));
    open(purchases.connectorPurchaseDownloadUrl(ORDER, 1L).getUrl());
    open(purchases.connectorPurchaseViewUrl(ORDER, 1L).getUrl());

    refused("cancel line 1", () -> cancel(ORDER, 1L));
    cancel(ORDER, 2L);
    refused("cancel line 2", () -> cancel(ORDER, 2L));
    refused("download line 2", () -> purchases.connectorPurchaseDownloadUrl(ORDER, 2L));
    show(settled(ORDER));

    parts();
    waiting();
    failing();
    refusals();
  }

  private void ofTheSecondGeneration() throws Exception {
    PurchaseValidateBeforePaymentRequest wanted =
        new PurchaseValidateBeforePaymentRequest()
            .assetId(1001L)
            .customerIp("203.0.113.5")
            .quantity(3L);
    ValidationToken validation = purchases.connectorPurchaseValidatePurchaseBeforePayment(wanted);
    Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(validation.getExpDate()));
    say("validated: for " + left.plusSeconds(30).toMinutes() + " minutes");

    PurchaseRegisterRequest sale = paid("12.30", "4.10").orderLineId(1L);
    register(sale.token(validation.getToken()));
    show(settled(ORDER));
    refused("forged", () -> register(paid("1", "1").orderLineId(2L).token("forged")));
    refused(
        "from Germany",
        () ->
            purchases.connectorPurchaseValidatePurchaseBeforePayment(
                wanted.assetId(1003L).customerIp("198.51.100.7")));
  }

  private void health() throws ApiException {
    List<HealthItem> health = new HealthApi(new ApiClient()).health();
    for (HealthItem item : health) {
      Boolean well = item.getHealth();
      say("health: " + item.getName() + " " + well);
    }
  }

  private void catalogue() throws ApiException {
    AssetsApi assets = new AssetsApi(client);
    Long last = null;
    AssetsListResponse page;
    do {
      page = assets.assetsList(5L, last);
      say("page: " + joined(page.getAssets().stream().map(AssetItem::getAssetId).toList()));
      page.getAssets().forEach(Sale::show);
      last = page.getLastId();
    } while (page.getNextPage() != null);
  }

  private static void show(AssetItem asset) {
    Long least = asset.getMinQty();
    say("  " + asset.getTitle() + ", from " + (least == null ? 1 : least));
    if (!asset.getWorld()) {
      say("    in " + String.join(" ", asset.getCountries()));
    }
    if (asset.getPartable()) {
      say("    of " + joined(asset.getPackages().stream().map(PackageItem::getAssetId).toList()));
    }
    if (asset.getRetailPrice() != null) {
      BigDecimal price = asset.getRetailPrice();
      Long seconds = asset.getPerformanceTime();
      ContributorItem author = asset.getContributors().get(0);
      PriceItem other = asset.getPrices().get(0);
      RelatedGoodItem related = asset.getRelatedGoods().get(0);
      UsergenItem origin = asset.getUsergens().get(0);
      Long place = origin.getMedleyAssets().get(0).getSequence();
      say(
          "    for %s, %d seconds, by %s (%s), for %s, or %s, or %d"
              .formatted(
                  price,
                  seconds,
                  author.getName(),
                  author.getIsPrimary(),
                  asset.getInstruments().get(0).getName(),
                  other.getPrice(),
                  related.getRelatedProductId()));
      say("    place " + place);
      check(origin.getCommissionOverrideRate() == null);
      check(asset.getVoicing() == null);
    }
  }

  private void parts() throws Exception {
    PurchaseRegisterRequest sale =
        paid("10", "10")
            .orderNumber(ORDER - 1)
            .orderLineId(1L)
            .assetId(2000L)
            .countryCode("US")
            .quantity(1L)
            .addPartsItem(new AssetPartForm().assetId(2001L).orderLineId(1L))
            .addPartsItem(new AssetPartForm().assetId(2003L).orderLineId(2L))
            .addPartsItem(new AssetPartForm().assetId(2004L).orderLineId(3L));
    register(sale);
    show(settled(ORDER - 1));
  }

  private void waiting() throws ApiException {
    ApiResponse<List<OrderItem>> reply = purchases.connectorPurchaseInfoWithHttpInfo(7L);
    say("waiting: " + reply.getStatusCode() + " " + reply.getData().get(0).getStatus());
  }

  private void failing() throws Exception {
    register(piano(1).orderNumber(ORDER - 2).assetId(1005L));
    try {
      settled(ORDER - 2);
    } catch (ApiException e) {
      OrderProcessingFailedResponse failed = MAPPER.readValue(e.getResponseBody(), OrderProcessingFailedResponse.class);
      say("failed: " + e.getCode() + " " + failed.getStatus());
      check(!failed.getMessage().isEmpty());
    }
  }

  private void refusals() throws Exception {
    refused("two fields", () -> register(piano(3).countryCode("UK").quantity(0L)));
    refused("no such asset", () -> register(piano(3).assetId(999_999L)));
    refused("no such order", () -> purchases.connectorPurchaseInfo(99L));
    refused("no such line", () -> cancel(ORDER, 9L));
    refused("no page", () -> new AssetsApi(client).assetsList(0L, 0L));
    refused("nobody", () -> new Sale("nobody").purchases.connectorPurchaseInfo(ORDER));
  }

  private static PurchaseRegisterRequest piano(long line) {
    return paid("12.30", "4.10").orderLineId(line).assetId(1001L).countryCode("US").quantity(3L);
  }

  private static PurchaseRegisterRequest paid(String price, String unitPrice) {
    return new PurchaseRegisterRequest()
        .orderNumber(ORDER)
        .lineItemPrice(new BigDecimal(price))
        .unitPrice(new BigDecimal(unitPrice))
        .customer("Clara Wieck");
  }

  private void register(PurchaseRegisterRequest sale) throws ApiException {
    say("registered: " + done(purchases.connectorPurchaseRegisterWithHttpInfo(sale)));
  }

  private void cancel(Long order, Long line) throws ApiException {
    say("cancelled: " + done(purchases.connectorPurchaseCancelWithHttpInfo(order, line)));
  }

  private static String done(ApiResponse<Void> reply) {
    return reply.getStatusCode() + " " + reply.getHeaders().get("x-environment").get(0);
  }

  private List<OrderItem> settled(long order) throws ApiException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      ApiResponse<List<OrderItem>> reply = purchases.connectorPurchaseInfoWithHttpInfo(order);
      if (reply.getStatusCode() != 202) {
        return reply.getData();
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("order " + order + " is still being processed");
  }

  private static void show(List<OrderItem> lines) {
    for (OrderItem line : lines) {
      Long order = line.getOrderId();
      BigDecimal price = line.getLineItemPrice();
      BigDecimal unitPrice = line.getUnitPrice();
      BigDecimal quantity = line.getQuantity();
      say(
          "line: %d/%d %d for %s in %s, %s of %s for %s, %s %s"
              .formatted(
                  order,
                  line.getOrderLineId(),
                  line.getAssetId(),
                  line.getCustomer(),
                  line.getCountryCode(),
                  quantity,
                  unitPrice,
                  price,
                  line.getStatus(),
                  line.getDownloadUrl() == null && line.getViewUrl() == null
                      ? "without links"
                      : "with " + pathOf(line.getDownloadUrl()) + pathOf(line.getViewUrl())));
    }
  }

  private static String pathOf(String url) {
    return URI.create(url).getPath().replaceFirst("(^/[^/]+/).*", "$1");
  }

  private static void open(String url) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    try (InputStream body = reply.body()) {
      check(body.readAllBytes().length > 1000);
    }
    var type = reply.headers().firstValue("Content-Type").orElse("").split(";")[0];
    say("opened: " + reply.statusCode() + " " + type);
  }

  private static void refused(String what, Call call) throws Exception {
    try {
      call.run();
    } catch (ApiException e) {
      ErrorResponse error = MAPPER.readValue(e.getResponseBody(), ErrorResponse.class);
      Integer code = error.getCode();
      check(error.getStatus() == e.getCode());
      check(!error.getMessage().isEmpty());
      var id = e.getResponseHeaders().firstValue("X-Request-Id").orElse("");
      check(id.equals(error.getRequestId()));
      var fields = error.getErrors().stream().map(wrong -> " " + wrong.getField());
      say(what + ": " + code + " " + error.getName() + fields.collect(Collectors.joining()));
      return;
    }
    throw new IllegalStateException(what + " was not refused");
  }

  private static String joined(List<Long> ids) {
    return ids.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static void check(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("not as it should be");
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private interface Call {
    void run() throws Exception;
  }
}
