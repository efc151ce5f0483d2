package org.partbook.contract;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.partbook.contract.ApiDocument.Place;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Compares what the server really answers with what `openapi.yaml` says.
///
/// Give it every response that a test gets, from whatever thread; at the end [#unchecked] tells
/// which documented answers nobody has seen.
public final class OpenApi {
  /// The lower case matters: some clients compare the media type letter by letter.
  private static final String JSON_MEDIA_TYPE = "application/json(; ?charset=utf-8)?";

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final ApiDocument document;
  private final Map<String, Map<String, Operation>> paths;
  private final Set<Answer> checked = new ConcurrentSkipListSet<>();
  private final Set<Answer> undocumented = new ConcurrentSkipListSet<>();

  private OpenApi(ApiDocument document) {
    this.document = document;
    this.paths = paths(document);
  }

  /// One thing that the server may answer.
  ///
  /// @param operationId or, where the document has no such operation, method and path
  public record Answer(String operationId, int status) implements Comparable<Answer> {
    private static final Comparator<Answer> ORDER =
        Comparator.comparing(Answer::operationId).thenComparingInt(Answer::status);

    @Override
    public int compareTo(Answer other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return operationId + " " + status;
    }
  }

  record Operation(String id, Place place) {}

  /// Reads the document that is packaged with the server.
  public static OpenApi load() {
    return new OpenApi(ApiDocument.load());
  }

  /// As the other one, with everything taken from the response.
  public void check(HttpResponse<byte[]> response) {
    var uri = response.request().uri();
    check(
        response.request().method(),
        uri.getRawPath(),
        response.statusCode(),
        response.headers(),
        response.body());
  }

  /// Throws unless the answer is documented and is as documented: status, headers, media type, and
  /// a body without a wrong or undocumented field.
  ///
  /// A wrong method on a known path is checked as the 405 of that path; HEAD as GET without a body.
  ///
  /// @throws AssertionError saying everything that is wrong
  public void check(
      String method, String pathAndQuery, int status, HttpHeaders headers, byte[] body) {
    var path = pathAndQuery.split("\\?", 2)[0];
    var call = method + " " + path;
    var operation = operation(method, path, status);
    if (operation == null) {
      undocumented.add(new Answer(call, status));
      throw new AssertionError(call + " answered " + status + ", but is no documented operation");
    }
    var answer = new Answer(operation.id(), status);
    var response = operation.place().at("responses", Integer.toString(status));
    if (response.node().isMissingNode()) {
      undocumented.add(answer);
      throw new AssertionError(
          call + " answered " + status + ", which isn't documented: " + text(body));
    }
    boolean head = method.equals("HEAD");
    requireNone(call, status, body, problems(response, status, headers, body, head));
    if (!head) {
      checked.add(answer);
    }
  }

  /// Throws unless this is an error in the usual form, with a name that the document lists for its
  /// status. For what is no operation: unknown paths, links, requests that can't be read.
  ///
  /// @throws AssertionError saying everything that is wrong
  public void checkError(int status, HttpHeaders headers, byte[] body) {
    var best = List.of("no error with this status is documented");
    for (var response : document.root().at("components", "responses").children().values()) {
      if (statusOf(response) == status) {
        var problems = problems(response, status, headers, body, false);
        if (problems.isEmpty()) {
          return;
        }
        best = problems;
      }
    }
    requireNone("an error", status, body, best);
  }

  /// Every answer that the document promises.
  public Set<Answer> documented() {
    var answers = new TreeSet<Answer>();
    for (var operations : paths.values()) {
      for (var operation : operations.values()) {
        for (var status : operation.place().at("responses").children().keySet()) {
          answers.add(new Answer(operation.id(), Integer.parseInt(status)));
        }
      }
    }
    return answers;
  }

  /// What has been seen up to now, and was as documented.
  public Set<Answer> checked() {
    return new TreeSet<>(checked);
  }

  /// What has been seen up to now, but isn't documented at all; also if the error that said so got
  /// lost in a thread of its own.
  public Set<Answer> undocumentedGaps() {
    return new TreeSet<>(undocumented);
  }

  /// What is documented, but hasn't been seen up to now.
  ///
  /// @param excused what needn't be seen; to excuse what was seen or isn't documented is an error,
  ///   so that the excuses don't outlive their reasons
  public Set<Answer> unchecked(Set<Answer> excused) {
    var unchecked = documented();
    unchecked.removeAll(checked);
    for (var answer : excused) {
      if (!unchecked.remove(answer)) {
        throw new AssertionError(
            answer
                + " is excused, but it was "
                + (checked.contains(answer) ? "seen" : "never documented"));
      }
    }
    return unchecked;
  }

  private @Nullable Operation operation(String method, String path, int status) {
    var operations = operations(path);
    var operation = operations.get(method.equals("HEAD") && status != 405 ? "GET" : method);
    if (operation == null && status == 405) {
      return operations.values().stream().findFirst().orElse(null);
    }
    return operation;
  }

  /// A path that is written out is taken before one with parameters.
  private Map<String, Operation> operations(String path) {
    var literal = paths.get(path);
    if (literal != null) {
      return literal;
    }
    return paths.entrySet().stream()
        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{\\w+}", "[^/]+")))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Map.of());
  }

  private List<String> problems(
      Place response, int status, HttpHeaders headers, byte[] body, boolean head) {
    var problems = new ArrayList<String>();
    response
        .at("headers")
        .children()
        .forEach((name, header) -> {
          checkHeader(name, header, headers.allValues(name), problems);
        });
    if (head) {
      if (body.length > 0) {
        problems.add("an answer to HEAD has no body");
      }
    } else if (response.has("content")) {
      checkContent(response.at("content"), status, headers, body, problems);
    } else {
      checkNoBody(headers, body, problems);
    }
    return problems;
  }

  private static void checkHeader(
      String name, Place header, List<String> values, List<String> problems) {
    if (values.isEmpty()) {
      if (header.node().path("required").asBoolean(false)) {
        problems.add("the header " + name + " is missing");
      }
      return;
    }
    if (values.size() > 1) {
      problems.add("the header " + name + " is there " + values.size() + " times");
    }
    var value = values.getFirst();
    var schema = header.at("schema");
    var number = schema.text("type").equals("integer") && value.matches("-?[0-9]{1,9}");
    var nodes = Json.mapperInstance().getNodeFactory();
    JsonNode node = number ? nodes.numberNode(Integer.parseInt(value)) : nodes.stringNode(value);
    for (var problem : schema.validate(node)) {
      problems.add("the header " + name + " is '" + value + "': " + problem);
    }
  }

  private static void checkNoBody(HttpHeaders headers, byte[] body, List<String> problems) {
    if (body.length > 0) {
      problems.add("a body is there, but none is documented");
    }
    headers
        .firstValue("Content-Type")
        .filter(type -> type.toLowerCase(Locale.ROOT).contains("json"))
        .ifPresent(type -> problems.add("there is no body, but a Content-Type " + type));
  }

  /// What isn't JSON is of one of the media types that are documented, and not empty.
  private static void checkContent(
      Place contents, int status, HttpHeaders headers, byte[] body, List<String> problems) {
    if (contents.has("application/json")) {
      checkBody(contents.at("application/json"), status, headers, body, problems);
      return;
    }
    var types = headers.allValues("Content-Type");
    var documented = contents.node().propertyNames();
    if (types.size() != 1 || !documented.contains(types.getFirst().split(";", 2)[0])) {
      problems.add("Content-Type must be one of " + documented + ", not " + types);
    }
    if (body.length == 0) {
      problems.add("there is no body");
    }
  }

  private static void checkBody(
      Place content, int status, HttpHeaders headers, byte[] body, List<String> problems) {
    var types = headers.allValues("Content-Type");
    if (types.size() != 1 || !types.getFirst().matches(JSON_MEDIA_TYPE)) {
      problems.add("Content-Type must be exactly application/json, not " + types);
    }
    try {
      var value = Json.read(body);
      problems.addAll(content.at("schema").validate(value));
      if (content.at("schema").toString().equals("/components/schemas/ErrorResponse")) {
        checkError(content, status, headers, value, problems);
      }
    } catch (MalformedJson e) {
      problems.add("the body is not JSON: " + e.text());
    }
  }

  /// Of an error the document says by its examples which names it may have in this place.
  private static void checkError(
      Place content, int status, HttpHeaders headers, JsonNode error, List<String> problems) {
    var codes = new TreeMap<String, JsonNode>();
    for (var example : content.at("examples").children().values()) {
      var value = example.at("value");
      codes.put(value.text("name"), value.node().path("code"));
    }
    var name = error.path("name").asString("");
    if (!codes.containsKey(name)) {
      problems.add(
          "the error is named '" + name + "', but the examples show only " + codes.keySet());
    } else if (!error.path("code").equals(codes.get(name))) {
      problems.add(
          "the code of " + name + " is " + codes.get(name) + ", not " + error.path("code"));
    }
    if (error.path("status").asInt(0) != status) {
      problems.add("the body says status " + error.path("status"));
    }
    if (status == 422 && error.path("errors").isEmpty()) {
      problems.add("errors must list the wrong fields of a 422");
    }
    if (error.has("request_id")) {
      var id = error.path("request_id").asString("");
      if (!headers.firstValue("X-Request-Id").equals(Optional.of(id))) {
        problems.add("request_id is '" + id + "', which is not the header X-Request-Id");
      }
    }
  }

  /// The status that a response among the components is for; its examples say.
  private static int statusOf(Place response) {
    for (var example : response.at("content", "application/json", "examples").children().values()) {
      return example.at("value").node().path("status").asInt(0);
    }
    return 0;
  }

  private static void requireNone(String call, int status, byte[] body, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new AssertionError(
          call
              + " answered "
              + status
              + " otherwise than documented:\n  "
              + String.join("\n  ", problems)
              + "\n  body: "
              + text(body));
    }
  }

  private static String text(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return text.length() <= 2000 ? text : text.substring(0, 2000) + "…";
  }

  private static Map<String, Map<String, Operation>> paths(ApiDocument document) {
    var paths = new TreeMap<String, Map<String, Operation>>();
    document
        .root()
        .at("paths")
        .children()
        .forEach((path, item) -> {
          var operations = new TreeMap<String, Operation>();
          for (var method : METHODS) {
            if (item.has(method)) {
              var place = item.at(method);
              operations.put(
                  method.toUpperCase(Locale.ROOT), new Operation(place.text("operationId"), place));
            }
          }
          paths.put(path, operations);
        });
    return paths;
  }
}
