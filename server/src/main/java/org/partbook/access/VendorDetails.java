package org.partbook.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.letter.LetterHead;

/// Whom a vendor's statements are addressed to.
///
/// @param address the lines of a letter below the name
/// @param vatNumber for value added tax
public record VendorDetails(Optional<String> address, Optional<String> vatNumber) {
  public static final VendorDetails NONE = new VendorDetails(Optional.empty(), Optional.empty());

  private static final int LONGEST_LINE = 200;

  /// The same with another address.
  ///
  /// @throws IllegalArgumentException if no letter could have it
  public VendorDetails withAddress(List<String> lines) {
    if (lines.isEmpty() || lines.size() > LetterHead.MOST_LINES) {
      throw new IllegalArgumentException(
          "an address has 1 to %d lines, not %d".formatted(LetterHead.MOST_LINES, lines.size()));
    }
    for (var line : lines) {
      if (line.isBlank() || line.length() > LONGEST_LINE || LetterHead.hasUnseen(line)) {
        throw new IllegalArgumentException(
            "a line of an address has 1 to %d characters, all of which can be seen, which '%s' isn't"
                .formatted(LONGEST_LINE, line));
      }
    }
    return new VendorDetails(Optional.of(String.join("\n", lines)), vatNumber);
  }

  /// The same with another number for value added tax.
  ///
  /// @throws IllegalArgumentException if there are no such numbers
  public VendorDetails withVatNumber(String number) {
    if (!LetterHead.VAT_NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "a VAT number has 3 to 30 letters, digits, blanks, and . , / + * -, which '%s' hasn't"
              .formatted(number));
    }
    return new VendorDetails(address, Optional.of(number));
  }

  /// The names of what differs.
  List<String> differences(VendorDetails before) {
    var names = new ArrayList<String>();
    if (!address.equals(before.address)) {
      names.add("address");
    }
    if (!vatNumber.equals(before.vatNumber)) {
      names.add("vat_number");
    }
    return names;
  }
}
