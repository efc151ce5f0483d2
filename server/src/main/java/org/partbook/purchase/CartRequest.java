package org.partbook.purchase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.partbook.access.Caller;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.json.FieldError;
import org.partbook.json.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a vendor sends to register a whole order at once: each of its lines as it would be sent by
/// itself, with the order's number and the buyer in common.
///
/// @param lines those that could be read as objects
/// @param errors of the whole; those of a line are the line's own
public record CartRequest(OptionalLong orderId, List<CartLine> lines, List<FieldError> errors) {
  private static final String ORDER = "order_number";
  private static final String CUSTOMER = "customer";
  private static final String CURRENCY = "currency";
  private static final String LINES = "lines";
  private static final int MOST_LINES = 100;

  /// Parts included.
  private static final int MOST_IN_ALL = 1000;

  /// A line of it.
  ///
  /// @param prefix of the names of its fields
  /// @param common names of fields that are the whole order's
  record CartLine(RegisterRequest request, String prefix, Set<String> common) {
    /// A refusal of this line, as the vendor finds it in what it sent.
    List<FieldError> told(ApiException refusal) {
      if (refusal.code() == ErrorCode.ASSET_NOT_FOUND) {
        var field = prefix + (request.token().isPresent() ? "token" : "asset_id");
        return List.of(new FieldError(field, field + ": " + refusal.text()));
      }
      return refusal.errors().stream().map(this::told).toList();
    }

    private FieldError told(FieldError error) {
      if (common.contains(error.field())) {
        return error;
      }
      return new FieldError(prefix + error.field(), prefix + error.message());
    }
  }

  static CartRequest read(JsonNode body) {
    var fields = new Fields(body);
    var orderId = fields.requiredInteger(ORDER, 1);
    var _ = CustomerName.read(fields);
    // Complains of what is no object.
    var count = fields.objects(LINES).size();
    if (count == 0 && fields.errors().stream().noneMatch(error -> error.field().contains(LINES))) {
      fields.reject(LINES, "must have at least one element");
    }
    if (body.path(LINES).size() > MOST_LINES) {
      fields.reject(LINES, "must have at most " + MOST_LINES + " elements");
      return new CartRequest(orderId, List.of(), fields.errors());
    }
    var lines = lines(body);
    requireOnce(fields, lines);
    return new CartRequest(orderId, lines, fields.errors());
  }

  private static List<CartLine> lines(JsonNode body) {
    var lines = new ArrayList<CartLine>();
    int place = 0;
    for (var element : body.path(LINES).values()) {
      if (element instanceof ObjectNode own) {
        lines.add(line(body, own.deepCopy(), LINES + "[" + place + "]."));
      }
      place++;
    }
    return lines;
  }

  private static CartLine line(JsonNode body, ObjectNode line, String prefix) {
    var common = new LinkedHashSet<>(List.of(ORDER, CUSTOMER));
    if (!line.hasNonNull(CURRENCY)) {
      common.add(CURRENCY);
    }
    for (var name : common) {
      line.remove(name);
      if (body.has(name)) {
        line.set(name, body.get(name));
      }
    }
    return new CartLine(RegisterRequest.read(line), prefix, Set.copyOf(common));
  }

  /// What occurs twice within one line's parts is that line's own error.
  private static void requireOnce(Fields fields, List<CartLine> lines) {
    var seen = new HashMap<OrderLineId, String>();
    int all = 0;
    for (var line : lines) {
      for (var id : Set.copyOf(line.request().lines())) {
        var before = seen.putIfAbsent(id, line.prefix());
        if (before != null) {
          fields.reject(line.prefix() + "order_line_id", "must occur only once: " + id);
        }
      }
      all += line.request().lines().size();
    }
    if (all > MOST_IN_ALL) {
      fields.reject(LINES, "must be " + MOST_IN_ALL + " at most, each part counted");
    }
  }

  /// The full keys of all lines, as far as they can be read.
  List<LineKey> keys(Caller caller) {
    return lines.stream().flatMap(line -> line.request().keys(caller).stream()).distinct().toList();
  }

  /// The lines that this would register, as far as their ids can be read.
  public List<OrderLineId> ids() {
    return lines.stream().flatMap(line -> line.request().lines().stream()).distinct().toList();
  }

  /// Whether a line is sold on the terms of a validation token.
  public boolean isByToken(OrderLineId id) {
    return lines.stream()
        .anyMatch(
            line -> line.request().token().isPresent() && line.request().lines().contains(id));
  }

  /// What each line says of its sale; nothing if one of them can't be read.
  Optional<Map<OrderLineId, Deal>> deals(Caller caller, Validation validation) {
    var all = new HashMap<OrderLineId, Deal>();
    for (var line : lines) {
      var deals = Deal.of(line.request(), Terms.once(caller, line.request(), validation));
      if (deals.isEmpty()) {
        return Optional.empty();
      }
      all.putAll(deals.get());
    }
    return errors.isEmpty() ? Optional.of(all) : Optional.empty();
  }
}
