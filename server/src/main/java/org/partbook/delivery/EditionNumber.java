package org.partbook.delivery;

import java.util.regex.Pattern;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.Request;

/// Which edition is asked for, in an address that has `{edition}`.
public final class EditionNumber {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private EditionNumber() {}

  /// The number.
  ///
  /// @throws ApiException 404 if it is none
  public static int of(Request request) {
    var number = request.parameter("edition");
    if (!NUMBER.matcher(number).matches()) {
      throw new ApiException(ErrorCode.NO_SUCH_PATH, "there is no such edition");
    }
    return Integer.parseInt(number);
  }
}
