package org.partbook.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a Range header asks for (RFC 9110, section 14.2).
public sealed interface Ranges {
  /// More than any reader of PDFs asks for at a time. A header that names more is refused: it is
  /// made to cost us work.
  int MOST = 64;

  /// Everything: also what a header stands for that nobody can read.
  public record Whole() implements Ranges {}

  /// Nothing that exists.
  public record Unsatisfiable() implements Ranges {}

  /// One or more ranges, in order, with other bytes between them.
  public record Partial(List<ByteRange> list) implements Ranges {}

  static Ranges read(String header, long length) {
    return Parser.ranges(header, length);
  }

  /// Reads the header.
  final class Parser {
    private static final Pattern HEADER = Pattern.compile("(?i)bytes[ \\t]*=(.*)");
    private static final Pattern SPEC = Pattern.compile("([0-9]*)-([0-9]*)");

    /// More digits than this don't fit into 64 bits, and no file is that long.
    private static final int MOST_DIGITS = 18;

    private Parser() {}

    private static Ranges ranges(String header, long length) {
      var set = HEADER.matcher(header.strip());
      if (!set.matches()) {
        return new Whole();
      }
      var found = new ArrayList<ByteRange>();
      int specs = 0;
      for (var spec : set.group(1).split(",", -1)) {
        var numbers = SPEC.matcher(spec.strip());
        if (spec.isBlank()) {
          continue;
        }
        if (!numbers.matches() || !valid(numbers.group(1), numbers.group(2))) {
          return new Whole();
        }
        specs++;
        range(numbers.group(1), numbers.group(2), length).ifPresent(found::add);
      }
      if (specs == 0) {
        return new Whole();
      }
      return found.isEmpty() || specs > MOST ? new Unsatisfiable() : new Partial(merged(found));
    }

    private static boolean valid(String first, String last) {
      if (first.isEmpty()) {
        return !last.isEmpty();
      }
      return last.isEmpty() || isAtMost(bare(first), bare(last));
    }

    /// Of numbers of any length.
    private static boolean isAtMost(String first, String last) {
      return first.length() == last.length()
          ? first.compareTo(last) <= 0
          : first.length() < last.length();
    }

    private static Optional<ByteRange> range(String first, String last, long length) {
      long from = first.isEmpty() ? length - Math.min(number(last), length) : number(first);
      long to = first.isEmpty() || last.isEmpty() ? length - 1 : Math.min(number(last), length - 1);
      return from <= to ? Optional.of(new ByteRange(from, to)) : Optional.empty();
    }

    private static long number(String digits) {
      var bare = bare(digits);
      return bare.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(bare);
    }

    private static String bare(String digits) {
      int zeros = 0;
      while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
        zeros++;
      }
      return digits.substring(zeros);
    }

    /// Sorted, and what overlaps or touches in one: nobody gets a byte twice.
    private static List<ByteRange> merged(List<ByteRange> ranges) {
      ranges.sort(Comparator.comparingLong(ByteRange::first));
      var merged = new ArrayList<ByteRange>();
      for (var range : ranges) {
        if (!merged.isEmpty() && range.first() <= merged.getLast().last() + 1) {
          var before = merged.removeLast();
          merged.add(new ByteRange(before.first(), Math.max(before.last(), range.last())));
        } else {
          merged.add(range);
        }
      }
      return List.copyOf(merged);
    }
  }
}
