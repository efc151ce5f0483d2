package org.partbook.copies.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.copies.TestStamps;
import org.partbook.copies.licence.Wording.Field;
import org.partbook.copies.licence.Wording.Words;

class WordingTest {
  @Test
  void what_the_publisher_wrote_is_taken_apart_line_by_line() {
    var wording = Wording.parse("Licensed to {customer}, {quantity} copies| {date}/{code} ");

    assertThat(wording.lines()).hasSize(2);
    assertThat(wording.lines().get(0))
        .containsExactly(
            new Words("Licensed to "),
            Field.CUSTOMER,
            new Words(", "),
            Field.QUANTITY,
            new Words(" copies"));
    assertThat(wording.lines().get(1)).containsExactly(Field.DATE, new Words("/"), Field.CODE);
  }

  @Test
  void every_field_is_filled_in_and_lines_become_one_sentence() {
    var wording = Wording.parse("{customer}; {Quantity}; {VENDOR}|{order}-{line}|{date} {code}");

    assertThat(wording.sentence(TestStamps.LICENCE))
        .isEqualTo("Clara Wieck; 3; Corner Music Shop · 12345-1 · 2026-11-24 7Q4M-2KXN-09DC-V5TE");
  }

  @Test
  void no_name_turns_the_words_around_it() {
    var wording = Wording.parse("{customer}, {quantity} copies");

    assertThat(wording.sentence(TestStamps.to("\u202eClara\u2067 \u200fWieck\u200e\u061c\u2069")))
        .isEqualTo("Clara Wieck, 3 copies");
  }

  @Test
  void what_looks_like_a_field_in_a_name_is_not_filled_in() {
    var licence = TestStamps.to("{code} | {nobody}");

    assertThat(Wording.parse("For {customer}").sentence(licence))
        .isEqualTo("For {code} | {nobody}");
  }

  @Test
  void words_may_be_in_any_script_and_are_kept_as_they_are() {
    var text = "この楽譜は{customer}様に 🎼 مرخّص";

    assertThat(Wording.parse(text).text()).isEqualTo(text);
    assertThat(Wording.parse(text).sentence(TestStamps.LICENCE))
        .isEqualTo("この楽譜はClara Wieck様に 🎼 مرخّص");
  }

  @Test
  void only_names_may_be_shortened() {
    assertThat(Field.values())
        .filteredOn(Field::mayBeShortened)
        .containsExactly(Field.CUSTOMER, Field.VENDOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Licensed                      ; it must have {customer} in it
          {vendor}                      ; it must have {customer} in it
          {customer} {name}             ; there is no {name}
          {customer} {}                 ; there is no {}
          {customer} { code }           ; there is no { code }
          {customer                     ; a brace is open: '{customer'
          customer}                     ; a brace is open: 'customer}'
          {{customer}}                  ; a brace is open: '{'
          {customer}|2|3|4              ; it must have at most 3 lines
          """)
  void what_cannot_be_used_is_refused_with_the_reason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wording.parse(text))
        .withMessageStartingWith(reason);
  }

  @Test
  void control_characters_and_more_than_500_characters_are_refused() {
    var longest = "{customer}" + "x".repeat(490);
    assertThat(Wording.parse(longest).text()).isEqualTo(longest);

    for (var text : new String[] {longest + "x", "{customer}\n", "{customer}\u0085", ""}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Wording.parse(text))
          .withMessageStartingWith("it must have");
    }
  }
}
