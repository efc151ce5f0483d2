package org.partbook.copies.stamp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.Wording;
import org.partbook.copies.mark.QrCode;
import org.partbook.copies.pdf.PreparedPdf;
import org.partbook.copies.typeset.Typesetter;
import org.partbook.http.PublicUrl;

/// Makes the stamps of one installation: its wording, its address, its fonts.
public final class Stamper {
  /// Part of every ETag: to be raised when the same line and score give other bytes than before.
  private static final int VERSION = 1;

  /// For looking at what a copy will be.
  static final Licence EXAMPLE =
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

  private final StampStyle style;
  private final PublicUrl publicUrl;
  private final Typesetter typesetter;
  private volatile @Nullable QrCode qr;

  /// A stamper.
  ///
  /// @param publicUrl where the check page is that the QR code leads to
  public Stamper(StampStyle style, PublicUrl publicUrl, Typesetter typesetter) {
    this.style = style;
    this.publicUrl = publicUrl;
    this.typesetter = typesetter;
  }

  Stamp stamp(Licence licence, PreparedPdf pdf) {
    return Stamp.of(licence, wording(licence), style, pdf, typesetter, qr());
  }

  /// The licence in a sentence.
  String sentence(Licence licence) {
    return wording(licence).sentence(licence) + " · " + address() + licence.code().compact();
  }

  private Wording wording(Licence licence) {
    return licence.sample() ? style.wording().ofSample() : style.wording();
  }

  /// The same, for samples of scores that are sold without names: a code, and that it is a sample.
  Stamper withoutNames() {
    var nameless = new StampStyle(Wording.none(), style.place(), style.distance());
    return new Stamper(nameless, publicUrl, typesetter);
  }

  /// Differs whenever stamps do, apart from the licence.
  String version() {
    // What Java knows of Unicode decides on how text is set.
    return VERSION
        + "/"
        + Runtime.version().feature()
        + "/"
        + Typesetter.VERSION
        + "/"
        + style
        + "/"
        + address();
  }

  private String address() {
    return publicUrl.resolve("/verify/").toString();
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
