package org.partbook.vendorpage;

import java.util.List;
import org.partbook.requests.LoggedRequest;
import org.partbook.requests.RequestCount;

/// What somebody sees first.
///
/// @param operations of the last 24 hours
/// @param refusals the latest
record OverviewPage(
    Desk desk, List<Operation> operations, List<LoggedRequest> refusals, boolean listsCatalogue) {
  /// How an operation went.
  ///
  /// @param took on average
  record Operation(String name, long answered, long refused, String took) {
    private static Operation of(String name, List<RequestCount> counts) {
      long refused = sum(counts.stream().filter(RequestCount::isRefused).toList());
      long all = sum(counts);
      long micros = counts.stream().mapToLong(RequestCount::micros).sum();
      return new Operation(name, all - refused, refused, Shown.took(micros / Math.max(1, all)));
    }

    private static long sum(List<RequestCount> counts) {
      return counts.stream().mapToLong(RequestCount::requests).sum();
    }
  }

  static List<Operation> operations(List<RequestCount> counts) {
    return counts.stream()
        .map(RequestCount::operation)
        .distinct()
        .map(name ->
            Operation.of(
                name, counts.stream().filter(one -> one.operation().equals(name)).toList()))
        .toList();
  }

  String refusedOf(Operation operation) {
    return desk.at(Section.REQUESTS)
        + Params.query("show", "refused", "operation", operation.name());
  }
}
