package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.StampStyle.FullPages;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.stamp.Places.Found;
import org.partbook.copies.stamp.StampSheet.Ground;
import org.partbook.copies.stamp.StampSheet.MarkPlace;
import org.partbook.copies.stamp.StampSheet.PlacedLine;
import org.partbook.copies.stamp.StampSheet.Square;
import org.partbook.copies.stamp.TextPlace.Setting;

/// Lays the stamp out for the pages of one sort, such that nothing of them is covered; where that
/// can't be, as the publisher wants it for full pages.
final class SheetLayout {
  /// Of what covers something: more than of any place that is free.
  private static final double COVERING = 100_000;

  private final StampWords words;
  private final StampText text;
  private final StampStyle style;
  private final PageGeometry page;
  private final Places places;
  private final double unit;

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

  private SheetLayout(StampWords words, StampText text, StampStyle style, PageSort sort) {
    this.words = words;
    this.text = text;
    this.style = style;
    this.page = sort.geometry();
    this.places = Places.on(page, style.place(), style.distanceInPoints());
    this.unit = places.unit();
  }

  static Fit of(StampWords words, StampText text, StampStyle style, PageSort sort) {
    var layout = new SheetLayout(words, text, style, sort);
    var code = sort.codePlace(layout.codeSetting());
    var fit = layout.fit(code, Shrunk.NOT);
    boolean shrinks = style.fullPages() == FullPages.SHRINK && sort.rooms().movable();
    if (fit.isFree() || !shrinks) {
      return fit;
    }
    var shrunk = layout.shrunk();
    return shrunk.isFree() ? shrunk : fit;
  }

  private CodePlace.Setting codeSetting() {
    double beside = style.place().middle() ? Math.min(page.width() / 2, widthInOneLine()) : 0;
    return new CodePlace.Setting(
        style.place(), style.distanceInPoints(), StampSize.leastCode(words.qr()), beside);
  }

  private double widthInOneLine() {
    return new Setting(text.in(text.fewest(), false), unit, false).length();
  }

  private Fit fit(CodePlace code, Shrunk content) {
    boolean leftOut = !code.isFree() && style.fullPages() == FullPages.TEXT && !text.isEmpty();
    var free = new TextPlace(text, places, leftOut ? code.leftOut() : code).free();
    if (free == null) {
      // Both go to their usual place, rather than each over other music.
      var usual = CodePlace.of(page, List.of(), code.setting());
      var placed = new TextPlace(text, places, usual).covering();
      var sheet = sheet(Optional.of(usual.room()), placed);
      return new Fit(new PlacedSheet(sheet, 0, 0, 1, content), false, false, 2 * COVERING);
    }
    Optional<Room> square = leftOut ? Optional.empty() : Optional.of(code.room());
    return new Fit(
        new PlacedSheet(sheet(square, free), 0, 0, 1, content),
        code.isFree(),
        true,
        code.cost().orElse(COVERING) + free.cost());
  }

  /// The same on a page of which a strip was made free at the edge where the stamp is wanted.
  private Fit shrunk() {
    double least = (StampSize.leastCode(words.qr()) + 2 * (StampSize.PADDING + 2)) * unit;
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
    return fit(CodePlace.of(page, List.of(free), codeSetting()), content);
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
