package org.partbook.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.bytes.Crc;
import org.partbook.copies.bytes.Deflated;
import org.partbook.copies.mark.PageMark;
import org.partbook.copies.musicxml.XmlText;
import org.partbook.copies.pages.DrawnPage;
import org.partbook.copies.stamp.CopyStamp;
import org.partbook.copies.stamp.PlacedSheet;
import org.partbook.copies.stamp.StampDrawing;

/// What a page in the browser has around its drawing, compressed: paper, marks and stamp. It is the
/// same for all pages of a copy that are of one size and one sort.
///
/// Compressing it takes longer than all else that a page costs, so it is worth keeping.
final class Surround {
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};
  private static final int GZIP_TRAILER = 8;
  private static final byte[] END = "</svg>\n".getBytes(UTF_8);

  private final byte[] before;
  private final long crcBefore;
  private final byte[] after;
  private final long crcAfter;
  private final int lengthAfter;
  private final int length;

  private Surround(byte[] before, byte[] after) {
    this.before = Deflated.piece(before, Deflated.FAST);
    this.crcBefore = crc(before);
    this.after = Deflated.last(after, Deflated.FAST);
    this.crcAfter = crc(after);
    this.lengthAfter = after.length;
    this.length = before.length + after.length;
  }

  /// Whose pages they are.
  ///
  /// @param sortOfPage to which sort of pages each belongs, counted from 0
  /// @param sentence the licence in words
  record Owner(CopyStamp stamp, IntUnaryOperator sortOfPage, String sentence) {
    private PlacedSheet on(DrawnPage page, int number) {
      return stamp.on(page.geometry(), sortOfPage.applyAsInt(number - 1));
    }
  }

  /// That of a page.
  ///
  /// @param number of the page, counted from 1
  /// @param owner nobody if the score is sold without names
  static Surround of(DrawnPage page, int number, Optional<Owner> owner) {
    return new Surround(before(page, number, owner), after(page, number, owner));
  }

  /// How many bytes it takes.
  int size() {
    return before.length + after.length;
  }

  /// The page as it is sent, a whole gzip.
  ///
  /// @param drawing of the page, compressed
  /// @throws EOFException if it is cut short
  byte[] around(DrawnPage page, InputStream drawing) throws IOException {
    int at = GZIP_HEADER.length + before.length;
    int behind = at + page.packed();
    var bytes = new byte[behind + after.length + GZIP_TRAILER];
    if (drawing.readNBytes(bytes, at, page.packed()) < page.packed()) {
      throw new EOFException("a file of drawn pages that is cut short");
    }
    var whole = ByteBuffer.wrap(bytes);
    whole.put(GZIP_HEADER).put(before).position(behind).put(after);
    long crc = Crc.combined(crcBefore, page.crc() & 0xffffffffL, page.length());
    crc = Crc.combined(crc, crcAfter, lengthAfter);
    whole.putInt(Integer.reverseBytes((int) crc));
    whole.putInt(Integer.reverseBytes(length + page.length()));
    return bytes;
  }

  private static long crc(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static byte[] before(DrawnPage page, int number, Optional<Owner> owner) {
    var size = new PageSize(page.width(), page.height());
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
