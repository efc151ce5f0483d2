package org.partbook.copies.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.stamp.EdgeInk;
import org.partbook.copies.stamp.PageGeometry;

/// What a prepared PDF is made of, apart from its bytes.
///
/// The prepared file holds, one after the other, what every copy shares: the *body* (all objects
/// that have nothing to do with the buyer), the *pages* (the pages, their tree and the catalog),
/// the cross-reference *entries* of the body, and this description. A copy is
///
/// ```
/// body | stamp, font, marks, what is put before and after each page's content | pages
///      | entries of the two | entries of the body | trailer
/// ```
///
/// where only the second, the fourth and the last are computed. The pages stand behind the stamp
/// that they refer to: whoever cuts the stamp off cuts off all of the pages and the catalog too,
/// and no table can be rebuilt that leads to a page without a stamp.
///
/// @param body where the body ends in the prepared file, and the pages begin
/// @param pages where the pages end, and the entries begin
/// @param entries where the entries end
/// @param xrefStream whether the cross-reference is a stream, because objects of the body are kept
///   in object streams; otherwise a table
/// @param objects how many object numbers there are, 0 included
/// @param offsets where each object of the pages stands, counted from their beginning; the first is
///   the first page, the last the catalog
/// @param classes the sorts of pages
/// @param textWidth how much room there is for the stamp's text, in points
/// @param ink where pages have something near their edges
/// @param info the entries of the document information dictionary, serialized
/// @param stampName under which pages know the stamp
// Nobody compares these, and nobody changes the arrays.
@SuppressWarnings("ArrayRecordComponent")
public record PreparedPdf(
    long body,
    long pages,
    long entries,
    boolean xrefStream,
    int objects,
    int[] offsets,
    List<PageClass> classes,
    double textWidth,
    EdgeInk ink,
    byte[] info,
    String stampName) {
  /// Pages on which the stamp is put in the same way.
  ///
  /// @param closing operators that close what the content leaves open
  record PageClass(PageGeometry geometry, String closing) {}

  byte[] toBytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeLong(body);
    out.writeLong(pages);
    out.writeLong(entries);
    out.writeBoolean(xrefStream);
    out.writeInt(objects);
    out.writeInt(offsets.length);
    for (int offset : offsets) {
      out.writeInt(offset);
    }
    out.writeInt(classes.size());
    for (var one : classes) {
      for (double number : numbers(one.geometry)) {
        out.writeDouble(number);
      }
      writeBytes(out, one.closing.getBytes(US_ASCII));
    }
    out.writeDouble(textWidth);
    for (long rows :
        new long[] {
          ink.bottomLeft(),
          ink.bottom(),
          ink.bottomRight(),
          ink.topLeft(),
          ink.top(),
          ink.topRight()
        }) {
      out.writeLong(rows);
    }
    writeBytes(out, info);
    out.writeUTF(stampName);
    return bytes.toByteArray();
  }

  public static PreparedPdf read(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    long body = in.readLong();
    long pages = in.readLong();
    long entries = in.readLong();
    boolean xrefStream = in.readBoolean();
    int objects = in.readInt();
    var offsets = new int[in.readInt()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = in.readInt();
    }
    var classes = new ArrayList<PageClass>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.add(new PageClass(geometry(in), new String(readBytes(in), US_ASCII)));
    }
    var read =
        new PreparedPdf(
            body,
            pages,
            entries,
            xrefStream,
            objects,
            offsets,
            List.copyOf(classes),
            in.readDouble(),
            new EdgeInk(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong()),
            readBytes(in),
            in.readUTF());
    if (in.available() > 0) {
      throw new IOException("a prepared file of another version");
    }
    return read;
  }

  private static double[] numbers(PageGeometry g) {
    return new double[] {g.width(), g.height(), g.a(), g.b(), g.c(), g.d(), g.e(), g.f()};
  }

  private static PageGeometry geometry(DataInputStream in) throws IOException {
    return new PageGeometry(
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
