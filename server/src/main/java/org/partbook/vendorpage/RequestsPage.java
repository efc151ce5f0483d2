package org.partbook.vendorpage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.requests.RequestFilter;
import org.partbook.requests.RequestHistory;

/// The requests of 30 days.
///
/// @param operations that there were, to choose from
record RequestsPage(
    Desk desk, RequestFilter filter, List<String> operations, RequestHistory.Page page) {

  static RequestFilter filter(Params params) {
    var operation = params.text("operation");
    var status = params.number("status");
    return new RequestFilter(
        !params.text("show").equals("all"),
        operation.isEmpty() ? Optional.empty() : Optional.of(operation),
        status.isPresent() && status.getAsLong() < 1000
            ? OptionalInt.of((int) status.getAsLong())
            : OptionalInt.empty());
  }

  String status() {
    return filter.status().isPresent() ? Integer.toString(filter.status().getAsInt()) : "";
  }

  boolean isChosen(String operation) {
    return filter.operation().filter(operation::equals).isPresent();
  }

  String older() {
    return desk.at(Section.REQUESTS)
        + Params.query(
            "show",
            filter.refused() ? "refused" : "all",
            "operation",
            filter.operation().orElse(""),
            "status",
            status(),
            "before",
            desk.numbers().sealRequest(page.next().orElseThrow()));
  }
}
