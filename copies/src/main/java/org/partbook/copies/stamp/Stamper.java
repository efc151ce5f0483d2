package org.partbook.copies.stamp;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.Wording;
import org.partbook.copies.licence.Wording.Element;
import org.partbook.copies.licence.Wording.Words;
import org.partbook.copies.mark.QrCode;
import org.partbook.copies.typeset.Line;
import org.partbook.copies.typeset.Piece;
import org.partbook.copies.typeset.Typesetter;

/// Makes the stamps of one installation: its wording, its address, its fonts.
public final class Stamper {
  /// Part of every ETag: to be raised when the same line and score give other bytes than before.
  /// The first is that of scores that were prepared in the first form, the other that of all later
  /// ones.
  private static final int FIRST_VERSION = 1;

  private static final int VERSION = 2;

  /// For looking at what a copy will be.
  public static final Licence EXAMPLE =
      new Licence(
          CopyCode.of(new byte[CopyCode.BYTES]),
          "Sample",
          1,
          "Sample",
          1,
          1,
          LocalDate.EPOCH,
          "ZZ",
          false);

  /// As long as most.
  private static final Licence USUAL =
      new Licence(
          CopyCode.of(new byte[CopyCode.BYTES]),
          "Nomen Nescio-Nemo",
          1,
          "Scores and Parts",
          100_000,
          1,
          LocalDate.EPOCH,
          "ZZ",
          false);

  /// What copies say that were sold in the sandbox.
  private static final String SAMPLE = "SAMPLE";

  private static final Wording NO_WORDS = new Wording("", List.of(List.of()));

  private final StampStyle style;
  private final String styleInWords;
  private final String firstStyleInWords;
  private final Supplier<URI> checkPage;
  private final Typesetter typesetter;
  private volatile @Nullable QrCode qr;

  /// A stamper.
  ///
  /// @param checkPage the address that the QR code leads to, up to the code; asked for when a stamp
  ///   is made
  public Stamper(StampStyle style, Supplier<URI> checkPage, Typesetter typesetter) {
    this.style = style;
    this.styleInWords = style.toString();
    this.firstStyleInWords = style.withoutFullPages();
    this.checkPage = checkPage;
    this.typesetter = typesetter;
  }

  /// The stamp of a copy of a score that was prepared in the first form.
  ///
  /// @param textWidth how much room there is for its text, in points
  /// @param ink where the pages have something near their edges
  public EdgeStamp stamp(Licence licence, double textWidth, EdgeInk ink) {
    return EdgeStamp.of(words(licence), style, textWidth, ink);
  }

  /// The stamp of a copy.
  ///
  /// @param sorts of the score's pages
  public PageStamps stamp(Licence licence, List<PageSort> sorts) {
    return PageStamps.of(words(licence), style, sorts);
  }

  private StampWords words(Licence licence) {
    return new StampWords(licence, wording(licence), typesetter, qr());
  }

  /// Looks for places for a stamp with a name of usual length.
  public PageFitting fitting() {
    return new PageFitting(words(USUAL), style);
  }

  /// Any words, in the fonts of stamps.
  ///
  /// @param mostWidth in thousandths of the size of the font: what is wider is shortened
  public Line words(String text, int mostWidth) {
    return typesetter.line(List.of(new Piece(text, true, Optional.empty())), mostWidth);
  }

  /// The licence in a sentence.
  public String sentence(Licence licence) {
    return wording(licence).sentence(licence) + " · " + address() + licence.code().compact();
  }

  /// The same for copies that were sold in the sandbox: it begins with saying so.
  private static Wording ofSample(Wording wording) {
    var first = new ArrayList<Element>();
    first.add(new Words(wording.lines().getFirst().isEmpty() ? SAMPLE : SAMPLE + " · "));
    first.addAll(wording.lines().getFirst());
    var all = new ArrayList<>(wording.lines());
    all.set(0, first);
    return new Wording(wording.text(), all);
  }

  private Wording wording(Licence licence) {
    return licence.sample() ? ofSample(style.wording()) : style.wording();
  }

  /// The same, for samples of scores that are sold without names: a code, and that it is a sample.
  public Stamper withoutNames() {
    var nameless = new StampStyle(NO_WORDS, style.place(), style.distance(), style.fullPages());
    return new Stamper(nameless, checkPage, typesetter);
  }

  /// Differs whenever stamps do, apart from the licence.
  public String version() {
    return version(VERSION, styleInWords);
  }

  /// The same for scores that were prepared in the first form: as it was then, so that a download
  /// that was begun goes on.
  public String firstVersion() {
    return version(FIRST_VERSION, firstStyleInWords);
  }

  private String version(int number, String ofStyle) {
    // What Java knows of Unicode decides on how text is set.
    return number
        + "/"
        + Runtime.version().feature()
        + "/"
        + Typesetter.VERSION
        + "/"
        + ofStyle
        + "/"
        + address();
  }

  private String address() {
    return checkPage.get().toString();
  }

  /// The address is known only once the server listens; a race makes it twice, which does no harm.
  private QrCode qr() {
    var made = qr;
    if (made == null) {
      made = new QrCode(address());
      qr = made;
    }
    return made;
  }
}
