package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columns_are_aligned_and_lines_end_without_blanks() {
    var table = new Table("ASSET", "TITLE", "TYPE");
    table.row(1, "Für Elise", "SINGLE");
    table.row(101_002, "Minuet", "");

    assertThat(table.lines())
        .containsExactly(
            "ASSET   TITLE      TYPE", //
            "1       Für Elise  SINGLE",
            "101002  Minuet");
  }

  @Test
  void east_asian_characters_take_two_columns_and_combining_marks_none() {
    var table = new Table("TITLE", "X");
    table.row("荒城の月", "x");
    table.row("ｶﾞ", "x");
    table.row("아리랑", "x");
    table.row("e\u0301tude", "x");

    assertThat(table.lines())
        .containsExactly(
            "TITLE     X", //
            "荒城の月  x",
            "ｶﾞ        x",
            "아리랑    x",
            "e\u0301tude     x");
  }

  @Test
  void a_cell_cannot_break_the_line_or_move_the_cursor() {
    var table = new Table("TITLE");
    table.row("one\ntwo\033[2J\u202Ethree");
    table.row("a\u200Fb\u200Ec\u061Cd\u2067e\u009Bf");

    assertThat(table.lines())
        .containsExactly("TITLE", "one␊two␛[2J\uFFFDthree", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
  }
}
