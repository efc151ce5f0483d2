package org.partbook.copies.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteBuilderTest {
  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        9,
        10,
        99,
        100,
        -1,
        -10,
        1_234_567_890_123L,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L,
        Long.MAX_VALUE,
        -Long.MAX_VALUE
      })
  void whole_numbers_are_written_with_no_more_digits_than_they_have(long number) {
    assertThat(text(new ByteBuilder().add(number))).isEqualTo(Long.toString(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.5, 0.5",
    "-0.5, -0.5",
    "0.0001, 0.0001",
    "0.00004, 0",
    "-0.00004, 0",
    "0.00005, 0.0001",
    "12.3400, 12.34",
    "10.05, 10.05",
    "-595.2756, -595.2756",
    "0.99996, 1",
    "-1.99999, -2",
    "14400, 14400",
    "123456789.0625, 123456789.0625"
  })
  void fractions_have_four_decimals_at_most_and_none_that_says_nothing(
      double number, String written) {
    assertThat(text(new ByteBuilder().add(number))).isEqualTo(written);
  }

  @Test
  void any_fraction_is_what_it_was_to_the_fourth_decimal() {
    var random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(7));
      var written = text(new ByteBuilder().add(number));
      assertThat(new BigDecimal(written).subtract(new BigDecimal(number)).abs())
          .as("%s as %s", number, written)
          .isLessThanOrEqualTo(new BigDecimal("0.0000500001"));
      assertThat(new BigDecimal(written).scale()).isLessThanOrEqualTo(4);
      assertThat(new BigDecimal(written).setScale(4, RoundingMode.UNNECESSARY)).isNotNull();
    }
  }

  @Test
  void padded_numbers_have_leading_zeros() {
    assertThat(text(new ByteBuilder().padded(42, 10))).isEqualTo("0000000042");
    assertThat(text(new ByteBuilder().padded(0, 1))).isEqualTo("0");
    assertThat(text(new ByteBuilder().padded(9_999_999_999L, 10))).isEqualTo("9999999999");
  }

  @Test
  void binary_numbers_begin_with_the_largest_byte() {
    assertThat(new ByteBuilder().binary(0x0102_0304_0506L, 6).toBytes())
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(new ByteBuilder().binary(0x1ff, 1).toBytes()).containsExactly(0xff);
    assertThat(new ByteBuilder().binary(0xfffe, 2).toBytes()).containsExactly(0xff, 0xfe);
  }

  @Test
  void hexadecimal_digits_are_capitals_two_a_byte() {
    assertThat(text(new ByteBuilder().hex(new byte[] {0, 0x0f, (byte) 0xa5, (byte) 0xff})))
        .isEqualTo("000FA5FF");
  }

  @Test
  void text_is_a_byte_a_character() {
    assertThat(new ByteBuilder().add("%âÿ").toBytes()).containsExactly('%', 0xe2, 0xff);
  }

  @Test
  void it_grows_as_much_as_is_needed_and_can_be_used_again() throws IOException {
    var builder = new ByteBuilder(1);
    for (int i = 0; i < 1000; i++) {
      builder.add(i).write(' ');
    }
    builder.add(new byte[100_000]);
    assertThat(builder.length()).isEqualTo(2890 + 1000 + 100_000);

    builder.clear();
    builder.add(new ByteBuilder().add("abc")).add(new byte[] {'x', 'd', 'e', 'x'}, 1, 2);

    var out = new ByteArrayOutputStream();
    builder.writeTo(out);
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("abcde");
    assertThat(builder.toBytes()).hasSize(5);
  }

  private static String text(ByteBuilder builder) {
    return new String(builder.toBytes(), StandardCharsets.ISO_8859_1);
  }
}
