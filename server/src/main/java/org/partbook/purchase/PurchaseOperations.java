package org.partbook.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetId;
import org.partbook.http.ApiException;
import tools.jackson.databind.JsonNode;

/// What vendors may do, and what they are told: the interface without its HTTP.
public interface PurchaseOperations {
  /// What became of a registration.
  sealed interface Registration {}

  /// The lines are durable.
  record Registered(List<NewLine> lines) implements Registration {
    public Registered {
      lines = List.copyOf(lines);
    }
  }

  /// There is such a line already, and nothing was registered.
  ///
  /// @param same whether what exists says the same: then this was a repetition, and no other sale
  ///   that has got the same numbers
  record LineExists(boolean same) implements Registration {}

  /// A statement that a sale would be allowed, signed, and until when it holds.
  record Validated(AssetId asset, String token, Instant expiry) {}

  /// Registers what a vendor sent, durably.
  ///
  /// @throws ApiException 404, 422 or 503 if nothing was registered
  Registration register(Caller caller, RegisterRequest request);

  /// Says whether a sale would be allowed.
  ///
  /// @throws ApiException 404 or 422 if it would be refused
  Validated validate(Caller caller, JsonNode body);

  OrderState order(Caller caller, OrderId order);

  /// The line that a vendor wants a link of. There is one only for a completed line.
  Optional<OrderLine> lineToLink(LineKey key);

  Cancellation cancel(LineKey key);
}
