package org.partbook.copies.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.pdf.PreparedPdf.AlongEdges;
import org.partbook.copies.pdf.PreparedPdf.InRooms;
import org.partbook.copies.pdf.PreparedPdf.PageClass;
import org.partbook.copies.pdf.PreparedPdf.Placing;
import org.partbook.copies.stamp.EdgeInk;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.stamp.PageInk;
import org.partbook.copies.stamp.PageSort;
import org.partbook.copies.stamp.Rooms;

class PreparedPdfTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_prepared_pdf_is_read_back_as_it_was(boolean xrefStream) throws IOException {
    for (long body : new long[] {8_589_934_592L, 9}) {
      var first = pdf(body, xrefStream, new AlongEdges(420.125, EDGES), NOTHING_FREE);
      var today = pdf(body, xrefStream, new InRooms(new int[] {0, 1, 1, 0}), FREE);

      assertThat(PreparedPdf.read(first.toBytes(), false))
          .usingRecursiveComparison()
          .isEqualTo(first);
      assertThat(PreparedPdf.read(today.toBytes(), true))
          .usingRecursiveComparison()
          .isEqualTo(today);
    }
  }

  private static final EdgeInk EDGES = new EdgeInk(1, -1, 0, Long.MIN_VALUE, 1L << 40, 7);
  private static final Rooms NOTHING_FREE = new Rooms(List.of(), false);
  private static final Rooms FREE = rooms();

  /// A blank page's, but for the lower half.
  private static Rooms rooms() {
    var taken = new BitSet();
    taken.set(0, 60_000 * 30);
    return Rooms.of(new PageInk(60_000, 60, taken, true));
  }

  private static PreparedPdf pdf(long body, boolean xrefStream, Placing placing, Rooms rooms) {
    return new PreparedPdf(
        body,
        body + 500,
        body + 900,
        xrefStream,
        77,
        new int[] {0, 120, 340},
        List.of(
            new PageClass(
                new PageSort(new PageGeometry(595.3, 841.9, 1, 0, 0, 1, -0.5, 1e-9), rooms), ""),
            new PageClass(
                new PageSort(new PageGeometry(841.9, 595.3, 0, 1, -1, 0, 595.3, 0), rooms),
                "n ET EMC Q ")),
        placing,
        new byte[] {'/', 'T', (byte) 0xff},
        "PbStamp1");
  }
}
