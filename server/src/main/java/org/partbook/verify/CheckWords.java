package org.partbook.verify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.partbook.verify.SoldCopy.Standing;

/// All words of the check page.
final class CheckWords {
  static final String TITLE = "Title";
  static final String COMPOSER = "Composer";
  static final String COPIES = "Number of copies";
  static final String SOLD_ON = "Sold on";
  static final String SOLD_BY = "Sold by";

  static final String COMPARE =
      "Compare this with the copy before you: a code can be copied, but it belongs to this score and"
          + " this number of copies only. Whose copy it is, this page tells nobody.";

  static final String UNKNOWN = "Not a genuine copy";
  static final String UNKNOWN_MEANS =
      "We know no copy with this code. Perhaps a letter is missing or mistyped; otherwise we did not"
          + " sell it.";
  static final String AGAIN = "Type the code";

  static final String ASK = "Is this copy genuine?";
  static final String CODE = "The code on the copy";
  static final String CODE_MEANS =
      "It has sixteen letters and digits and stands beside the square pattern. Hyphens and capitals"
          + " don't matter.";
  static final String CHECK = "Check";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private CheckWords() {}

  static String verdict(Standing standing) {
    return switch (standing) {
      case VALID -> "A genuine copy";
      case CANCELLED -> "No longer valid";
      case TEST -> "A test, and no real copy";
    };
  }

  static String meaning(Standing standing) {
    return switch (standing) {
      case VALID -> "We sold it, and the purchase stands.";
      case CANCELLED -> "We sold this copy, but the purchase was cancelled. It may not be used.";
      case TEST ->
          "A shop tried out how to sell it. Nobody has bought it, it is worth nothing and may not be"
              + " used.";
    };
  }

  static String day(Instant time) {
    return DAY.format(time) + " (UTC)";
  }
}
