package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.stamp.Places.Found;
import org.partbook.copies.stamp.Places.Wanted;

/// Looks where the text goes on pages of one sort, once the code has its place: beside it, or along
/// any edge, in as few lines and as large as there is room for.
final class TextPlace {
  private static final double A_LINE_MORE = 15;
  private static final double BETWEEN_WORDS = 25;
  private static final double A_SIZE_SMALLER = 60;
  private static final double UPWARDS = 150;

  /// What text costs that doesn't stand beside the code.
  private static final double APART = 60;

  private static final double A_CUT_NAME = 1000;

  /// Names are cut for so many rooms, those that take most of them.
  private static final int MOST_CUTS = 6;

  private static final double[] FONTS = {StampSize.FONT, 5.6, 5, 4.5};
  private static final int MOST_LINES = 3;

  /// Text that is cut to less says nothing.
  private static final double LEAST_TEXT = 50;

  /// Most printers leave this blank: lines neither begin nor end there.
  private static final double UNPRINTED = 12;

  private final StampText text;
  private final Places places;
  private final PageGeometry page;
  private final double unit;
  private final CodePlace code;

  TextPlace(StampText text, Places places, CodePlace code) {
    this.text = text;
    this.places = places;
    this.page = places.page();
    this.unit = places.unit();
    this.code = code;
  }

  /// How text is set.
  ///
  /// @param enlarged by what, beside text of the usual size
  record Setting(StampText.Lines lines, double enlarged, boolean upwards) {
    double length() {
      return lines.width() * StampSize.FONT / StampWords.THOUSAND * enlarged
          + 2 * StampSize.PADDING * enlarged;
    }

    double depth() {
      return depth(lines.lines().size(), enlarged);
    }

    static double depth(int lines, double enlarged) {
      return (lines * StampSize.LEADING + 2 * StampSize.EDGE) * enlarged;
    }
  }

  /// The wording may have more lines than are made of it.
  private int mostLines() {
    return Math.max(MOST_LINES, text.fewest());
  }

  private double enlarged(double font) {
    return font / StampSize.FONT * unit;
  }

  /// Where it covers nothing, if there is such a place.
  @Nullable Found<Setting> free() {
    Found<Setting> best = null;
    for (int font = 0; font < FONTS.length; font++) {
      for (int more = 0; text.fewest() + more <= mostLines(); more++) {
        for (int between = 0; between < 2; between++) {
          double penalty = font * A_SIZE_SMALLER + more * A_LINE_MORE + between * BETWEEN_WORDS;
          if (best == null || penalty < best.cost()) {
            double enlarged = enlarged(FONTS[font]);
            var lines = text.in(text.fewest() + more, between == 1);
            best = better(best, new Setting(lines, enlarged, false), penalty);
            best = better(best, new Setting(lines, enlarged, true), penalty + UPWARDS);
          }
        }
      }
    }
    return best == null ? cut() : best;
  }

  private @Nullable Found<Setting> better(
      @Nullable Found<Setting> than, Setting setting, double penalty) {
    var best = than;
    if (best != null && best.cost() <= penalty) {
      return best;
    }
    if (setting.upwards()) {
      var along = places.wanted(setting.depth(), setting.length());
      return better(best, setting, places.likewise(along, 0), penalty);
    }
    best = better(best, setting, List.of(new Wanted(besideCode(setting), 0)), penalty);
    if (best != null && best.cost() <= penalty + APART) {
      return best;
    }
    var alone = places.wanted(setting.length(), setting.depth());
    return better(best, setting, places.likewise(alone, APART), penalty);
  }

  private @Nullable Found<Setting> better(
      @Nullable Found<Setting> than, Setting setting, List<Wanted> wanted, double penalty) {
    var best = than;
    for (var room : code.free()) {
      boolean outside = setting.upwards() ? places.isBeside(room) : places.isOutside(room);
      var within = withinPrint(room, setting.upwards());
      for (var one : wanted) {
        best =
            places.nearer(
                best, setting, one, within, penalty + (outside ? 0 : Places.AMONG_STAVES));
      }
    }
    return best;
  }

  /// A line shall not begin or end where printers don't print.
  private Room withinPrint(Room room, boolean upwards) {
    double inset = UNPRINTED * unit;
    double left = upwards ? room.x() : Math.max(room.x(), inset);
    double right = upwards ? room.right() : Math.min(room.right(), page.width() - inset);
    double low = upwards ? Math.max(room.y(), inset) : room.y();
    double high = upwards ? Math.min(room.top(), page.height() - inset) : room.top();
    return new Room(left, low, right - left, high - low);
  }

  /// Towards the middle of the page, and as far from its edge as the code.
  private Room besideCode(Setting setting) {
    var beside = code.room();
    boolean right = beside.x() + beside.right() > page.width() && !places.place().middle();
    boolean top = beside.y() + beside.top() > page.height();
    double x = right ? beside.x() - setting.length() : beside.right();
    double y = top ? beside.top() - setting.depth() : beside.y();
    return new Room(x, y, setting.length(), setting.depth());
  }

  /// A room, and how many lines of text it is to take.
  private record Cut(Room room, int lines, boolean upwards) {
    double length() {
      return upwards ? room.height() : room.width();
    }
  }

  /// The text in the room that takes most of it, with names as long as they may be then.
  private @Nullable Found<Setting> cut() {
    double enlarged = enlarged(FONTS[FONTS.length - 1]);
    var cuts = new ArrayList<Cut>();
    for (int lines = text.fewest(); lines <= mostLines(); lines++) {
      double depth = Setting.depth(lines, enlarged);
      for (var room : code.free()) {
        var across = withinPrint(room, false);
        if (across.fits(LEAST_TEXT * unit, depth)) {
          cuts.add(new Cut(across, lines, false));
        }
        var upwards = withinPrint(room, true);
        if (upwards.fits(depth, LEAST_TEXT * unit)) {
          cuts.add(new Cut(upwards, lines, true));
        }
      }
    }
    cuts.sort(Comparator.comparingDouble(cut -> -cut.length() * cut.lines()));
    for (var cut : cuts.subList(0, Math.min(MOST_CUTS, cuts.size()))) {
      var lines = cutTo(cut.length(), cut.lines(), enlarged);
      var setting = new Setting(lines, enlarged, cut.upwards());
      var wanted =
          cut.upwards() ? places.wanted(setting.depth(), setting.length()) : besideCode(setting);
      if (cut.room().fits(wanted.width(), wanted.height())) {
        return new Found<>(setting, cut.room().nearest(wanted), A_CUT_NAME);
      }
    }
    return null;
  }

  private StampText.Lines cutTo(double width, int lines, double enlarged) {
    double room = width - 2 * StampSize.PADDING * enlarged;
    return text.cut(lines, (int) (room / enlarged / StampSize.FONT * StampWords.THOUSAND));
  }

  /// The text beside the code, in as few lines as the page is wide enough for, over whatever is
  /// there.
  Found<Setting> covering() {
    double width = page.width() - 2 * StampSize.SIDE * unit - code.room().width();
    for (double font : FONTS) {
      for (int lines = text.fewest(); lines <= mostLines(); lines++) {
        var set = text.in(lines, lines > text.fewest());
        var setting = new Setting(set, enlarged(font), false);
        if (setting.length() <= width) {
          return new Found<>(setting, onPage(besideCode(setting)), 0);
        }
      }
    }
    double enlarged = enlarged(FONTS[FONTS.length - 1]);
    var cut = new Setting(cutTo(width, mostLines(), enlarged), enlarged, false);
    return new Found<>(cut, onPage(besideCode(cut)), 0);
  }

  private Room onPage(Room wanted) {
    double x = Math.clamp(wanted.x(), 0, Math.max(0, page.width() - wanted.width()));
    double y = Math.clamp(wanted.y(), 0, Math.max(0, page.height() - wanted.height()));
    return new Room(x, y, wanted.width(), wanted.height());
  }
}
