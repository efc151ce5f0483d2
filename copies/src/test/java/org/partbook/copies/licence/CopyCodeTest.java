package org.partbook.copies.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyCodeTest {
  @Test
  void a_code_comes_back_as_it_was_written() {
    var random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      var bytes = new byte[CopyCode.BYTES];
      random.nextBytes(bytes);
      var code = CopyCode.of(bytes);
      assertThat(CopyCode.parse(code.toString())).contains(code);
      assertThat(CopyCode.parse(code.compact())).contains(code);
      assertThat(code.bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void it_is_written_in_four_groups() {
    assertThat(new CopyCode("00443214c74254b635cf").toString()).isEqualTo("0123-4567-89AB-CDEF");
  }

  @Test
  void it_is_read_as_people_type_it() {
    assertThat(CopyCode.parse(" oi23-4567 89ab-cdef\n"))
        .contains(new CopyCode("00443214c74254b635cf"));
  }

  @Test
  void what_is_no_code_is_none() {
    for (var text :
        new String[] {"", "0123", "0123-4567-89AB-CDEFG", "U123-4567-89AB-CDEF", "💥"}) {
      assertThat(CopyCode.parse(text)).describedAs(text).isEmpty();
    }
  }
}
