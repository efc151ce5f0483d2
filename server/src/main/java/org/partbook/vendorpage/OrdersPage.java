package org.partbook.vendorpage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partbook.purchase.VendorLines;
import org.partbook.purchase.VendorLines.Place;
import org.partbook.purchase.VendorLines.Wanted;

/// What was sold.
record OrdersPage(
    Desk desk,
    String order,
    String standing,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    VendorLines.Page page) {
  static final List<String> STANDINGS =
      List.of("PROCESSING", "COMPLETED", "FAILED", "CANCELLED", "REFUNDED", "ENDED");

  /// What a form asks for. The last day is one of those that are wanted.
  static Wanted wanted(Params params) {
    return new Wanted(
        Optional.of(params.text("status")).filter(STANDINGS::contains),
        params.day("from").map(Params::begin),
        params.day("until").map(day -> Params.begin(day.plusDays(1))));
  }

  List<String> standings() {
    return STANDINGS;
  }

  String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  String next() {
    return next(page.next().orElseThrow());
  }

  private String next(Place place) {
    return desk.at(Section.ORDERS)
        + Params.query(
            "status",
            standing,
            "from",
            day(from),
            "until",
            day(until),
            "after",
            Long.toString(place.order()),
            "line",
            Long.toString(place.line()));
  }
}
