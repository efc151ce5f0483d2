package org.partbook.copies.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.partbook.copies.typeset.EmbeddedFont;
import org.partbook.copies.typeset.GrowingFont;
import org.partbook.copies.typeset.Line;

/// The font of a document, or of the sheets up to where it is full.
public final class DocumentFont {
  /// So that a sheet that has begun finds room for whatever stands on it.
  private static final int FULL = 30_000;

  private final GrowingFont font = new GrowingFont();
  private final int number;

  /// An empty one.
  ///
  /// @param number under which it will be written
  public DocumentFont(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  byte[] show(Line line) {
    return font.show(line);
  }

  /// Whether another one should be begun with the next sheet.
  public boolean isFull() {
    return font.glyphs() >= FULL;
  }

  /// Writes it with the glyphs of all that was shown.
  public void write(PdfObjects objects) throws IOException {
    var finished = font.finished();
    var name = finished.name();
    int descendant = objects.reserve();
    int descriptor = objects.reserve();
    int program = objects.reserve();
    int toUnicode = objects.reserve();
    objects.dictionary(
        number,
        "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R"
            .formatted(name, descendant, toUnicode));
    objects.dictionary(
        descendant,
        "/Type/Font/Subtype/CIDFontType0/BaseFont/"
            + name
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "
            + descriptor
            + " 0 R/DW 1000/W "
            + new String(finished.widths(), US_ASCII));
    objects.dictionary(
        descriptor,
        "/Type/FontDescriptor/FontName/"
            + name
            + "/FontBBox"
            + new String(finished.box(), US_ASCII)
            + "/Flags 4/ItalicAngle 0/StemV 80/CapHeight 714/Ascent "
            + EmbeddedFont.ASCENT
            + "/Descent "
            + EmbeddedFont.DESCENT
            + "/FontFile3 "
            + program
            + " 0 R");
    objects.stream(program, "/Subtype/CIDFontType0C", finished.cff());
    objects.stream(toUnicode, "", finished.toUnicode());
  }
}
