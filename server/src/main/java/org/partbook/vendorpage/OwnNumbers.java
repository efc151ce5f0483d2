package org.partbook.vendorpage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// Our numbers of requests and deliveries, as a vendor's pages have them: sealed, for one vendor in
/// one environment. Everybody's are counted together, so from two of them a vendor could tell how
/// much the others do.
record OwnNumbers(Signer signer, VendorId vendor, Environment environment) {
  private static final int PLACE = Long.BYTES + 1;
  private static final int LENGTH = PLACE + Long.BYTES;

  String sealRequest(long number) {
    return seal(Purpose.VENDOR_REQUEST, number);
  }

  /// Nothing if it isn't one that this vendor was given here.
  Optional<Long> openRequest(String sealed) {
    return open(Purpose.VENDOR_REQUEST, sealed);
  }

  String sealDelivery(long number) {
    return seal(Purpose.VENDOR_DELIVERY, number);
  }

  /// Nothing if it isn't one that this vendor was given here.
  Optional<Long> openDelivery(String sealed) {
    return open(Purpose.VENDOR_DELIVERY, sealed);
  }

  private String seal(Purpose purpose, long number) {
    return signer.sign(purpose, statement(number));
  }

  private Optional<Long> open(Purpose purpose, String sealed) {
    var found = signer.verify(purpose, sealed);
    return found
        .map(statement -> ByteBuffer.wrap(statement).getLong(PLACE))
        .filter(number -> Arrays.equals(found.orElseThrow(), statement(number)));
  }

  /// Always as long, since its length is seen.
  private byte[] statement(long number) {
    return ByteBuffer.allocate(LENGTH)
        .putLong(vendor.value())
        .put(code(environment))
        .putLong(number)
        .array();
  }

  private static byte code(Environment environment) {
    return switch (environment) {
      case LIVE -> 1;
      case SANDBOX -> 2;
    };
  }
}
