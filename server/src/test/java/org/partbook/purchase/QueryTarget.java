package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.partbook.fuzz.FuzzTarget;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.RawRequest;
import org.partbook.http.Request;

/// What follows the question mark. Either all that is asked for is there and within its bounds, or
/// a 422 names what isn't.
public final class QueryTarget implements FuzzTarget {
  private static final Parameter ORDER = Parameter.required("order_id", 1);
  private static final Parameter LAST = Parameter.optional("last_id", 0);

  @Override
  public List<String> words() {
    return List.of(
        "order_id=",
        "last_id=",
        "&",
        "=",
        "+",
        "%2B",
        "%20",
        "from=",
        "to=",
        "status=COMPLETED",
        "after=",
        "page_size=100",
        "2026-11-30T00:00:00Z",
        "9999-12-31T23:59:59+18:00");
  }

  @Override
  public int mutations() {
    return 10_000;
  }

  @Override
  public void accept(byte[] bytes) {
    var request =
        new Request(new RawRequest(new String(bytes, StandardCharsets.ISO_8859_1), List.of("")));
    try {
      var query = Query.read(request, ORDER, LAST);
      assertThat(query.integer(ORDER)).isPositive();
      assertThat(query.optionalInteger(LAST).orElse(0)).isNotNegative();
    } catch (ApiException e) {
      refused(e);
    }
    try {
      var list = OrderListQuery.read(request);
      assertThat(list.begin()).isBefore(list.end());
      assertThat(list.most()).isBetween(1, 1000);
    } catch (ApiException e) {
      refused(e);
    }
  }

  private static void refused(ApiException e) {
    assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
    assertThat(e.errors()).isNotEmpty();
    assertThat(e.errors()).allSatisfy(error -> assertThat(error.message()).hasSizeLessThan(500));
  }
}
