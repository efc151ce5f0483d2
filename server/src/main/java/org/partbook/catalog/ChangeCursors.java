package org.partbook.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// Cursors as vendors have them: signed, for one vendor in one environment. Whoever could write one
/// could ask for the catalogue as others see it.
final class ChangeCursors {
  private static final char END = '/';

  private final Signer signer;

  ChangeCursors(Signer signer) {
    this.signer = signer;
  }

  String seal(VendorId vendor, Environment environment, ChangeCursor cursor) {
    var text = owner(vendor, environment) + cursor;
    return signer.sign(Purpose.CHANGES_CURSOR, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Nothing if it isn't one that this vendor was given here.
  Optional<ChangeCursor> open(VendorId vendor, Environment environment, String sealed) {
    var owner = owner(vendor, environment);
    return signer
        .verify(Purpose.CHANGES_CURSOR, sealed)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> text.startsWith(owner))
        .flatMap(text -> ChangeCursor.parse(text.substring(owner.length())));
  }

  private static String owner(VendorId vendor, Environment environment) {
    return vendor.value() + " " + environment.wire() + END;
  }
}
