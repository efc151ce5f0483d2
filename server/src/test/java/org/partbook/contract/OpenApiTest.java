package org.partbook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partbook.contract.OpenApi.Answer;

/// The checker is what all other tests rely on, so each kind of drift is tried on it once.
class OpenApiTest {
  private static final String LINE =
      """
      {"order_id": 12345, "order_line_id": 1, "asset_id": 7, "customer": "Клара", "unit_price": 8.25,
       "line_item_price": 24.75, "quantity": 3, "country_code": "US", "download_url": null,
       "view_url": null, "status": "FAILED"}
      """;

  private static final String UNAUTHORIZED =
      """
      {"name": "UNAUTHORIZED", "message": "m", "code": 40101, "status": 401, "request_id": "id1"}
      """;

  private final OpenApi api = OpenApi.load();

  @Test
  void an_answer_as_documented_passes_and_is_remembered() {
    info("[" + LINE + "]").run();

    assertThat(api.checked()).containsExactly(new Answer("connector_purchase_info", 200));
    assertThat(api.undocumentedGaps()).isEmpty();
  }

  @Test
  void a_charset_of_utf_8_may_follow_the_media_type() {
    var headers = success("Content-Type", "application/json; charset=utf-8");

    api.check("GET", "/purchase/info?order_id=1", 200, headers, utf8("[" + LINE + "]"));
  }

  @Test
  void a_field_that_is_not_documented_is_found() {
    requireProblem(info("[" + LINE.replace("{", "{\"extra\": 1, ") + "]"), "extra");
  }

  @Test
  void a_missing_field_is_found() {
    requireProblem(info("[" + LINE.replace("\"customer\"", "\"costumer\"") + "]"), "customer");
  }

  @Test
  void a_number_in_a_string_is_found() {
    requireProblem(info("[" + LINE.replace("8.25", "\"8.25\"") + "]"), "unit_price");
  }

  @Test
  void an_integer_that_is_written_as_a_decimal_is_found() {
    requireProblem(info("[" + LINE.replace("12345", "12345.0") + "]"), "not written as an integer");
  }

  @Test
  void a_null_that_is_not_documented_is_found() {
    requireProblem(info("[" + LINE.replace("\"US\"", "null") + "]"), "country_code");
  }

  @Test
  void a_status_of_a_line_that_is_not_documented_is_found() {
    requireProblem(info("[" + LINE.replace("FAILED", "LOST") + "]"), "status");
  }

  @Test
  void a_body_that_is_not_JSON_is_found() {
    requireProblem(info("<html>"), "not JSON");
  }

  @Test
  void a_media_type_in_other_letters_is_found() {
    var headers = success("Content-Type", "Application/JSON");

    requireProblem(
        () -> api.check("GET", "/purchase/info", 200, headers, utf8("[" + LINE + "]")),
        "Content-Type");
  }

  @Test
  void what_is_no_json_passes_with_a_documented_media_type_and_a_body() {
    var picture = "/preview/7/3f0a9c1de87b2456/pages/1";
    var png = headers("X-Request-Id", "id1", "ETag", "\"e\"", "Content-Type", "image/png");
    var gif = headers("X-Request-Id", "id1", "ETag", "\"e\"", "Content-Type", "image/gif");

    api.check("GET", picture, 200, png, utf8("PNG"));

    requireProblem(() -> api.check("GET", picture, 200, gif, utf8("GIF")), "image/gif");
    requireProblem(() -> api.check("GET", picture, 200, png, new byte[0]), "there is no body");
  }

  @Test
  void a_missing_header_and_a_wrong_one_are_both_found() {
    var headers = headers("Content-Type", "application/json", "X-Environment", "test");

    assertThatThrownBy(() -> api.check("GET", "/purchase/info", 200, headers, utf8("[]")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("X-Request-Id is missing")
        .hasMessageContaining("X-Environment is 'test'");
  }

  @Test
  void an_empty_answer_passes_without_a_body_only() {
    var headers = headers("X-Request-Id", "id1", "X-Environment", "live");

    api.check("POST", "/purchase/register", 201, headers, new byte[0]);

    requireProblem(
        () -> api.check("POST", "/purchase/register", 201, headers, utf8("{}")), "a body is there");
    requireProblem(
        () ->
            api.check(
                "POST",
                "/purchase/register",
                201,
                success("Content-Type", "application/json"),
                new byte[0]),
        "no body, but a Content-Type");
  }

  @Test
  void an_error_passes_with_a_name_that_is_shown_for_its_place_only() {
    var headers = error("WWW-Authenticate", "Bearer");

    api.check("GET", "/purchase/info", 401, headers, utf8(UNAUTHORIZED));

    var other = UNAUTHORIZED.replace("UNAUTHORIZED", "NO_CATALOG_ACCESS");
    requireProblem(() -> api.check("GET", "/purchase/info", 401, headers, utf8(other)), "examples");
    var number = UNAUTHORIZED.replace("40101", "40102");
    requireProblem(() -> api.check("GET", "/purchase/info", 401, headers, utf8(number)), "code");
    var id = UNAUTHORIZED.replace("id1", "id2");
    requireProblem(() -> api.check("GET", "/purchase/info", 401, headers, utf8(id)), "request_id");
  }

  @Test
  void an_error_outside_of_the_operations_is_checked_by_its_status() {
    var gone =
        """
        {"name": "LINK_CANCELLED", "message": "m", "code": 41002, "status": 410}
        """;

    api.checkError(410, error(), utf8(gone));

    requireProblem(() -> api.checkError(404, error(), utf8(gone)), "LINK_CANCELLED");
    requireProblem(() -> api.checkError(418, error(), utf8(gone)), "no error with this status");
  }

  @Test
  void a_wrong_method_on_a_known_path_is_a_405_of_its_operation() {
    var wrong =
        """
        {"name": "METHOD_NOT_ALLOWED", "message": "m", "code": 40501, "status": 405}
        """;

    api.check("PUT", "/purchase/info", 405, error("Allow", "GET"), utf8(wrong));

    assertThat(api.checked()).containsExactly(new Answer("connector_purchase_info", 405));
  }

  @Test
  void a_status_and_a_path_that_are_not_documented_are_found_and_remembered() {
    assertThatThrownBy(() -> api.check("GET", "/health", 404, error(), utf8("{}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("isn't documented");
    assertThatThrownBy(() -> api.check("GET", "/nothing", 200, error(), utf8("{}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no documented operation");

    assertThat(api.undocumentedGaps())
        .containsExactly(new Answer("GET /nothing", 200), new Answer("health", 404));
  }

  @Test
  void what_was_never_seen_is_told_except_what_is_excused() {
    info("[" + LINE + "]").run();
    var seen = new Answer("connector_purchase_info", 200);
    var excused = new Answer("health", 500);

    assertThat(api.unchecked(Set.of(excused)))
        .hasSize(api.documented().size() - 2)
        .doesNotContain(seen, excused)
        .contains(new Answer("connector_purchase_info", 502));
    assertThatThrownBy(() -> api.unchecked(Set.of(seen))).isInstanceOf(AssertionError.class);
  }

  private Runnable info(String body) {
    var headers = success("Content-Type", "application/json");
    return () -> api.check("GET", "/purchase/info?order_id=12345", 200, headers, utf8(body));
  }

  private static void requireProblem(Runnable check, String problem) {
    assertThatThrownBy(check::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("otherwise than documented")
        .hasMessageContaining(problem);
  }

  private static HttpHeaders success(String... more) {
    return with(more, "X-Request-Id", "id1", "X-Environment", "sandbox");
  }

  private static HttpHeaders error(String... more) {
    return with(more, "X-Request-Id", "id1", "Content-Type", "application/json");
  }

  private static HttpHeaders with(String[] more, String... always) {
    var all = new String[more.length + always.length];
    System.arraycopy(more, 0, all, 0, more.length);
    System.arraycopy(always, 0, all, more.length, always.length);
    return headers(all);
  }

  private static HttpHeaders headers(String... namesAndValues) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
