package org.partbook.copies.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partbook.copies.pdf.PreparedPdf.PageClass;
import org.partbook.copies.stamp.EdgeInk;
import org.partbook.copies.stamp.PageGeometry;

class PreparedPdfTest {
  @Test
  void a_prepared_pdf_is_read_back_as_it_was() throws IOException {
    var pdf = pdf(8_589_934_592L, true);

    var read = PreparedPdf.read(pdf.toBytes());

    assertThat(read).usingRecursiveComparison().isEqualTo(pdf);
    assertThat(PreparedPdf.read(pdf(9, false).toBytes()))
        .usingRecursiveComparison()
        .isEqualTo(pdf(9, false));
  }

  private static PreparedPdf pdf(long body, boolean xrefStream) {
    return new PreparedPdf(
        body,
        body + 500,
        body + 900,
        xrefStream,
        77,
        new int[] {0, 120, 340},
        List.of(
            new PageClass(new PageGeometry(595.3, 841.9, 1, 0, 0, 1, -0.5, 1e-9), ""),
            new PageClass(new PageGeometry(841.9, 595.3, 0, 1, -1, 0, 595.3, 0), "n ET EMC Q ")),
        420.125,
        new EdgeInk(1, -1, 0, Long.MIN_VALUE, 1L << 40, 7),
        new byte[] {'/', 'T', (byte) 0xff},
        "PbStamp1");
  }
}
