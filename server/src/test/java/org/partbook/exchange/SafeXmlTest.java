package org.partbook.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class SafeXmlTest {
  /// As in a workbook of five thousand titles with prices, which has quotation marks in each row.
  @Test
  void a_large_file_may_have_any_number_of_signs_that_are_written_as_entities() throws Exception {
    int many = 300_000;

    assertThat(textLength("<a b=\"&lt;\">" + "&quot;&amp;".repeat(many) + "</a>"))
        .isEqualTo(2L * many);
  }

  @Test
  void a_long_name_is_refused_in_words() {
    assertThatThrownBy(() -> textLength("<" + "x".repeat(1001) + "/>"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("a name in it has more than 1000 characters");
  }

  private static long textLength(String document) throws IOException, UnreadableFile {
    long length = 0;
    try (var xml = new SafeXml(new ByteArrayInputStream(document.getBytes(UTF_8)))) {
      for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
        if (event == XMLStreamReader.CHARACTERS) {
          length += xml.at().getTextLength();
        }
      }
    }
    return length;
  }
}
