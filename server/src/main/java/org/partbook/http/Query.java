package org.partbook.http;

import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.partbook.json.FieldError;
import org.partbook.json.Quoted;

/// The query parameters of a request. They are read together: there is something to be had only of
/// a query in which nothing is wrong, so nothing stands in for what can't be read.
public final class Query {
  private final Map<Parameter, Long> values = new HashMap<>();
  private final List<FieldError> errors = new ArrayList<>();

  private Query() {}

  /// A parameter that is an integer, `least` or more.
  public record Parameter(String name, long least, boolean required) {
    public static Parameter required(String name, long least) {
      return new Parameter(name, least, true);
    }

    public static Parameter optional(String name, long least) {
      return new Parameter(name, least, false);
    }
  }

  /// Reads the parameters that a request may have.
  ///
  /// @throws ApiException 422, which tells of all that are wrong
  public static Query read(ServerRequest request, Parameter... parameters) {
    var query = new Query();
    for (var parameter : parameters) {
      query.read(request, parameter);
    }
    if (!query.errors.isEmpty()) {
      throw ApiException.invalid(query.errors);
    }
    return query;
  }

  /// The value of one that is required.
  public long integer(Parameter parameter) {
    return optionalInteger(parameter).orElseThrow();
  }

  /// The value of one that was read; nothing if the request doesn't have it.
  public OptionalLong optionalInteger(Parameter parameter) {
    var value = values.get(parameter);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private void read(ServerRequest request, Parameter parameter) {
    if (request.query().contains(parameter.name)) {
      read(parameter, request.query().all(parameter.name, List::of));
    } else if (parameter.required) {
      reject(parameter, "is missing");
    }
  }

  private void read(Parameter parameter, List<String> given) {
    if (given.size() > 1) {
      reject(parameter, "must be given once, not " + given.size() + " times");
      return;
    }
    var text = given.isEmpty() ? "" : given.getFirst();
    if (!text.matches("-?[0-9]{1,19}")) {
      reject(parameter, "must be an integer, not " + Quoted.of(text));
      return;
    }
    try {
      keep(parameter, Long.parseLong(text));
    } catch (NumberFormatException e) {
      reject(parameter, "must fit into 64 bits: " + text);
    }
  }

  private void keep(Parameter parameter, long value) {
    if (value < parameter.least) {
      reject(parameter, "must be " + parameter.least + " or more, not " + value);
    } else {
      values.put(parameter, value);
    }
  }

  private void reject(Parameter parameter, String problem) {
    errors.add(FieldError.of(parameter.name, problem));
  }
}
