package org.partbook.copies.typeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes a line fit by cutting pieces that may be cut, between characters as people see them, and
/// ends what was cut in an ellipsis.
final class Shortening {
  static final String ELLIPSIS = "…";

  private final Typesetter typesetter;
  private final List<Piece> pieces;
  private final List<Shaped> whole;

  Shortening(Typesetter typesetter, List<Piece> pieces, List<Shaped> whole) {
    this.typesetter = typesetter;
    this.pieces = pieces;
    this.whole = whole;
  }

  List<Shaped> to(int mostWidth) {
    int most = mostEach(mostWidth);
    var result = new ArrayList<Shaped>(whole.size());
    for (int i = 0; i < whole.size(); i++) {
      boolean cut = pieces.get(i).mayShorten() && whole.get(i).width() > most;
      result.add(cut ? cut(pieces.get(i), whole.get(i), most) : whole.get(i));
    }
    return result;
  }

  /// How wide a piece may be, so that the line fits if all that are wider are cut to it.
  private int mostEach(int mostWidth) {
    int room = mostWidth;
    int count = 0;
    var widths = new int[whole.size()];
    for (int i = 0; i < whole.size(); i++) {
      if (pieces.get(i).mayShorten()) {
        widths[count++] = whole.get(i).width();
      } else {
        room -= whole.get(i).width();
      }
    }
    Arrays.sort(widths, 0, count);
    for (int i = 0; i < count; i++) {
      int share = Math.max(0, room) / (count - i);
      if (widths[i] > share) {
        return share;
      }
      room -= widths[i];
    }
    return Integer.MAX_VALUE;
  }

  private Shaped cut(Piece piece, Shaped shaped, int most) {
    var text = shaped.text();
    var clusters = Clusters.of(text);
    int last = 1;
    for (int beyond = clusters.length - 1; beyond - last > 1; ) {
      int middle = (last + beyond) >>> 1;
      if (shaped.widthUntil(clusters[middle]) > most) {
        beyond = middle;
      } else {
        last = middle;
      }
    }
    // The ellipsis needs room too, and letters at an end may be wider than within.
    while (true) {
      var shorter = shortened(piece, text.substring(0, clusters[last]));
      if (shorter.width() <= most || last <= 1) {
        return shorter.width() < shaped.width() ? shorter : shaped;
      }
      last--;
    }
  }

  private Shaped shortened(Piece piece, String start) {
    return typesetter.shape(start.stripTrailing() + ELLIPSIS, piece.locale());
  }
}
