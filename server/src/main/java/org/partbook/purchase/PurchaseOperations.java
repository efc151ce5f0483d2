package org.partbook.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetId;
import org.partbook.http.ApiException;

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
  /// @param lines which exist, where a whole order was to be registered
  record LineExists(boolean same, List<Existing> lines) implements Registration {
    public LineExists {
      lines = List.copyOf(lines);
    }
  }

  /// A line of an order that exists already, and whether it says the same.
  record Existing(OrderLineId line, boolean same) {}

  /// A statement that a sale would be allowed, signed, and until when it holds.
  record Validated(AssetId asset, String token, Instant expiry) {}

  /// The purchase is not allowed, and nothing was registered.
  ///
  /// @param reason what the vendor is told
  record Refused(ApiException reason) implements Registration {}

  // All of these hold the caller's token against the table, except for cancelling.

  /// Registers what a vendor sent, durably.
  ///
  /// @throws ApiException 503 if there are too many requests, or if it can't be told what happened
  Registration register(Caller caller, RegisterRequest request);

  /// Registers a whole order, all of its lines or none.
  ///
  /// @throws ApiException 503 if there are too many requests, or if it can't be told what happened
  Registration register(Caller caller, CartRequest cart);

  /// Says whether a sale would be allowed.
  ///
  /// @throws ApiException 404 or 422 if it would be refused
  Validated validate(Caller caller, ValidateRequest request);

  /// How an order stands. While one of its lines is being processed, the answer is waited for.
  OrderState order(Caller caller, OrderId order, Patience patience);

  /// The line that a vendor wants a link of. There is one only for a completed line.
  ///
  /// @param key of a line of this caller's
  Optional<OrderLine> lineToLink(Caller caller, LineKey key);

  /// The lines of an order that a vendor wants a link of; nothing if there is no such order.
  List<OrderLine> linesToLink(Caller caller, OrderId order);

  /// How often links to files of an order were renewed: because a name was mended or erased, or a
  /// copy restored. It never falls, whatever is cancelled or completed.
  int renewals(VendorId vendor, Environment environment, OrderId order);

  /// Takes a line back, if it can be.
  ///
  /// @param key of a line of this caller's
  Cancellation cancel(Caller caller, LineKey key);
}
