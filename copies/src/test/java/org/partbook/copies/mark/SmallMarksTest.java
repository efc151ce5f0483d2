package org.partbook.copies.mark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partbook.copies.licence.CopyCode;

class SmallMarksTest {
  private final CopyCode code = new CopyCode("00443214c74254b635cf");

  @Test
  void a_file_identifier_tells_the_code() {
    var id = FileIdMark.of(code);
    assertThat(id).hasSize(FileIdMark.LENGTH).startsWith('P', 'B', 1);
    assertThat(FileIdMark.read(id)).contains(code);
  }

  @Test
  void an_identifier_that_is_not_ours_or_was_mangled_tells_nothing() {
    var id = FileIdMark.of(code);
    for (int i = 0; i < id.length; i++) {
      var mangled = id.clone();
      mangled[i] ^= 4;
      assertThat(FileIdMark.read(mangled)).as("byte %d", i).isEmpty();
    }
    assertThat(FileIdMark.read(new byte[0])).isEmpty();
    assertThat(FileIdMark.read(new byte[FileIdMark.LENGTH])).isEmpty();
  }

  @Test
  void a_pages_text_tells_the_code() {
    assertThat(PageMark.of(code)).startsWith("0123456789ABCDEF").hasSize(PageMark.LENGTH);
    assertThat(PageMark.read(PageMark.of(code))).contains(code);
  }

  @Test
  void a_text_that_is_not_ours_or_was_mangled_tells_nothing() {
    var text = PageMark.of(code);
    assertThat(PageMark.read("")).isEmpty();
    assertThat(PageMark.read(text.substring(0, 16))).isEmpty();
    assertThat(PageMark.read(text.replace('7', '8'))).isEmpty();
    assertThat(PageMark.read(text.replace('A', 'U'))).isEmpty();
  }
}
