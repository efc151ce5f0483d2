package org.partbook.copies.pdf;

import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.bytes.Segment.Bytes;
import org.partbook.copies.bytes.Segment.FileRegion;
import org.partbook.copies.mark.FileIdMark;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.mark.PageMark;
import org.partbook.copies.pdf.PreparedPdf.PageClass;
import org.partbook.copies.stamp.CopyStamp;
import org.partbook.copies.stamp.EdgeStamp;
import org.partbook.copies.stamp.HiddenMarkPlace;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.stamp.PageStamps;
import org.partbook.copies.stamp.PlacedSheet;
import org.partbook.copies.stamp.SampleWord;
import org.partbook.copies.stamp.StampContent;
import org.partbook.copies.stamp.StampSheet;
import org.partbook.copies.typeset.EmbeddedFont;

/// Puts a copy together: what the prepared file has, and between its regions what is this copy's.
///
/// This is all that a copy costs, so it is straight work on bytes: no library, no compression, no
/// look at the prepared file. What it makes depends on nothing but its arguments.
public final class PdfTail {
  /// Under which the document information has the copy's code.
  static final COSName COPY = COSName.getPDFName("PartbookCopy");

  /// Pages with private data must have a date; it says nothing.
  static final String PAGE_DATE = "D:20000101000000Z";

  /// So many sorts of pages bear hidden marks. A score may have another sort on each of a thousand
  /// pages, and its copies must not cost a thousand times as much.
  private static final int MOST_MARKED = 64;

  private static final byte[] NOTHING = {};

  private static final int USUAL_SIZE = 24 * 1024;

  private final PreparedPdf pdf;
  private final CopyStamp stamp;
  private final ObjectNumbers numbers;
  private final ByteBuilder out = new ByteBuilder(USUAL_SIZE);
  private final long[] offsets;

  private PdfTail(PreparedPdf pdf, CopyStamp stamp) {
    this.pdf = pdf;
    this.stamp = stamp;
    this.numbers = pdf.numbers();
    this.offsets = new long[numbers.firstPage(pdf.classes().size())];
  }

  public static List<Segment> segments(PreparedPdf pdf, CopyStamp stamp) {
    return new PdfTail(pdf, stamp).segments();
  }

  private List<Segment> segments() {
    stampObjects();
    var classes = pdf.classes();
    var mark = HiddenMark.operators(stamp.code());
    for (int i = 0; i < classes.size(); i++) {
      around(i, classes.get(i), i < MOST_MARKED ? mark : NOTHING);
    }
    info();
    var computed = out.toBytes();
    long pagesAt = pdf.body() + computed.length;
    long xrefAt = pagesAt + pdf.pages() - pdf.body();
    out.clear();
    xrefHead(pagesAt, xrefAt);
    var head = out.toBytes();
    out.clear();
    end(xrefAt);
    return List.of(
        new FileRegion(0, pdf.body()),
        new Bytes(computed),
        new FileRegion(pdf.body(), pdf.pages() - pdf.body()),
        new Bytes(head),
        new FileRegion(pdf.pages(), pdf.entries() - pdf.pages()),
        new Bytes(out.toBytes()));
  }

  private void stampObjects() {
    switch (stamp) {
      case EdgeStamp one -> fontObjects(oneStamp(one));
      case PageStamps each -> fontObjects(stampOfEachClass(each));
    }
    begin(ObjectNumbers.PAGE_MARK);
    out.add("<</LastModified(").add(PAGE_DATE).add(")/Private(");
    out.add(PageMark.of(stamp.code())).add(")>>");
    end();
  }

  /// @return the font that it uses
  private EmbeddedFont oneStamp(EdgeStamp one) {
    var sheet = one.sheet();
    double reach = stamp.sample() ? reach(one) : 0;
    var font = EmbeddedFont.of(one.texts());
    beginStamp(ObjectNumbers.STAMP, -reach, sheet.width() + reach, sheet.height() + reach);
    var content =
        stamp.sample()
            ? StampContent.sampleOfFirstForm(sheet, font, reach)
            : StampContent.ofFirstForm(sheet, font);
    stream(out.add(">>"), content);
    return font;
  }

  /// @return the font that they use
  private EmbeddedFont stampOfEachClass(PageStamps each) {
    codeObject(each.on(pdf.classes().getFirst().geometry(), 0).sheet());
    var font = EmbeddedFont.of(each.texts());
    for (int i = 0; i < pdf.classes().size(); i++) {
      var page = pdf.classes().get(i).geometry();
      var sheet = each.on(page, i).sheet();
      beginStamp(numbers.stamp(i), 0, sheet.width(), sheet.height());
      out.add("/XObject<</C ").add(ObjectNumbers.CODE).add(" 0 R>>");
      var content =
          stamp.sample() ? StampContent.ofSample(sheet, font, page) : StampContent.of(sheet, font);
      stream(out.add(">>"), content);
    }
    return font;
  }

  /// The code, as a picture that paints what is dark.
  private void codeObject(StampSheet sheet) {
    var qr = sheet.qr();
    var digits = new byte[2 * qr.length() + 1];
    qr.writeHex(stamp.code(), digits, 0);
    digits[digits.length - 1] = '>';
    begin(ObjectNumbers.CODE);
    out.add("<</Type/XObject/Subtype/Image/ImageMask true/BitsPerComponent 1/Width ");
    out.add(qr.modules()).add("/Height ").add(qr.modules()).add("/Filter/ASCIIHexDecode");
    stream(out, digits);
  }

  private void beginStamp(int number, double lowerLeft, double right, double top) {
    begin(number);
    out.add("<</Type/XObject/Subtype/Form/BBox[").add(lowerLeft).write(' ');
    out.add(lowerLeft).write(' ');
    out.add(right).write(' ');
    out.add(top).add("]/Resources<</Font<</F ").add(ObjectNumbers.FONT);
    out.add(" 0 R>>");
    if (stamp.sample()) {
      out.add("/ExtGState<</T<</ca ").add(SampleWord.OPACITY).add(">>>>");
    }
  }

  private void fontObjects(EmbeddedFont font) {
    begin(ObjectNumbers.FONT);
    out.add("<</Type/Font/Subtype/Type0/BaseFont/").add(font.name());
    out.add("/Encoding/Identity-H/DescendantFonts[").add(ObjectNumbers.CID_FONT);
    out.add(" 0 R]/ToUnicode ").add(ObjectNumbers.TO_UNICODE).add(" 0 R>>");
    end();
    begin(ObjectNumbers.CID_FONT);
    out.add("<</Type/Font/Subtype/CIDFontType0/BaseFont/").add(font.name());
    out.add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ");
    out.add(ObjectNumbers.DESCRIPTOR).add(" 0 R/DW 1000/W ").add(font.widths()).add(">>");
    end();
    begin(ObjectNumbers.DESCRIPTOR);
    out.add("<</Type/FontDescriptor/FontName/").add(font.name()).add("/FontBBox");
    out.add(font.box()).add("/Flags 4/ItalicAngle 0/StemV 80/Ascent ").add(EmbeddedFont.ASCENT);
    out.add("/CapHeight 714/Descent ")
        .add(EmbeddedFont.DESCENT)
        .add("/FontFile3 ")
        .add(ObjectNumbers.FONT_FILE)
        .add(" 0 R>>");
    end();
    begin(ObjectNumbers.FONT_FILE);
    stream(out.add("<</Subtype/CIDFontType0C"), font.cff());
    begin(ObjectNumbers.TO_UNICODE);
    stream(out.add("<<"), font.toUnicode());
  }

  /// How far pages go beyond the stamp, in points of the stamp.
  private double reach(EdgeStamp one) {
    double most = 0;
    for (var pageClass : pdf.classes()) {
      var page = pageClass.geometry();
      most = Math.max(most, (page.width() + page.height()) / one.on(page).scale());
    }
    return most;
  }

  /// The streams before and behind the content of a sort of pages. The hidden mark lies below the
  /// content in the middle of the page, where nobody cuts it off with the stamp, and once more
  /// between content and stamp.
  private void around(int index, PageClass pageClass, byte[] mark) {
    var geometry = pageClass.geometry();
    var sheet = stamp.on(geometry, index);
    var content = new ByteBuilder(mark.length + 256);
    content.add("q q ");
    double small = HiddenMarkPlace.scale(geometry);
    double left = HiddenMarkPlace.x(geometry, small);
    geometry.place(content, left, HiddenMarkPlace.y(geometry), small);
    mark(content, mark);
    content.add("Q\n");
    sheet.content().operators(geometry, content);
    begin(numbers.before(index));
    stream(out.add("<<"), content);

    content.clear();
    content.add("\n").add(pageClass.closing()).add("Q q ");
    sheet.placeMark(geometry, content);
    mark(content, mark);
    content.add("Q q ");
    if (stamp.sample() && stamp instanceof EdgeStamp) {
      clip(content, geometry, sheet);
    } else {
      geometry.place(content, sheet.x(), sheet.y(), sheet.scale());
    }
    content.add("/").add(pdf.stampName()).add(" Do Q\n");
    begin(numbers.behind(index));
    stream(out.add("<<"), content);
  }

  /// Places the stamp like any other, and leaves of it what is within [SampleWord] and within the
  /// stamp itself.
  private static void clip(ByteBuilder content, PageGeometry page, PlacedSheet placed) {
    double scale = placed.scale();
    page.place(content, 0, 0, 1);
    SampleWord.path(page, content);
    content.add(placed.x()).write(' ');
    content.add(placed.y()).write(' ');
    content.add(placed.sheet().width() * scale).write(' ');
    content.add(placed.sheet().height() * scale).add(" re W n ");
    content.add(scale).add(" 0 0 ").add(scale).write(' ');
    content.add(placed.x()).write(' ');
    content.add(placed.y()).add(" cm ");
  }

  private static void mark(ByteBuilder content, byte[] mark) {
    content.add("/Artifact BMC\n").add(mark).add("EMC ");
  }

  private void info() {
    begin(ObjectNumbers.INFO);
    out.add("<<")
        .add(pdf.info())
        .add("/" + COPY.getName() + "(")
        .add(stamp.code().toString())
        .add(")>>");
    end();
  }

  private void begin(int number) {
    offsets[number] = pdf.body() + out.length();
    out.add(number).add(" 0 obj\n");
  }

  private void end() {
    out.add("\nendobj\n");
  }

  /// Ends a dictionary with the length, and adds the data.
  private void stream(ByteBuilder dictionary, byte[] data) {
    dictionary.add("/Length ").add(data.length).add(">>\nstream\n").add(data);
    out.add("\nendstream\nendobj\n");
  }

  private void stream(ByteBuilder dictionary, ByteBuilder data) {
    dictionary.add("/Length ").add(data.length()).add(">>\nstream\n").add(data);
    out.add("\nendstream\nendobj\n");
  }

  /// Everything up to the entries of the body.
  private void xrefHead(long pagesAt, long xrefAt) {
    boolean asStream = pdf.xrefStream();
    int last = pdf.offsets().length - 1;
    offsets[ObjectNumbers.CATALOG] = pagesAt + pdf.offsets()[last];
    if (asStream) {
      long length = (long) pdf.objects() * Xref.STREAM_ENTRY;
      out.add(offsets.length + last).add(" 0 obj\n<</Type/XRef/W").add(Xref.WIDTHS);
      trailerEntries();
      out.add("/Length ").add(length).add(">>\nstream\n");
    } else {
      out.add("xref\n0 ").add(pdf.objects()).add("\n");
    }
    Xref.none(out, asStream);
    for (int i = 1; i < offsets.length; i++) {
      entry(offsets[i]);
    }
    for (int i = 0; i < last; i++) {
      entry(pagesAt + pdf.offsets()[i]);
    }
    if (asStream) {
      entry(xrefAt);
    }
  }

  private void entry(long offset) {
    if (pdf.xrefStream()) {
      Xref.streamEntry(out, offset);
    } else {
      Xref.tableEntry(out, offset);
    }
  }

  private void trailerEntries() {
    out.add("/Size ").add(pdf.objects());
    out.add("/Root ").add(ObjectNumbers.CATALOG).add(" 0 R/Info ").add(ObjectNumbers.INFO);
    // Programs that change a file keep the first part, or the second, or neither.
    var id = FileIdMark.of(stamp.code());
    out.add(" 0 R/ID[<").hex(id).add("><").hex(id).add(">]");
  }

  private void end(long xrefAt) {
    if (pdf.xrefStream()) {
      out.add("\nendstream\nendobj\n");
    } else {
      out.add("trailer\n<<");
      trailerEntries();
      out.add(">>\n");
    }
    out.add("startxref\n").add(xrefAt).add("\n%%EOF\n");
  }
}
