package org.partbook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Gymnopédie No. 1     | Gymnopédie No. 1     | Gymnopedie No. 1
          Лунная соната        | Лунная соната        | score
          月光 Sonata            | 月光 Sonata            | _ Sonata
          Ode 🎼 to joy         | Ode 🎼 to joy         | Ode _ to joy
          Say "Hi" \\ AC/DC: 1? | Say _Hi_ _ AC_DC_ 1_ | Say _Hi_ _ AC_DC_ 1_
          100% Ragtime         | 100% Ragtime         | 100_ Ragtime
          ../../etc/passwd     | _.._etc_passwd       | _.._etc_passwd
          CON                  | _CON                 | _CON
          nul.first            | _nul.first           | _nul.first
          ...                  | score                | score
          '   '                | score                | score
          ''                   | score                | score
          """)
  void a_title_becomes_a_name_that_every_system_takes(String title, String name, String ascii) {
    assertThat(FileName.of(title, ".pdf").base()).isEqualTo(name);
    assertThat(FileName.of(title, ".pdf").attachment()).contains("filename=\"" + ascii + ".pdf\";");
    assertThat(decoded(title)).isEqualTo(name + ".pdf");
  }

  @Test
  void nothing_in_a_title_ends_the_header_or_turns_the_name_round() {
    var title = "a\r\nSet-Cookie: b=c\u2028d\u0000e\u202Efdp.exe\uD83Cx\u00A0y";

    assertThat(FileName.of(title, ".pdf").base()).isEqualTo("a Set-Cookie_ b=c d e fdp.exe x y");
    assertThat(FileName.of(title, ".pdf").attachment()).matches("[ -~]+");
  }

  @Test
  void a_part_stands_at_the_end_and_one_without_a_name_leaves_no_trace() {
    assertThat(FileName.of("Duet", Optional.of("Flute"), ".pdf").attachment())
        .contains("\"Duet - Flute.pdf\"");
    assertThat(FileName.of("Duet", Optional.of("\u200b . "), ".pdf").attachment())
        .contains("\"Duet.pdf\"");
  }

  @Test
  void a_long_title_is_cut_between_characters_as_people_see_them() {
    var family = "👨‍👩‍👧‍👦";

    var name = FileName.of(family.repeat(100), ".pdf").base();

    assertThat(name.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(180).hasSizeGreaterThan(150);
    assertThat(name.replace(family, "")).isEmpty();
  }

  private static String decoded(String title) {
    var header = FileName.of(title, ".pdf").attachment();
    var encoded = header.substring(header.indexOf("UTF-8''") + "UTF-8''".length());
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }
}
