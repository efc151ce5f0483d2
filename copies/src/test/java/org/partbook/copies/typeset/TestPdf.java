package org.partbook.copies.typeset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A PDF of one page with lines in an embedded font, written as plainly as can be.
final class TestPdf {
  private static final int CATALOG = 1;
  private static final int PAGES = 2;
  private static final int PAGE = 3;
  private static final int FONT = 5;
  private static final int DESCENDANT = 6;
  private static final int DESCRIPTOR = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final EmbeddedFont font;
  private final int width;
  private final int height;

  TestPdf(EmbeddedFont font, int width, int height) {
    this.font = font;
    this.width = width;
    this.height = height;
  }

  /// Shows a line of the font.
  ///
  /// @param grey from 0 for black to 1 for white
  TestPdf line(int line, double size, double grey, double x, double y) {
    put(content, "BT\n/F %s Tf\n%s g\n%s %s Td\n".formatted(size, grey, x, y));
    content.writeBytes(font.show(line));
    put(content, "ET\n");
    return this;
  }

  byte[] toBytes() {
    put(out, "%PDF-1.7\n%\u00e4\u00f6\u00fc\u00df\n");
    object("<</Type/Catalog/Pages " + PAGES + " 0 R>>");
    object("<</Type/Pages/Count 1/Kids[" + PAGE + " 0 R]>>");
    object(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 "
            + (width + " " + height)
            + "]/Contents 4 0 R/Resources<</Font<</F "
            + (FONT + " 0 R>>>>>>"));
    stream("", content.toByteArray());
    object(
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/"
            + font.name()
            + ("/DescendantFonts[" + DESCENDANT + " 0 R]/ToUnicode 9 0 R>>"));
    object(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/"
            + font.name()
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W"
            + new String(font.widths(), ISO_8859_1)
            + ("/FontDescriptor " + DESCRIPTOR + " 0 R>>"));
    object(
        "<</Type/FontDescriptor/Flags 4/ItalicAngle 0/StemV 80/CapHeight 714/FontName/"
            + font.name()
            + "/FontBBox"
            + new String(font.box(), ISO_8859_1)
            + "/Ascent "
            + EmbeddedFont.ASCENT
            + "/Descent "
            + EmbeddedFont.DESCENT
            + "/FontFile3 8 0 R>>");
    stream("/Subtype/CIDFontType0C", font.cff());
    stream("", font.toUnicode());
    return end();
  }

  private byte[] end() {
    int start = out.size();
    put(out, "xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    for (int offset : offsets) {
      put(out, "%010d 00000 n \n".formatted(offset));
    }
    int size = offsets.size() + 1;
    put(out, "trailer\n<</Root " + CATALOG + " 0 R/Size " + size + ">>\n");
    put(out, "startxref\n" + start + "\n%%EOF\n");
    return out.toByteArray();
  }

  private void object(String body) {
    offsets.add(out.size());
    put(out, offsets.size() + " 0 obj\n" + body + "\nendobj\n");
  }

  private void stream(String entries, byte[] body) {
    offsets.add(out.size());
    put(out, offsets.size() + " 0 obj\n<<" + entries + "/Length " + body.length + ">>\nstream\n");
    out.writeBytes(body);
    put(out, "\nendstream\nendobj\n");
  }

  private static void put(ByteArrayOutputStream to, String text) {
    to.writeBytes(text.getBytes(ISO_8859_1));
  }
}
