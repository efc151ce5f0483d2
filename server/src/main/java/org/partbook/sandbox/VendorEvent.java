package org.partbook.sandbox;

import java.time.Instant;
import java.util.List;
import org.partbook.catalog.AssetId;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLineId;
import org.partbook.sandbox.IntegrationReport.State;

/// Something that a vendor's program did, and what it was told.
sealed interface VendorEvent {
  /// A line was stored.
  ///
  /// @param byToken whether it was sold on the terms of a validation token
  /// @param answered whether the vendor was told, or the answer got lost
  record Registered(
      OrderId order,
      OrderLineId line,
      AssetId asset,
      String customer,
      boolean byToken,
      boolean answered)
      implements VendorEvent {}

  /// 409.
  record AlreadyRegistered(OrderId order, List<OrderLineId> lines) implements VendorEvent {
    public AlreadyRegistered {
      lines = List.copyOf(lines);
    }
  }

  /// A registration was refused, for this reason.
  ///
  /// @param lines those that were to be registered
  /// @param fields what is wrong, where it is a 422
  record NotRegistered(
      OrderId order, List<OrderLineId> lines, ErrorCode reason, List<String> fields)
      implements VendorEvent {
    public NotRegistered {
      lines = List.copyOf(lines);
      fields = List.copyOf(fields);
    }
  }

  /// A sale was validated.
  ///
  /// @param now what time it is for the vendor
  record Validated(AssetId asset, Instant expiry, Instant now) implements VendorEvent {}

  record NotValidated(ErrorCode reason, List<String> fields) implements VendorEvent {
    public NotValidated {
      fields = List.copyOf(fields);
    }
  }

  /// `info` was asked.
  ///
  /// @param since when the question came; the answer may have been held since
  /// @param answer 200, 202 or 502
  record Asked(OrderId order, Instant since, int answer) implements VendorEvent {}

  /// A link was asked for and given out.
  ///
  /// @param now what time it is for the vendor
  record LinkGiven(OrderId order, OrderLineId line, AssetId asset, Instant now)
      implements VendorEvent {}

  /// A link was asked for while the line was processing.
  record LinkTooEarly(OrderId order, OrderLineId line) implements VendorEvent {}

  /// A download was broken off on purpose.
  record DownloadBrokenOff(OrderId order, OrderLineId line) implements VendorEvent {}

  /// A download went through.
  record Downloaded(OrderId order, OrderLineId line) implements VendorEvent {}

  /// A webhook went wrong on purpose.
  ///
  /// @param state as it was judged
  record Told(Situation situation, State state, String what) implements VendorEvent {}

  record LineCancelled(OrderId order, OrderLineId line) implements VendorEvent {}

  record LineNotCancelled(OrderId order, OrderLineId line, ErrorCode reason)
      implements VendorEvent {}
}
