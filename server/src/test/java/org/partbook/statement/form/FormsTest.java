package org.partbook.statement.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.file.Digest;

class FormsTest {
  @Test
  void every_form_has_a_name_a_media_type_and_a_file() {
    assertThat(Written.FORMS.all())
        .extracting(Form::name, form -> form.fileName("V-2026-0003"), Form::mediaType)
        .extracting(tuple -> List.of(tuple.toArray()))
        .containsExactly(
            List.of("pdf", "V-2026-0003.pdf", "application/pdf"),
            List.of("csv", "V-2026-0003.csv", "text/csv; charset=utf-8; header=present"),
            List.of("editx", "V-2026-0003-editx.xml", "application/xml"),
            List.of("editx-tax", "V-2026-0003-editx-tax.xml", "application/xml"),
            List.of("hledger", "V-2026-0003.journal", "text/plain; charset=utf-8"),
            List.of(
                "accounting",
                "V-2026-0003-accounting.csv",
                "text/csv; charset=utf-8; header=present"));
    assertThat(Written.FORMS.named("docx")).isEmpty();
    assertThat(Written.form("csv").fileName("../a b")).isEqualTo("..-a-b.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "csv", "editx", "editx-tax", "hledger", "accounting"})
  void the_same_document_gives_the_same_bytes(String form) throws Exception {
    assertThat(Written.bytes(form, SampleStatement.usual()))
        .isEqualTo(Written.bytes(form, SampleStatement.usual()));
  }

  /// Whoever has a form of a statement shall be able to make it anew and compare.
  @Test
  void the_bytes_of_a_pdf_are_those_of_before() throws Exception {
    var digest = Digest.of(Written.bytes("pdf", SampleStatement.usual()));

    assertThat(HexFormat.of().formatHex(digest, 0, 8)).isEqualTo("a0933f47920f18f1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "csv", "editx", "editx-tax", "hledger", "accounting"})
  void no_form_is_made_of_what_is_no_statement(String form) {
    var cut = SampleStatement.usual().bytes();
    for (var wrong :
        List.of(
            InputStream.nullInputStream(),
            new ByteArrayInputStream("[]".getBytes(StandardCharsets.UTF_8)),
            new ByteArrayInputStream(cut, 0, cut.length / 2))) {
      assertThatThrownBy(() -> Written.form(form).write(wrong, OutputStream.nullOutputStream()))
          .isInstanceOf(RefusedStatement.class);
    }
  }

  /// What is read is written before much more is read: so it doesn't matter how long a statement
  /// is.
  @ParameterizedTest
  @ValueSource(strings = {"csv", "editx", "editx-tax"})
  void nothing_is_kept_of_what_has_been_written(String form) throws Exception {
    var sample = SampleStatement.ofVendor();
    for (int i = 0; i < 5_000; i++) {
      sample.sold("Träumerei", 1, "4.00", "2.40");
    }
    var bytes = sample.bytes();
    var read =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return at < bytes.length ? bytes[at++] & 0xff : -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, from, count);
            at += count;
            return count == 0 ? -1 : count;
          }
        };
    var written =
        new OutputStream() {
          private int readBefore;
          private int most;

          @Override
          public void write(int b) {}

          @Override
          public void write(byte[] more, int from, int length) throws IOException {
            most = Math.max(most, read.at - readBefore);
            readBefore = read.at;
          }
        };

    Written.form(form).write(read, written);

    assertThat(bytes.length).isGreaterThan(2_000_000);
    assertThat(written.most).isLessThan(200_000);
  }
}
