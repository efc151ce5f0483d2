package org.partbook.copies.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.stamp.CopyStamp;
import org.partbook.copies.stamp.EdgeInk;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.stamp.PageSort;
import org.partbook.copies.stamp.Rooms;
import org.partbook.copies.stamp.Stamper;

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
/// @param placing how the places of the stamp are found
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
    Placing placing,
    byte[] info,
    String stampName) {
  private static final Rooms NO_ROOMS = new Rooms(List.of(), false);

  /// Pages on which the stamp is put in the same way.
  ///
  /// @param closing operators that close what the content leaves open
  record PageClass(PageSort sort, String closing) {
    PageGeometry geometry() {
      return sort.geometry();
    }
  }

  /// How the places of the stamp are found.
  sealed interface Placing {}

  /// In the first form of prepared files, the same place on all pages, and one stamp for all.
  ///
  /// @param textWidth how much room there is for the stamp's text, in points
  /// @param ink where pages have something near their edges
  record AlongEdges(double textWidth, EdgeInk ink) implements Placing {}

  /// A place, and a stamp, for each sort of pages.
  ///
  /// @param classOfPage the sort of each page
  @SuppressWarnings("ArrayRecordComponent")
  record InRooms(int[] classOfPage) implements Placing {}

  /// A copy's stamp.
  public CopyStamp stamp(Stamper stamper, Licence licence) {
    return switch (placing) {
      case AlongEdges(var textWidth, var ink) -> stamper.stamp(licence, textWidth, ink);
      case InRooms _ -> stamper.stamp(licence, classes.stream().map(PageClass::sort).toList());
    };
  }

  /// What differs whenever stamps do, apart from the licence.
  public String version(Stamper stamper) {
    return switch (placing) {
      case AlongEdges _ -> stamper.firstVersion();
      case InRooms _ -> stamper.version();
    };
  }

  /// To which sort a page belongs.
  ///
  /// @param index from 0
  public int sortOf(int index) {
    return switch (placing) {
      case AlongEdges _ -> 0;
      case InRooms(var classOfPage) -> classOfPage[index];
    };
  }

  ObjectNumbers numbers() {
    return switch (placing) {
      case AlongEdges _ -> ObjectNumbers.OF_FIRST_FORM;
      case InRooms _ -> ObjectNumbers.TODAY;
    };
  }

  /// How it is told from others at the end of the file.
  PreparedFile.Kind kind() {
    return switch (placing) {
      case AlongEdges _ -> PreparedFile.Kind.PDF;
      case InRooms _ -> PreparedFile.Kind.PDF_WITH_ROOMS;
    };
  }

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
      for (double number : numbers(one.geometry())) {
        out.writeDouble(number);
      }
      writeBytes(out, one.closing.getBytes(US_ASCII));
      if (placing instanceof InRooms) {
        one.sort.writeRooms(out);
      }
    }
    switch (placing) {
      case AlongEdges(var textWidth, var ink) -> {
        out.writeDouble(textWidth);
        ink.writeTo(out);
      }
      case InRooms(var classOfPage) -> {
        out.writeInt(classOfPage.length);
        for (int one : classOfPage) {
          out.writeInt(one);
        }
      }
    }
    writeBytes(out, info);
    out.writeUTF(stampName);
    return bytes.toByteArray();
  }

  /// Reads a description.
  ///
  /// @param rooms whether it is one of a later form than the first
  public static PreparedPdf read(byte[] bytes, boolean rooms) throws IOException {
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
      var geometry = geometry(in);
      var closing = new String(readBytes(in), US_ASCII);
      var free = rooms ? Rooms.read(in) : NO_ROOMS;
      classes.add(new PageClass(new PageSort(geometry, free), closing));
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
            rooms ? inRooms(in) : new AlongEdges(in.readDouble(), EdgeInk.read(in)),
            readBytes(in),
            in.readUTF());
    if (in.available() > 0) {
      throw new IOException("a prepared file of another version");
    }
    return read;
  }

  private static InRooms inRooms(DataInputStream in) throws IOException {
    var classOfPage = new int[in.readInt()];
    for (int i = 0; i < classOfPage.length; i++) {
      classOfPage[i] = in.readInt();
    }
    return new InRooms(classOfPage);
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
