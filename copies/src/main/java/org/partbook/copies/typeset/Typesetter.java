package org.partbook.copies.typeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Turns text in any script into glyphs. There is one in a process: what it has read of fonts stays
/// in memory, outside the heap, for good.
///
/// May be used by any number of threads at a time.
public final class Typesetter {
  /// To be raised when the same text gives other glyphs or another font than before.
  public static final int VERSION = 1;

  private static final int KEPT_TEXTS = 2048;
  private static final int KEPT_LENGTH = 200;

  private final Fonts fonts;
  private volatile @Nullable Itemizer itemizer;
  private final ConcurrentLinkedQueue<Shaper> shapers = new ConcurrentLinkedQueue<>();
  private final Recent<Piece, Shaped> recent = new Recent<>(KEPT_TEXTS);

  private Typesetter(Fonts fonts) {
    this.fonts = fonts;
  }

  /// Loads what every text needs. Fonts of further scripts are read when they are first met.
  ///
  /// @throws IllegalStateException if this machine's HarfBuzz can't be loaded, with what to do
  public static Typesetter load() {
    var typesetter = open();
    typesetter.line(List.of(Piece.fixed("·")), 0);
    return typesetter;
  }

  /// As [#load], but what every text needs is read with the first one. Only what may be wrong with
  /// a machine is found out now.
  ///
  /// @throws IllegalStateException if this machine's HarfBuzz can't be loaded, with what to do
  public static Typesetter open() {
    // Before HarfBuzz is touched: an error there would be one of its class, and not tell its
    // reason.
    HarfBuzzLibrary.get();
    return new Typesetter(new Fonts());
  }

  /// Sets a line.
  ///
  /// If it is too wide, the pieces that may be shortened are, the longest first, until it fits or
  /// each is down to one character and an ellipsis; then it stays too wide.
  ///
  /// @param pieces from left to right
  /// @param mostWidth in thousandths of the size of the font
  public Line line(List<Piece> pieces, int mostWidth) {
    var shaped = new ArrayList<Shaped>(pieces.size());
    int width = 0;
    for (var piece : pieces) {
      var whole = shaped(piece);
      shaped.add(whole);
      width += whole.width();
    }
    return new Line(
        width <= mostWidth ? shaped : new Shortening(this, pieces, shaped).to(mostWidth));
  }

  /// The beginning of a text that is longer, with an ellipsis; a shorter one as it is.
  ///
  /// @param most in characters as people see them
  public static String beginning(String text, int most) {
    var clusters = Clusters.of(text);
    return clusters.length - 1 <= most
        ? text
        : text.substring(0, clusters[most]).stripTrailing() + Shortening.ELLIPSIS;
  }

  private Shaped shaped(Piece piece) {
    var text = piece.text();
    if (text.length() > KEPT_LENGTH) {
      return shape(bounded(CleanText.of(text)), piece.locale());
    }
    var known = recent.get(piece);
    if (known != null) {
      return known;
    }
    var shaped = shape(CleanText.of(text), piece.locale());
    recent.put(piece, shaped);
    return shaped;
  }

  private static String bounded(String text) {
    if (text.length() <= CleanText.MOST) {
      return text;
    }
    int end = 0;
    for (int cluster : Clusters.of(text)) {
      end = cluster < CleanText.MOST ? cluster : end;
    }
    return text.substring(0, end) + Shortening.ELLIPSIS;
  }

  /// Sets a text that is clean.
  Shaped shape(String text, Optional<Locale> locale) {
    var cutter = itemizer();
    var items = cutter.items(text, locale);
    if (items.isPresent()) {
      return shape(text, items.get());
    }
    var replaced = cutter.replaced(text);
    return shape(replaced, cutter.items(replaced, locale).orElseThrow());
  }

  /// Made with the first text, as it asks HarfBuzz at once. Should two be made, they are alike.
  private Itemizer itemizer() {
    var made = itemizer;
    if (made == null) {
      made = new Itemizer(fonts);
      itemizer = made;
    }
    return made;
  }

  private Shaped shape(String text, List<Item> items) {
    var idle = shapers.poll();
    var shaper = idle == null ? new Shaper(fonts.basic()) : idle;
    try {
      return shaper.shape(text, items);
    } finally {
      shapers.add(shaper);
    }
  }
}
