package org.partbook.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.bytes.Crc;
import org.partbook.copies.bytes.Deflated;
import org.partbook.copies.file.RegionSource;
import org.partbook.copies.mark.PageMark;
import org.partbook.copies.musicxml.XmlText;
import org.partbook.copies.pages.DrawnPage;
import org.partbook.copies.pages.DrawnScore;
import org.partbook.copies.stamp.CopyStamp;
import org.partbook.copies.stamp.PlacedSheet;
import org.partbook.copies.stamp.StampDrawing;

/// The pages of one buyer's copy, for reading in the browser.
///
/// A page is an SVG of three pieces: what comes before the drawing, the drawing as it lies in the
/// file, and what comes after it. The first and the last have the buyer's marks and stamp, the same
/// as the copy for download has them. Nothing of the PDF is looked at, and the drawing, nearly all
/// of the page, is sent as it was compressed when the score was prepared.
public final class PersonalPages {
  /// Part of every ETag: to be raised when the same page gives other bytes than before.
  private static final int VERSION = 1;

  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};
  private static final int GZIP_TRAILER = 8;
  private static final byte[] END = "</svg>\n".getBytes(UTF_8);

  private final RegionSource file;
  private final DrawnScore drawn;
  private final Optional<Supplier<Owner>> owner;
  private final String version;

  /// Whose pages these are.
  ///
  /// @param sortOfPage to which sort of pages each belongs, counted from 0
  /// @param sentence the licence in words
  record Owner(CopyStamp stamp, IntUnaryOperator sortOfPage, String sentence) {
    private PlacedSheet on(DrawnPage page, int number) {
      return stamp.on(page.geometry(), sortOfPage.applyAsInt(number - 1));
    }
  }

  /// The pages of a copy.
  ///
  /// @param file where the drawn pages are read
  /// @param owner nobody if the score is sold without names; asked for when a page is made
  /// @param version differs whenever the pages do
  PersonalPages(
      RegionSource file, DrawnScore drawn, Optional<Supplier<Owner>> owner, String version) {
    this.file = file;
    this.drawn = drawn;
    this.owner = owner;
    this.version = VERSION + "/" + version;
  }

  /// The sizes of all pages.
  ///
  /// @return as many as there are pages, in their order
  public List<PageSize> sizes() {
    return drawn.pages().stream().map(PersonalPages::size).toList();
  }

  private static PageSize size(DrawnPage page) {
    return new PageSize(page.width(), page.height());
  }

  /// A page.
  ///
  /// @param number counted from 1
  /// @return the page, or nothing if there is none of that number
  public Optional<PagePicture> page(int number) {
    if (number < 1 || number > drawn.pages().size()) {
      return Optional.empty();
    }
    var page = drawn.pages().get(number - 1);
    return Optional.of(
        new PagePicture(() -> gzip(page, number), CopyMaker.etag(version + "/" + number)));
  }

  private byte[] gzip(DrawnPage page, int number) throws IOException {
    var buyer = owner.map(Supplier::get);
    var before = before(page, number, buyer);
    var after = after(page, number, buyer);
    var first = Deflated.piece(before, Deflated.FAST);
    var last = Deflated.last(after, Deflated.FAST);
    var whole =
        ByteBuffer.allocate(
            GZIP_HEADER.length + first.length + page.packed() + last.length + GZIP_TRAILER);
    whole.put(GZIP_HEADER).put(first);
    read(page, whole);
    whole.put(last);
    long crc = Crc.combined(crc(before), page.crc() & 0xffffffffL, page.length());
    crc = Crc.combined(crc, crc(after), after.length);
    int length = before.length + page.length() + after.length;
    whole.putInt(Integer.reverseBytes((int) crc)).putInt(Integer.reverseBytes(length));
    return whole.array();
  }

  private void read(DrawnPage page, ByteBuffer whole) throws IOException {
    try (var drawing = file.open(page.from(), page.packed())) {
      var bytes = drawing.readNBytes(page.packed());
      if (bytes.length < page.packed()) {
        throw new EOFException("a file of drawn pages that is cut short");
      }
      whole.put(bytes);
    }
  }

  private static long crc(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static byte[] before(DrawnPage page, int number, Optional<Owner> owner) {
    var size = size(page);
    var out = new ByteBuilder();
    out.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").add(size.pixelsAcross());
    out.add("\" height=\"").add(size.pixelsDown()).add("\" viewBox=\"0 0 ");
    out.add(page.width()).write(' ');
    out.add(page.height()).add("\">");
    owner.ifPresent(buyer -> out.add(metadata(buyer)));
    out.add("<path fill=\"#fff\" d=\"M0 0h").add(page.width()).add("v").add(page.height());
    out.add("H0z\"/>");
    owner.ifPresent(buyer -> out.add(StampDrawing.below(page.geometry(), buyer.on(page, number))));
    return out.toBytes();
  }

  /// For whoever opens the file as a text.
  private static byte[] metadata(Owner owner) {
    var text = owner.sentence() + " " + PageMark.of(owner.stamp().code());
    return XmlText.encoded("<metadata>", text, "</metadata>", UTF_8);
  }

  private static byte[] after(DrawnPage page, int number, Optional<Owner> owner) {
    var out = new ByteBuilder(24 * 1024);
    owner.ifPresent(buyer -> {
      var sheet = buyer.on(page, number);
      out.add(StampDrawing.above(page.geometry(), sheet, buyer.stamp().sample()));
    });
    return out.add(END).toBytes();
  }
}
