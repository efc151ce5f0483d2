package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.StampStyle.FullPages;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.stamp.StampSheet.Ground;
import org.partbook.copies.stamp.StampSheet.MarkPlace;
import org.partbook.copies.stamp.StampSheet.PlacedLine;
import org.partbook.copies.stamp.StampSheet.Square;

/// Finds places for the code and for the text on the pages of one sort, such that nothing of the
/// pages is covered: as near as can be to where the publisher wants them, and each for itself.
///
/// What is compared is a cost, in points of the usual stamp: how far something is from where it is
/// wanted, and what it is worth not to have it smaller, broken into lines or turned.
final class SheetLayout {
  /// What a code costs that is as small as it may be.
  private static final double SMALLEST_CODE = 60;

  /// What a place costs that is nearer to an edge than most printers print.
  private static final double NEAR_THE_EDGE = 40;

  private static final double EDGE_OF_PRINTERS = 8;
  private static final double A_LINE_MORE = 15;
  private static final double BETWEEN_WORDS = 25;
  private static final double A_SIZE_SMALLER = 60;
  private static final double UPWARDS = 150;

  /// What it costs to be at the other side of the page, or at its other end.
  private static final double OTHER_SIDE = 60;

  private static final double OTHER_END = 80;

  /// What text costs that doesn't stand beside the code.
  private static final double APART = 60;

  /// What a place costs with music between it and the edge.
  private static final double AMONG_STAVES = 90;

  /// How near to the edge of the page a room reaches outside of which nothing is.
  private static final double OUTSIDE = 3;

  private static final double[] FONTS = {StampSize.FONT, 5.6, 5, 4.5};
  private static final int MOST_LINES = 3;

  /// Text that is cut to less says nothing.
  private static final double LEAST_TEXT = 50;

  private final StampWords words;
  private final StampText text;
  private final StampStyle style;
  private final PageGeometry page;
  private final double unit;
  private final List<Room> rooms;
  private final boolean movable;

  /// Something in its place.
  ///
  /// @param cost of having it there
  private record Found<T>(T what, Room room, double cost) {}

  /// Where something is wanted.
  ///
  /// @param penalty what it costs to have it there
  private record Wanted(Room room, double penalty) {}

  /// How text is set.
  ///
  /// @param enlarged by what, beside text of the usual size
  private record Setting(StampText.Lines lines, double enlarged, boolean upwards) {
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

  /// A layout.
  ///
  /// @param codeIsFree whether the code covers nothing, or is left out
  /// @param textIsFree whether the text covers nothing
  /// @param cost of all of it; where something is covered, more than any other
  record Fit(PlacedSheet sheet, boolean codeIsFree, boolean textIsFree, double cost) {
    boolean isFree() {
      return codeIsFree && textIsFree;
    }
  }

  private SheetLayout(
      StampWords words,
      StampText text,
      StampStyle style,
      PageGeometry page,
      List<Room> rooms,
      boolean movable) {
    this.words = words;
    this.text = text;
    this.style = style;
    this.page = page;
    this.unit = StampSize.unit(page);
    this.rooms = rooms;
    this.movable = movable;
  }

  static Fit of(StampWords words, StampText text, StampStyle style, PageSort sort) {
    var page = sort.geometry();
    var layout =
        new SheetLayout(words, text, style, page, sort.rooms().on(page), sort.rooms().movable());
    return layout.fit(Shrunk.NOT);
  }

  private Fit fit(Shrunk content) {
    var code = code();
    var taken = code == null ? wantedCode(StampSize.QR * unit) : code.room();
    var setting = text(taken, code != null);
    if ((code == null || setting == null)
        && style.fullPages() == FullPages.SHRINK
        && content.isNothing()
        && movable) {
      var shrunk = shrunk();
      if (shrunk.isFree()) {
        return shrunk;
      }
    }
    boolean without = code == null && style.fullPages() == FullPages.TEXT && setting != null;
    double cost = cost(code) + cost(setting);
    var placed = setting == null ? covering(taken) : setting;
    Optional<Room> square = without ? Optional.empty() : Optional.of(taken);
    var sheet = sheet(square, placed);
    return new Fit(new PlacedSheet(sheet, 0, 0, 1, content), code != null, setting != null, cost);
  }

  private static double cost(@Nullable Found<?> found) {
    return found == null ? 100_000 : found.cost();
  }

  /// The same on a page of which a strip was made free at the edge where the stamp is wanted.
  private Fit shrunk() {
    double least = StampSize.leastCode(words.qr()) * unit + 2 * (StampSize.PADDING + 2) * unit;
    double strip = Math.max(StampSize.SHRUNK * page.height(), least);
    double scale = 1 - strip / page.height();
    double margin = 2 * unit;
    boolean top = style.place().top();
    var free =
        new Room(
            margin,
            top ? page.height() - strip + 1 : margin,
            page.width() - 2 * margin,
            strip - margin - 1);
    var content = new Shrunk(scale, (1 - scale) * page.width() / 2, top ? 0 : strip);
    return new SheetLayout(words, text, style, page, List.of(free), false).fit(content);
  }

  private @Nullable Found<Double> code() {
    double least = StampSize.leastCode(words.qr());
    Found<Double> best = null;
    for (double part : new double[] {0, 0.5, 1}) {
      double size = (StampSize.QR - part * (StampSize.QR - least)) * unit;
      for (var wanted : likewise(wantedCode(size), part * SMALLEST_CODE)) {
        for (var room : rooms) {
          best = nearer(best, size, wanted, room, isOutside(room) ? 0 : AMONG_STAVES);
        }
      }
    }
    return best;
  }

  /// The better one of what was found and of what there is in a room.
  private <T> @Nullable Found<T> nearer(
      @Nullable Found<T> than, T what, Wanted wanted, Room room, double penalty) {
    var size = wanted.room();
    if (!room.fits(size.width(), size.height())) {
      return than;
    }
    var place = room.nearest(size);
    double cost = penalty + wanted.penalty() + away(place, size) + nearTheEdge(place);
    return than == null || cost < than.cost() ? new Found<>(what, place, cost) : than;
  }

  /// The same place at each corner of the page.
  private List<Wanted> likewise(Room room, double penalty) {
    double x = page.width() - room.right();
    double y = page.height() - room.top();
    return List.of(
        new Wanted(room, penalty),
        new Wanted(new Room(x, room.y(), room.width(), room.height()), penalty + OTHER_SIDE),
        new Wanted(new Room(room.x(), y, room.width(), room.height()), penalty + OTHER_END),
        new Wanted(new Room(x, y, room.width(), room.height()), penalty + OTHER_SIDE + OTHER_END));
  }

  /// Whether nothing of the page lies between a room and its upper or lower edge.
  private boolean isOutside(Room room) {
    return room.y() <= OUTSIDE * unit || room.top() >= page.height() - OUTSIDE * unit;
  }

  /// The same for its sides.
  private boolean isBeside(Room room) {
    return room.x() <= OUTSIDE * unit || room.right() >= page.width() - OUTSIDE * unit;
  }

  private double away(Room place, Room wanted) {
    return (Math.abs(place.x() - wanted.x()) + Math.abs(place.y() - wanted.y())) / unit;
  }

  private double nearTheEdge(Room place) {
    double nearest =
        Math.min(
            Math.min(place.x(), page.width() - place.right()),
            Math.min(place.y(), page.height() - place.top()));
    return nearest < EDGE_OF_PRINTERS * unit ? NEAR_THE_EDGE : 0;
  }

  private Room wantedCode(double size) {
    double side = size + 2 * StampSize.PADDING * unit;
    double beside = style.place().middle() ? Math.min(page.width() / 2, widthInOneLine()) : 0;
    var pair = wanted(side + beside, side);
    return new Room(pair.x(), pair.y(), side, side);
  }

  private double widthInOneLine() {
    return new Setting(text.in(text.fewest(), false), unit, false).length();
  }

  /// Where something of this size is wanted on the page.
  private Room wanted(double width, double height) {
    double roomX = page.width() - width;
    double roomY = page.height() - height;
    double side = Math.min(StampSize.SIDE * unit, Math.max(0, roomX / 2));
    double distance = Math.min(style.distanceInPoints() * unit, Math.max(0, roomY / 4));
    double x = style.place().right() ? roomX - side : side;
    return new Room(
        style.place().middle() ? roomX / 2 : x,
        style.place().top() ? roomY - distance : distance,
        width,
        height);
  }

  private @Nullable Found<Setting> text(Room code, boolean codeIsFree) {
    var free = codeIsFree ? without(code) : rooms;
    Found<Setting> best = null;
    for (int font = 0; font < FONTS.length; font++) {
      for (int more = 0; more < Math.max(1, MOST_LINES - text.fewest() + 1); more++) {
        for (int between = 0; between < 2; between++) {
          double penalty = font * A_SIZE_SMALLER + more * A_LINE_MORE + between * BETWEEN_WORDS;
          if (best == null || penalty < best.cost()) {
            double enlarged = FONTS[font] / StampSize.FONT * unit;
            var lines = text.in(text.fewest() + more, between == 1);
            best = better(best, new Setting(lines, enlarged, false), free, code, penalty);
            best = better(best, new Setting(lines, enlarged, true), free, code, penalty + UPWARDS);
          }
        }
      }
    }
    return best == null ? cut(free, code) : best;
  }

  private @Nullable Found<Setting> better(
      @Nullable Found<Setting> than, Setting setting, List<Room> free, Room code, double penalty) {
    var best = than;
    var wanted = new ArrayList<Wanted>();
    if (setting.upwards()) {
      wanted.addAll(likewise(wanted(setting.depth(), setting.length()), 0));
    } else {
      wanted.add(new Wanted(besideCode(setting, code), 0));
      wanted.addAll(likewise(wanted(setting.length(), setting.depth()), APART));
    }
    for (var room : free) {
      boolean outside = setting.upwards() ? isBeside(room) : isOutside(room);
      var within = withinPrint(room, setting.upwards());
      for (var one : wanted) {
        best = nearer(best, setting, one, within, penalty + (outside ? 0 : AMONG_STAVES));
      }
    }
    return best;
  }

  /// A line shall not begin or end where printers don't print.
  private Room withinPrint(Room room, boolean upwards) {
    double inset = Math.min(StampSize.SIDE, 12) * unit;
    double left = upwards ? room.x() : Math.max(room.x(), inset);
    double right = upwards ? room.right() : Math.min(room.right(), page.width() - inset);
    double low = upwards ? Math.max(room.y(), inset) : room.y();
    double high = upwards ? Math.min(room.top(), page.height() - inset) : room.top();
    return new Room(left, low, right - left, high - low);
  }

  /// Towards the middle of the page, and as far from its edge as the code.
  private Room besideCode(Setting setting, Room code) {
    boolean right = code.x() + code.right() > page.width() && !style.place().middle();
    boolean top = code.y() + code.top() > page.height();
    double x = right ? code.x() - setting.length() : code.right();
    double y = top ? code.top() - setting.depth() : code.y();
    return new Room(x, y, setting.length(), setting.depth());
  }

  /// Of what is free, what is still free beside the code.
  private List<Room> without(Room code) {
    var left = new ArrayList<Room>();
    for (var room : rooms) {
      if (!room.overlaps(code)) {
        left.add(room);
        continue;
      }
      addIfAny(left, room.x(), room.y(), code.x() - room.x(), room.height());
      addIfAny(left, code.right(), room.y(), room.right() - code.right(), room.height());
      addIfAny(left, room.x(), room.y(), room.width(), code.y() - room.y());
      addIfAny(left, room.x(), code.top(), room.width(), room.top() - code.top());
    }
    return left;
  }

  private static void addIfAny(List<Room> rooms, double x, double y, double width, double height) {
    if (width > 0 && height > 0) {
      rooms.add(new Room(x, y, width, height));
    }
  }

  /// The text in the longest room that there is, with names as long as they may be then.
  private @Nullable Found<Setting> cut(List<Room> free, Room code) {
    double enlarged = FONTS[FONTS.length - 1] / StampSize.FONT * unit;
    Room longest = null;
    int count = 0;
    for (int lines = text.fewest(); lines <= Math.max(MOST_LINES, text.fewest()); lines++) {
      double depth = Setting.depth(lines, enlarged);
      for (var room : free) {
        var within = withinPrint(room, false);
        boolean fits = within.fits(LEAST_TEXT * unit, depth);
        if (fits && (longest == null || within.width() * lines > longest.width() * count)) {
          longest = within;
          count = lines;
        }
      }
    }
    if (longest == null) {
      return null;
    }
    var setting = new Setting(cutTo(longest.width(), count, enlarged), enlarged, false);
    var wanted = besideCode(setting, code);
    if (!longest.fits(wanted.width(), wanted.height())) {
      return null;
    }
    return new Found<>(setting, longest.nearest(wanted), 1000);
  }

  private StampText.Lines cutTo(double width, int lines, double enlarged) {
    double room = width - 2 * StampSize.PADDING * enlarged;
    return text.cut(lines, (int) (room / enlarged / StampSize.FONT * StampWords.THOUSAND));
  }

  /// The text beside the code, in as few lines as the page is wide enough for, over whatever is
  /// there.
  private Found<Setting> covering(Room code) {
    double width = page.width() - 2 * StampSize.SIDE * unit - code.width();
    Setting setting = null;
    for (double font : FONTS) {
      for (int lines = text.fewest(); lines <= Math.max(MOST_LINES, text.fewest()); lines++) {
        double enlarged = font / StampSize.FONT * unit;
        setting = new Setting(text.in(lines, lines > text.fewest()), enlarged, false);
        if (setting.length() <= width) {
          return new Found<>(setting, onPage(besideCode(setting, code)), 0);
        }
      }
    }
    double enlarged = FONTS[FONTS.length - 1] / StampSize.FONT * unit;
    int lines = Math.max(MOST_LINES, text.fewest());
    var cut = new Setting(cutTo(width, lines, enlarged), enlarged, false);
    return new Found<>(cut, onPage(besideCode(cut, code)), 0);
  }

  private Room onPage(Room wanted) {
    double x = Math.clamp(wanted.x(), 0, Math.max(0, page.width() - wanted.width()));
    double y = Math.clamp(wanted.y(), 0, Math.max(0, page.height() - wanted.height()));
    return new Room(x, y, wanted.width(), wanted.height());
  }

  private StampSheet sheet(Optional<Room> code, Found<Setting> text) {
    var grounds = new ArrayList<Ground>();
    code.ifPresent(room -> grounds.add(ground(room)));
    boolean empty = text.what().lines().width() == 0;
    if (!empty) {
      grounds.add(ground(text.room()));
    }
    double padding = StampSize.PADDING * unit;
    return new StampSheet(
        words.code(),
        page.width(),
        page.height(),
        words.qr(),
        code.map(
            room -> new Square(room.x() + padding, room.y() + padding, room.width() - 2 * padding)),
        lines(text),
        grounds,
        empty && code.isPresent() ? mark(code.get()) : mark(text));
  }

  private static Ground ground(Room room) {
    return new Ground(room.x(), room.y(), room.width(), room.height());
  }

  private List<PlacedLine> lines(Found<Setting> text) {
    var setting = text.what();
    var room = text.room();
    double enlarged = setting.enlarged();
    double size = StampSize.FONT * enlarged;
    double padding = StampSize.PADDING * enlarged;
    var placed = new ArrayList<PlacedLine>();
    for (int i = 0; i < setting.lines().lines().size(); i++) {
      var line = setting.lines().lines().get(i);
      double down =
          (StampSize.EDGE + i * StampSize.LEADING + StampSize.BLANK) * enlarged
              + StampSize.ASCENT * size;
      double length = line.width() * size / StampWords.THOUSAND;
      double along = alignedRight(text) ? setting.length() - padding - length : padding;
      placed.add(
          setting.upwards()
              ? new PlacedLine(line, room.x() + down, room.y() + along, size, true)
              : new PlacedLine(line, room.x() + along, room.top() - down, size, false));
    }
    return placed;
  }

  private boolean alignedRight(Found<Setting> text) {
    var room = text.room();
    return !text.what().upwards()
        && style.place().right()
        && room.x() + room.right() > page.width();
  }

  private MarkPlace mark(Found<Setting> text) {
    double enlarged = text.what().enlarged();
    double padding = StampSize.PADDING * enlarged;
    double edge = StampSize.EDGE * enlarged;
    double scale = Math.min(unit, (text.what().length() - 2 * padding) / HiddenMark.WIDTH);
    var room = text.room();
    return text.what().upwards()
        ? new MarkPlace(room.right() - edge, room.y() + padding, scale, true)
        : new MarkPlace(room.x() + padding, room.y() + edge, scale, false);
  }

  /// Below the code, where there is no text.
  private MarkPlace mark(Room code) {
    double padding = StampSize.PADDING * unit;
    double scale = (code.width() - 2 * padding) / HiddenMark.WIDTH;
    return new MarkPlace(code.x() + padding, code.y() + padding, scale, false);
  }
}
