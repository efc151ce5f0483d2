package org.partbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.http.Ranges.Partial;
import org.partbook.http.Ranges.Unsatisfiable;
import org.partbook.http.Ranges.Whole;

class RangesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-0                                  | 0-0
          bytes=0-                                   | 0-99
          bytes=99-                                  | 99-99
          bytes=90-200                               | 90-99
          bytes=5-99999999999999999999999            | 5-99
          bytes=-1                                   | 99-99
          bytes=-100                                 | 0-99
          bytes=-99999999999999999999999             | 0-99
          BYTES = 1-2                                | 1-2
          'bytes=, 1-2 ,,	4-5 ,'                    | 1-2 4-5
          'bytes=4-5,1-2'                            | 1-2 4-5
          'bytes=0-5,3-9,10-12,20-30,-1'             | 0-12 20-30 99-99
          'bytes=500-600,1-1'                        | 1-1
          'bytes=-0,1-1'                             | 1-1
          bytes=0000000000000000000001-02            | 1-2
          """)
  void ranges_are_cut_to_what_there_is_and_overlapping_ones_made_one(String header, String parts) {
    assertThat(Ranges.read(header, 100)).isEqualTo(new Partial(ranges(parts)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=,",
        "bytes=-",
        "bytes=a-b",
        "bytes=1-0",
        "bytes=1",
        "bytes=1-2-3",
        "bytes=--1",
        "bytes=1-2;3-4",
        "items=0-1",
        "bytes=0-1,x",
        "bytes=0-1,bytes=2-3",
        "bytes=٣-٤",
        "bytes=99999999999999999999-1",
        "bytes=90-00000000000000000007",
        "bytes=99999999999999999999-10000000000000000000"
      })
  void what_nobody_can_read_is_as_if_it_were_not_there(String header) {
    assertThat(Ranges.read(header, 100)).isEqualTo(new Whole());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999-"})
  void nothing_that_exists_cannot_be_had(String header) {
    assertThat(Ranges.read(header, 100)).isEqualTo(new Unsatisfiable());
  }

  @Test
  void a_header_that_is_made_to_cost_us_work_is_refused() {
    assertThat(Ranges.read("bytes=" + "0-0,".repeat(64), 100)).isInstanceOf(Partial.class);
    assertThat(Ranges.read("bytes=" + "0-0,".repeat(65), 100)).isEqualTo(new Unsatisfiable());
  }

  private static List<ByteRange> ranges(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(range -> range.split("-", -1))
        .map(ends -> new ByteRange(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
        .toList();
  }
}
