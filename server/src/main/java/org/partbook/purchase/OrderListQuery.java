package org.partbook.purchase;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partbook.http.ApiException;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.QueryParameters;
import org.partbook.http.Request;
import org.partbook.json.FieldError;
import org.partbook.json.Quoted;

/// Which of its lines a vendor wants to be told of.
///
/// @param from when they were registered, inclusive
/// @param to exclusive
/// @param after the cursor of the page before, as it was sent
/// @param most lines on a page
record OrderListQuery(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<LineStatus> status,
    Optional<String> after,
    int most) {
  private static final Parameter PAGE_SIZE = Parameter.optional("page_size", 1);
  private static final int USUAL = 100;
  private static final int LARGEST = 1000;
  private static final String FROM = "from";
  private static final String TO = "to";

  /// What the database can hold, and more than anybody needs.
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /// Reads it.
  ///
  /// @throws ApiException 422 with all that is wrong
  static OrderListQuery read(Request request) {
    var size = Query.read(request, PAGE_SIZE).optionalInteger(PAGE_SIZE).orElse(USUAL);
    var errors = new ArrayList<FieldError>();
    var given = request.query();
    var from = text(given, FROM, errors).flatMap(text -> time(FROM, text, errors));
    var to = text(given, TO, errors).flatMap(text -> time(TO, text, errors));
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      errors.add(FieldError.of(TO, "must be later than from"));
    }
    var status = text(given, "status", errors).flatMap(text -> status(text, errors));
    var after = text(given, "after", errors);
    if (!errors.isEmpty()) {
      throw ApiException.invalid(errors);
    }
    return new OrderListQuery(from, to, status, after, (int) Math.min(size, LARGEST));
  }

  Instant begin() {
    return from.orElse(FIRST);
  }

  Instant end() {
    return to.orElse(LAST);
  }

  private static Optional<String> text(
      QueryParameters given, String name, List<FieldError> errors) {
    var values = given.all(name);
    if (values.size() > 1) {
      errors.add(FieldError.of(name, "must be given once, not " + values.size() + " times"));
      return Optional.empty();
    }
    return values.stream().findFirst();
  }

  /// A plus that isn't encoded stands for a blank.
  private static Optional<Instant> time(String name, String text, List<FieldError> errors) {
    try {
      var time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
        return Optional.of(time);
      }
      errors.add(
          FieldError.of(name, "must be in the years from 2000 to 9999, not " + Quoted.of(text)));
    } catch (DateTimeException _) {
      errors.add(
          FieldError.of(
              name,
              "must be a time with its offset, such as 2026-11-30T00:00:00Z, not "
                  + Quoted.of(text)));
    }
    return Optional.empty();
  }

  private static Optional<LineStatus> status(String text, List<FieldError> errors) {
    try {
      return Optional.of(LineStatus.valueOf(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException _) {
      errors.add(
          FieldError.of(
              "status",
              "must be PROCESSING, COMPLETED, FAILED or CANCELLED, not " + Quoted.of(text)));
      return Optional.empty();
    }
  }
}
