package org.partbook.delivery;

import java.util.List;
import java.util.Optional;
import org.partbook.access.Vendor;
import org.partbook.delivery.Opened.Deliverable;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.purchase.LineStatus;
import org.partbook.purchase.Sale;

/// What is behind a link to an order at this moment.
///
/// @param sales of its lines, as many as may be in one file and one more
/// @param expired whether the link's time is over
/// @param corrections the later editions of what was sold
record OpenedOrder(List<Sale> sales, boolean expired, Corrections corrections) {

  Optional<Vendor> seller() {
    return sales.stream().findFirst().map(Sale::vendor);
  }

  /// The copies that may be had.
  ///
  /// @throws ApiException 404, 409, 410 or 503 if there are none
  List<Deliverable> orRefuse() {
    if (!sales.isEmpty() && sales.stream().allMatch(sale -> is(sale, LineStatus.CANCELLED))) {
      throw new ApiException(
          ErrorCode.LINK_CANCELLED, "the order that this link belongs to was cancelled");
    }
    if (expired) {
      throw new ApiException(ErrorCode.LINK_EXPIRED, "this link has expired");
    }
    var completed =
        sales.stream()
            .filter(sale -> is(sale, LineStatus.COMPLETED))
            .flatMap(sale ->
                sale
                    .line()
                    .sold()
                    .map(file -> corrections.latest(new Deliverable(sale, file)))
                    .stream())
            .toList();
    if (completed.isEmpty()) {
      throw sales.stream().anyMatch(sale -> is(sale, LineStatus.PROCESSING))
          ? new ApiException(ErrorCode.COPY_NOT_READY, "no copy of this order is ready yet")
          : new ApiException(ErrorCode.LINK_NOT_FOUND, "there is nothing behind this link");
    }
    if (completed.size() > Links.MOST_FILES) {
      throw Links.tooLarge(completed.getFirst().line().key().order());
    }
    return completed;
  }

  private static boolean is(Sale sale, LineStatus status) {
    return sale.line().status() == status;
  }
}
