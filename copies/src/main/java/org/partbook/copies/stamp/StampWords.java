package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.Wording;
import org.partbook.copies.licence.Wording.Element;
import org.partbook.copies.licence.Wording.Field;
import org.partbook.copies.licence.Wording.Words;
import org.partbook.copies.mark.QrCode;
import org.partbook.copies.typeset.Line;
import org.partbook.copies.typeset.Piece;
import org.partbook.copies.typeset.Typesetter;

/// What a copy's stamp says and shows, wherever that will be.
record StampWords(Licence licence, Wording wording, Typesetter typesetter, QrCode qr) {
  static final double THOUSAND = 1000;

  CopyCode code() {
    return licence.code();
  }

  boolean sample() {
    return licence.sample();
  }

  /// The lines of the wording, each cut where it is wider.
  ///
  /// @param width in points, of text of the usual size
  List<Line> eachWithin(double width) {
    int room = (int) (width / StampSize.FONT * THOUSAND);
    var lines = new ArrayList<Line>();
    for (var elements : wording.lines()) {
      var pieces = elements.stream().map(element -> piece(element, text(element))).toList();
      lines.add(typesetter.line(pieces, room));
    }
    return lines;
  }

  /// What an element says in this copy.
  String text(Element element) {
    return switch (element) {
      case Words(var words) -> words;
      case Field field -> field.of(licence);
    };
  }

  /// An element, or a part of it, to be set.
  Piece piece(Element element, String text) {
    return switch (element) {
      case Words _ -> Piece.fixed(text);
      case Field field ->
          new Piece(text, field.mayBeShortened(), Optional.of(Locale.of("", licence.country())));
    };
  }

  /// The same, with longer names cut to so many characters.
  StampWords withNamesOf(int most) {
    var shorter =
        new Licence(
            licence.code(),
            Typesetter.beginning(licence.customer(), most),
            licence.quantity(),
            Typesetter.beginning(licence.vendor(), most),
            licence.order(),
            licence.line(),
            licence.date(),
            licence.country(),
            licence.sample());
    return new StampWords(shorter, wording, typesetter, qr);
  }
}
