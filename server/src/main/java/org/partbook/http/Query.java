package org.partbook.http;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.partbook.json.FieldError;
import org.partbook.json.Quoted;

/// The query parameters of a request, read one by one; as with [Fields] every wrong one is noted,
/// and [#requireValid()] tells of all of them.
public final class Query {
  private final QueryParameters parameters;
  private final List<FieldError> errors = new ArrayList<>();

  public Query(Request request) {
    this.parameters = request.query();
  }

  public long integer(String name, long least) {
    var value = optionalInteger(name, least);
    if (value.isEmpty() && parameters.all(name).isEmpty()) {
      errors.add(new FieldError(name, name + " is missing"));
    }
    return value.orElse(least);
  }

  public OptionalLong optionalInteger(String name, long least) {
    if (parameters.all(name).isEmpty()) {
      return OptionalLong.empty();
    }
    var values = parameters.all(name);
    if (values.size() > 1) {
      return none(name, "must be given once, not " + values.size() + " times");
    }
    var text = values.getFirst();
    if (!text.matches("-?[0-9]{1,19}")) {
      return none(name, "must be an integer, not " + Quoted.of(text));
    }
    try {
      long value = Long.parseLong(text);
      return value < least
          ? none(name, "must be " + least + " or more, not " + value)
          : OptionalLong.of(value);
    } catch (NumberFormatException e) {
      return none(name, "must fit into 64 bits: " + text);
    }
  }

  public void requireValid() {
    if (!errors.isEmpty()) {
      throw ApiException.invalid(errors);
    }
  }

  private OptionalLong none(String name, String message) {
    errors.add(new FieldError(name, name + " " + message));
    return OptionalLong.empty();
  }
}
