package org.partbook.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.partbook.contract.ApiDocument.Place;
import tools.jackson.databind.JsonNode;

/// The document itself: that it is OpenAPI 3.1, that its examples are true, that it promises what
/// clients of this API rely on.
class ApiDocumentTest {
  /// What an object of each kind must have, then what else it may have. A misspelt word would not
  /// break anything; it would just be ignored by every tool.
  private static final Map<String, List<Set<String>>> KINDS =
      Map.ofEntries(
          kind(
              "document",
              Set.of("openapi", "info", "paths"),
              Set.of("servers", "tags", "security", "components")),
          kind("info", Set.of("title", "version"), Set.of("summary", "description", "license")),
          kind("license", Set.of("name"), Set.of("identifier")),
          kind("server", Set.of("url"), Set.of("description")),
          kind("tag", Set.of("name"), Set.of("description")),
          kind(
              "components",
              Set.of(),
              Set.of("securitySchemes", "parameters", "headers", "responses", "schemas")),
          kind("security scheme", Set.of("type", "scheme"), Set.of("description")),
          kind("path", Set.of(), Set.of("get", "post", "delete")),
          kind(
              "operation",
              Set.of("operationId", "tags", "summary", "description", "responses"),
              Set.of("parameters", "requestBody", "security")),
          kind(
              "parameter",
              Set.of("name", "in", "description", "schema", "example"),
              Set.of("required")),
          kind("request body", Set.of("content", "required", "description"), Set.of()),
          kind("response", Set.of("description", "headers"), Set.of("content")),
          kind("header", Set.of("description", "required", "schema", "example"), Set.of()),
          kind("media type", Set.of("schema", "examples"), Set.of()),
          kind("other media type", Set.of("schema"), Set.of()),
          kind("example", Set.of("value"), Set.of("summary")),
          kind(
              "schema",
              Set.of("type"),
              Set.of(
                  "format",
                  "description",
                  "minimum",
                  "maximum",
                  "minLength",
                  "maxLength",
                  "maxItems",
                  "pattern",
                  "enum",
                  "x-extensible-enum",
                  "default",
                  "examples",
                  "required",
                  "properties",
                  "items")));

  private static final String PREVIEWS = "/preview/";

  /// The operations of the contract, with the statuses that their clients know.
  private static final Map<String, List<Integer>> CONTRACT =
      Map.ofEntries(
          Map.entry(
              "POST /purchase/register connector_purchase_register",
              List.of(201, 401, 404, 409, 422, 500)),
          Map.entry(
              "GET /purchase/info connector_purchase_info", List.of(200, 202, 401, 404, 500, 502)),
          Map.entry(
              "GET /purchase/download-url connector_purchase_download_url",
              List.of(200, 401, 404, 500)),
          Map.entry(
              "GET /purchase/view-url connector_purchase_view_url", List.of(200, 401, 404, 500)),
          Map.entry(
              "GET /purchase/receipt connector_purchase_receipt", List.of(200, 202, 401, 404, 500)),
          Map.entry(
              "POST /purchase/register-order connector_purchase_register_order",
              List.of(201, 401, 409, 422, 500)),
          Map.entry("GET /purchase/orders connector_purchase_orders", List.of(200, 401, 422, 500)),
          Map.entry(
              "GET /purchase/order-download-url connector_purchase_order_download_url",
              List.of(200, 401, 404, 409, 500)),
          Map.entry(
              "DELETE /purchase/cancel connector_purchase_cancel",
              List.of(201, 400, 401, 404, 500)),
          Map.entry(
              "POST /purchase/validate-purchase-before-payment"
                  + " connector_purchase_validate_purchase_before_payment",
              List.of(200, 400, 401, 404, 422, 500)),
          Map.entry("GET /assets/list assets_list", List.of(200, 304, 401, 403, 500)),
          Map.entry(
              "GET /assets/changes assets_changes", List.of(200, 304, 401, 403, 410, 422, 500)),
          Map.entry("GET /assets/{asset_id} assets_get", List.of(200, 304, 401, 403, 404, 500)),
          Map.entry("GET /preview/{asset_id} preview_latest", List.of(302, 404, 500, 503)),
          Map.entry(
              "GET /preview/{asset_id}/{version} preview_page",
              List.of(200, 302, 304, 404, 500, 503)),
          Map.entry(
              "GET /preview/{asset_id}/{version}/pages preview_pages",
              List.of(200, 302, 304, 404, 500, 503)),
          Map.entry(
              "GET /preview/{asset_id}/{version}/pages/{number} preview_picture",
              List.of(200, 302, 304, 404, 412, 500, 503)),
          Map.entry(
              "GET /preview/{asset_id}/{version}/file/{type} preview_file",
              List.of(200, 206, 302, 304, 404, 412, 416, 500, 503)),
          Map.entry("GET /health health", List.of(200, 500)),
          Map.entry("GET /readyz ready", List.of(200, 500, 503)),
          Map.entry("GET /livez live", List.of(200, 500, 503)),
          Map.entry("GET /events events_list", List.of(200, 401, 410, 422, 500)),
          Map.entry("GET /sandbox/report sandbox_report", List.of(200, 401, 403, 500)),
          Map.entry("GET /sandbox/clock sandbox_clock", List.of(200, 401, 403, 500)),
          Map.entry(
              "POST /sandbox/clock sandbox_clock_advance", List.of(200, 400, 401, 403, 422, 500)),
          Map.entry("DELETE /sandbox/clock sandbox_clock_reset", List.of(200, 401, 403, 500)));

  /// Nobody needs a token for these, nor for what begins as the last.
  private static final List<String> UNAUTHORIZED =
      List.of("/health", "/readyz", "/livez", PREVIEWS);

  /// The tags of its operations, which are classes as well: an operation is in that of each tag.
  private static final Map<String, List<String>> TAGS =
      Map.of(
          "connector_purchase_register",
          List.of("Purchase", "PurchaseRegister"),
          "connector_purchase_info",
          List.of("Purchase", "PurchaseInfo"),
          "connector_purchase_download_url",
          List.of("Purchase", "PurchaseDownloadUrl"),
          "connector_purchase_view_url",
          List.of("Purchase", "PurchaseViewUrl"),
          "connector_purchase_cancel",
          List.of("Purchase", "PurchaseCancel"),
          "connector_purchase_validate_purchase_before_payment",
          List.of("Purchase", "PurchaseValidation"),
          "assets_list",
          List.of("Assets"),
          "health",
          List.of("Health"));

  private final ApiDocument document = ApiDocument.load();
  private final Place root = document.root();

  @Test
  void the_document_is_made_of_the_objects_of_OpenAPI_3_1() {
    assertThat(root.text("openapi")).matches("3\\.1\\.\\d");
    require("document", root);
    require("info", root.at("info"));
    require("license", root.at("info", "license"));
    root.at("servers").elements().forEach(server -> require("server", server));
    root.at("tags").elements().forEach(tag -> require("tag", tag));
    var components = root.at("components");
    require("components", components);
    each(components, "securitySchemes", scheme -> require("security scheme", scheme));
    each(components, "parameters", this::requireParameter);
    each(components, "headers", this::requireHeader);
    each(components, "responses", this::requireResponse);
    each(components, "schemas", this::requireSchema);
    each(
        root,
        "paths",
        path -> {
          require("path", path);
          path.children().values().forEach(this::requireOperation);
        });
  }

  @Test
  void every_schema_is_a_schema() {
    var meta =
        SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    root.at("components", "schemas")
        .children()
        .forEach((name, schema) -> assertThat(meta.validate(schema.node())).as(name).isEmpty());
  }

  @Test
  void every_required_field_is_described_and_every_schema_is_used() {
    each(
        root.at("components"),
        "schemas",
        schema -> {
          for (var name : schema.node().path("required").values()) {
            assertThat(schema.at("properties").has(name.asString()))
                .as(schema + " " + name)
                .isTrue();
          }
        });
    var used = new TreeSet<String>();
    collectReferences(root.node(), used);
    for (var name : root.at("components", "schemas").children().keySet()) {
      assertThat(used).contains("#/components/schemas/" + name);
    }
  }

  @Test
  void the_names_are_those_of_the_public_description() {
    assertThat(root.at("components", "schemas").children().keySet())
        .containsAll(PublicNames.MODELS);

    var tags = new TreeMap<String, List<String>>();
    each(
        root,
        "paths",
        path -> {
          for (var operation : path.children().values()) {
            var names = operation.node().path("tags").values().stream();
            tags.put(operation.text("operationId"), names.map(JsonNode::asString).toList());
          }
        });
    assertThat(tags).containsAllEntriesOf(TAGS);
    assertThat(root.at("tags").elements().stream().map(tag -> tag.text("name")))
        .containsAll(tags.values().stream().flatMap(List::stream).toList());
  }

  @Test
  void lists_of_an_asset_are_required() {
    for (var name : List.of("AssetItem", "UsergenItem", "AssetsListResponse")) {
      var schema = root.at("components", "schemas", name);
      var required = schema.node().path("required").values().stream().map(JsonNode::asString);
      var lists = new TreeSet<String>();
      schema
          .at("properties")
          .children()
          .forEach((field, property) -> {
            if (property.text("type").equals("array")) {
              lists.add(field);
            }
          });
      assertThat(lists).as(name).isNotEmpty();
      assertThat(required).as(name).containsAll(lists);
    }
  }

  @Test
  void every_example_is_valid() {
    for (var body : bodies()) {
      var schema = body.at("schema");
      body.at("examples")
          .children()
          .forEach((name, example) -> {
            var value = example.at("value").node();
            assertThat(schema.validate(value)).as(body + " " + name).isEmpty();
          });
    }
    each(root.at("components"), "schemas", this::requireValidExamples);
    for (var kind : List.of("headers", "parameters")) {
      each(root.at("components"), kind, this::requireValidExample);
    }
    root.at("paths", "/assets/list", "get", "parameters")
        .elements()
        .forEach(this::requireValidExample);
  }

  @Test
  void every_operation_is_there_with_its_statuses_and_no_other() {
    var found = new TreeMap<String, List<Integer>>();
    root.at("paths")
        .children()
        .forEach((path, item) -> {
          item.children()
              .forEach((method, operation) -> {
                var key =
                    method.toUpperCase(Locale.ROOT)
                        + " "
                        + path
                        + " "
                        + operation.text("operationId");
                var statuses = operation.at("responses").children().keySet();
                found.put(key, statuses.stream().map(Integer::valueOf).toList());
              });
        });
    assertThat(found.keySet()).isEqualTo(new TreeSet<>(CONTRACT.keySet()));
    CONTRACT.forEach((key, statuses) -> assertThat(found.get(key)).as(key).containsAll(statuses));
  }

  @Test
  void every_answer_names_its_request_and_every_success_its_environment() {
    root.at("paths")
        .children()
        .forEach((path, item) -> {
          for (var operation : item.children().values()) {
            operation
                .at("responses")
                .children()
                .forEach((status, response) -> {
                  var success =
                      (status.startsWith("2") || status.equals("304"))
                          && UNAUTHORIZED.stream().noneMatch(path::startsWith);
                  var headers = response.at("headers").children().keySet();
                  assertThat(headers).as(path + " " + status).contains("X-Request-Id");
                  assertThat(headers.contains("X-Environment"))
                      .as(path + " " + status)
                      .isEqualTo(success);
                });
          }
        });
  }

  @Test
  void every_example_of_an_error_has_the_status_it_stands_under() {
    root.at("paths")
        .children()
        .forEach((path, item) -> {
          for (var operation : item.children().values()) {
            operation
                .at("responses")
                .children()
                .forEach((status, response) -> {
                  var examples = response.at("content", "application/json", "examples").children();
                  for (var example : examples.values()) {
                    var value = example.at("value");
                    if (value.has("code")) {
                      assertThat(value.text("status")).as(path + " " + value).isEqualTo(status);
                    }
                  }
                });
          }
        });
  }

  private void requireOperation(Place operation) {
    require("operation", operation);
    operation.at("parameters").elements().forEach(this::requireParameter);
    if (operation.has("requestBody")) {
      require("request body", operation.at("requestBody"));
      requireContent(operation.at("requestBody"));
    }
    each(operation, "responses", this::requireResponse);
  }

  private void requireParameter(Place parameter) {
    require("parameter", parameter);
    assertThat(parameter.text("in")).isIn("query", "path");
    requireSchema(parameter.at("schema"));
  }

  private void requireHeader(Place header) {
    require("header", header);
    requireSchema(header.at("schema"));
  }

  private void requireResponse(Place response) {
    require("response", response);
    each(response, "headers", this::requireHeader);
    if (response.has("content")) {
      requireContent(response);
    }
  }

  private void requireContent(Place body) {
    if (!isJson(body)) {
      each(body, "content", other -> require("other media type", other));
      each(body, "content", other -> requireSchema(other.at("schema")));
      return;
    }
    assertThat(body.at("content").children().keySet()).containsExactly("application/json");
    var json = body.at("content", "application/json");
    require("media type", json);
    requireSchema(json.at("schema"));
    each(json, "examples", example -> require("example", example));
  }

  /// Only what everybody may see is anything else, if it is no error.
  private static boolean isJson(Place body) {
    return !body.toString().startsWith("/paths/~1preview~1")
        || body.at("content").has("application/json");
  }

  private void requireSchema(Place schema) {
    require("schema", schema);
    each(schema, "properties", this::requireSchema);
    if (schema.has("items")) {
      requireSchema(schema.at("items"));
    }
    if (schema.node().path("type").toString().contains("integer")) {
      assertThat(schema.text("format")).as(schema.toString()).matches("int32|int64");
    }
  }

  private void requireValidExamples(Place schema) {
    for (var example : schema.node().path("examples").values()) {
      assertThat(schema.validate(example)).as(schema.toString()).isEmpty();
    }
    each(schema, "properties", this::requireValidExamples);
  }

  private void requireValidExample(Place described) {
    var example = described.at("example").node();
    assertThat(described.at("schema").validate(example)).as(described.toString()).isEmpty();
  }

  private List<Place> bodies() {
    var bodies = new ArrayList<Place>();
    each(root.at("components"), "responses", response -> addBody(response, bodies));
    each(
        root,
        "paths",
        path -> {
          for (var operation : path.children().values()) {
            addBody(operation.at("requestBody"), bodies);
            each(operation, "responses", response -> addBody(response, bodies));
          }
        });
    return bodies;
  }

  private static void addBody(Place place, List<Place> bodies) {
    if (place.has("content") && isJson(place)) {
      bodies.add(place.at("content", "application/json"));
    }
  }

  private static void each(Place place, String name, Consumer<Place> consumer) {
    place.at(name).children().values().forEach(consumer);
  }

  private static void collectReferences(JsonNode node, Set<String> references) {
    var reference = node.path("$ref").asString("");
    if (!reference.isEmpty()) {
      references.add(reference);
    }
    node.values().forEach(child -> collectReferences(child, references));
  }

  private static void require(String kind, Place place) {
    var words = Objects.requireNonNull(KINDS.get(kind));
    var found = new TreeSet<>(place.node().propertyNames());
    assertThat(found).as(kind + " " + place).containsAll(words.getFirst());
    found.removeAll(words.getFirst());
    assertThat(words.getLast()).as(kind + " " + place).containsAll(found);
  }

  private static Map.Entry<String, List<Set<String>>> kind(
      String name, Set<String> must, Set<String> may) {
    return entry(name, List.of(must, may));
  }
}
