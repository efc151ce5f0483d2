import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.PurchaseApi;
import org.openapitools.client.model.PurchaseRegisterRequest;

/**
 * A hundred sales at once with the generated Java client, which can't read a 202: how many are ready
 * at the first call.
 */
public class First {
  public static void main(String[] args) throws Exception {
    String token = System.getenv("PARTBOOK_TOKEN");
    ApiClient client =
        new ApiClient()
            .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    PurchaseApi purchases = new PurchaseApi(client);
    long first = Long.parseLong(System.getenv("ORDER"));
    var sales = new ArrayList<Callable<Boolean>>();
    for (long order = first; order > first - 100; order--) {
      long number = order;
      sales.add(() -> sell(purchases, number));
    }
    var threads = Executors.newFixedThreadPool(100);
    int ready = 0;
    for (var sale : threads.invokeAll(sales)) {
      ready += sale.get() ? 1 : 0;
    }
    threads.shutdown();
    System.out.println(ready);
  }

  private static boolean sell(PurchaseApi purchases, long order) throws Exception {
    purchases.connectorPurchaseRegister(
        new PurchaseRegisterRequest()
            .assetId(1001L)
            .orderNumber(order)
            .orderLineId(1L)
            .countryCode("US")
            .quantity(1L)
            .unitPrice(new BigDecimal("3.95"))
            .lineItemPrice(new BigDecimal("3.95"))
            .customer("Clara Wieck"));
    return purchases.connectorPurchaseInfoWithHttpInfo(order).getStatusCode() == 200;
  }
}
