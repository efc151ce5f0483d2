package org.partbook.copies.mark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.copies.licence.CopyCode;

/// Finds the rows of `HiddenMark`s among the specks of a page, wherever, however large and
/// whichever way round they are.
///
/// Any two specks of one size may be the ends of a row, if a third is where the row's second one
/// has to be; the halves of symbols are then looked for along the line. Others may be lost, and
/// strangers may lie about: a row counts if its Reed–Solomon word does.
public final class HiddenMarkReader {
  /// Beyond this many specks only those that were painted soon after each other are taken for a
  /// row's, as the pairs of all of them would be too many.
  private static final int ALL_PAIRS = 400;

  private static final int SPECKS_OF_A_MARK = HiddenMark.HALVES + 3;
  private static final int NEAR_IN_ORDER = 2 * SPECKS_OF_A_MARK;
  private static final int SECOND_NEAR_IN_ORDER = 10;

  /// A row's length by the size of its specks is 572. Programs that round may make them larger.
  private static final double SHORTEST = 100;

  private static final double LONGEST = 2500;

  /// How far a speck may be from where it should be, in units of `HiddenMark`.
  private static final double TOLERANCE = 0.25;

  private static final double SAME_SIZE = 2.5;

  private final List<Speck> specks;
  private final int reach;
  private final int reachOfSecond;
  private final Map<CopyCode, Reading> readings = new LinkedHashMap<>();

  private HiddenMarkReader(List<Speck> specks) {
    this.specks = specks;
    boolean all = specks.size() <= ALL_PAIRS;
    this.reach = all ? specks.size() : NEAR_IN_ORDER;
    this.reachOfSecond = all ? specks.size() : SECOND_NEAR_IN_ORDER;
  }

  /// A code that was read from a row.
  ///
  /// @param corrected how many of the row's 22 symbols were missing or wrong
  public record Reading(CopyCode code, int corrected) {}

  /// The codes in these specks, each once, with the fewest corrections that one of its rows needed.
  ///
  /// @param specks in the order in which they were painted
  public static List<Reading> read(List<Speck> specks) {
    var reader = new HiddenMarkReader(specks);
    reader.search();
    return List.copyOf(reader.readings.values());
  }

  private void search() {
    for (int start = 0; start < specks.size(); start++) {
      for (int next = 1; next < reach; next++) {
        tryRow(start, next);
      }
    }
  }

  private Speck after(int start, int next) {
    return specks.get((start + next) % specks.size());
  }

  private void tryRow(int start, int next) {
    var row = new Row(specks.get(start), after(start, next));
    if (row.isPlausible() && hasSecond(row, start)) {
      read(row, start)
          .ifPresent(reading -> readings.merge(reading.code(), reading, HiddenMarkReader::better));
    }
  }

  private static Reading better(Reading one, Reading other) {
    return other.corrected() < one.corrected() ? other : one;
  }

  private boolean hasSecond(Row row, int start) {
    for (int next = 1; next < reachOfSecond; next++) {
      var speck = after(start, next);
      if (row.isOnLine(speck) && Math.abs(row.along(speck) - HiddenMark.SECOND) <= TOLERANCE) {
        return true;
      }
    }
    return false;
  }

  /// The specks are looked at in the order in which they were painted from the start on, and the
  /// first one counts for its half: of two rows in one place each is read with its own start.
  private Optional<Reading> read(Row row, int start) {
    var values = new int[HiddenMark.HALVES];
    Arrays.fill(values, -1);
    for (int next = 1; next < reach; next++) {
      var speck = after(start, next);
      if (row.isOnLine(speck)) {
        double place = row.along(speck) - HiddenMark.FIRST_HALF;
        int half = (int) Math.floor((place + HiddenMark.STEP / 2) / HiddenMark.PITCH);
        if (half >= 0 && half < values.length && values[half] < 0) {
          value(place - half * HiddenMark.PITCH).ifPresent(value -> values[half] = value);
        }
      }
    }
    return decode(values);
  }

  private static OptionalInt value(double shift) {
    long value = Math.round(shift / HiddenMark.STEP);
    return value >= 0 && value < HiddenMark.VALUES
        ? OptionalInt.of((int) value)
        : OptionalInt.empty();
  }

  private static Optional<Reading> decode(int[] values) {
    var word = new byte[ReedSolomon.SYMBOLS];
    var missing = new boolean[ReedSolomon.SYMBOLS];
    for (int i = 0; i < word.length; i++) {
      int high = values[2 * i];
      int low = values[2 * i + 1];
      missing[i] = high < 0 || low < 0;
      word[i] = (byte) (high * HiddenMark.VALUES + low);
    }
    return ReedSolomon.decode(word, missing)
        .map(read -> new Reading(read.code(), read.corrected()));
  }

  /// The line between two specks, if they are a row's ends, measured as `HiddenMark` does.
  private static final class Row {
    private final Speck start;
    private final double unitX;
    private final double unitY;
    private final double unit;
    private final double endSize;

    Row(Speck start, Speck end) {
      double length = HiddenMark.END - HiddenMark.START;
      this.start = start;
      this.unitX = (end.x() - start.x()) / length;
      this.unitY = (end.y() - start.y()) / length;
      this.unit = Math.hypot(unitX, unitY);
      this.endSize = end.size();
    }

    boolean isPlausible() {
      double length = unit * (HiddenMark.END - HiddenMark.START);
      return length >= SHORTEST * start.size()
          && length <= LONGEST * start.size()
          && isSameSize(endSize);
    }

    boolean isOnLine(Speck speck) {
      double across = (speck.y() - start.y()) * unitX - (speck.x() - start.x()) * unitY;
      return Math.abs(across) <= TOLERANCE * unit * unit && isSameSize(speck.size());
    }

    double along(Speck speck) {
      double dot = (speck.x() - start.x()) * unitX + (speck.y() - start.y()) * unitY;
      return dot / (unit * unit);
    }

    private boolean isSameSize(double size) {
      return size <= SAME_SIZE * start.size() && start.size() <= SAME_SIZE * size;
    }
  }
}
