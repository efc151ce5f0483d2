package org.partbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.fuzz.FuzzTarget;
import org.partbook.http.Ranges.Partial;
import org.partbook.http.Ranges.Unsatisfiable;
import org.partbook.http.Ranges.Whole;

/// A header Range, of a file of 100 bytes. The ranges are sorted, apart from each other and within
/// the file, and hold the bytes that a slow reader with large numbers says.
public final class RangeTarget implements FuzzTarget {
  private static final int LENGTH = 100;
  private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");

  @Override
  public List<String> words() {
    return List.of("bytes=", "bytes=0-0", ",", "-", "-1", "0-", "99-", "100-", "99-100", " ", "\t");
  }

  @Override
  public int mutations() {
    return 20_000;
  }

  @Override
  public void accept(byte[] bytes) {
    // No line ends in a header.
    var header = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n]", " ");
    var read = Ranges.read(header, LENGTH);
    var wanted = slowly(header);
    switch (read) {
      case Whole _ -> assertThat(wanted).isEmpty();
      case Unsatisfiable _ ->
          assertThat(wanted.orElseThrow().isEmpty() || count(header) > Ranges.MOST).isTrue();
      case Partial(var list) -> {
        var got = new BitSet();
        long end = -2;
        for (var range : list) {
          assertThat(range.first()).isGreaterThan(end + 1).isLessThanOrEqualTo(range.last());
          assertThat(range.last()).isLessThan(LENGTH);
          got.set((int) range.first(), (int) range.last() + 1);
          end = range.last();
        }
        assertThat(got).isEqualTo(wanted.orElseThrow());
        assertThat(count(header)).isLessThanOrEqualTo(Ranges.MOST);
      }
    }
  }

  private static long count(String header) {
    return List.of(header.split(",", -1)).stream()
        .filter(one -> one.substring(one.indexOf('=') + 1).chars().anyMatch(Character::isDigit))
        .count();
  }

  /// Which bytes are meant; nothing if it is no such header.
  private static Optional<BitSet> slowly(String header) {
    var text = header.strip();
    int equals = text.indexOf('=');
    if (equals < 0 || !text.substring(0, equals).matches("(?i)bytes[ \\t]*")) {
      return Optional.empty();
    }
    var all = new BitSet();
    boolean any = false;
    for (var one : text.substring(equals + 1).split(",", -1)) {
      if (one.isBlank()) {
        continue;
      }
      var range = RANGE.matcher(one.strip());
      if (!range.matches() || !add(range.group(1), range.group(2), all)) {
        return Optional.empty();
      }
      any = true;
    }
    return any ? Optional.of(all) : Optional.empty();
  }

  /// @return whether it is one
  private static boolean add(String first, String last, BitSet all) {
    var length = BigInteger.valueOf(LENGTH);
    if (first.isEmpty()) {
      if (!last.isEmpty()) {
        all.set(LENGTH - new BigInteger(last).min(length).intValue(), LENGTH);
      }
      return !last.isEmpty();
    }
    var from = new BigInteger(first);
    var to = last.isEmpty() ? from.max(length) : new BigInteger(last);
    if (to.compareTo(from) < 0) {
      return false;
    }
    var end = to.add(BigInteger.ONE).min(length);
    if (from.compareTo(end) < 0) {
      all.set(from.intValue(), end.intValue());
    }
    return true;
  }
}
