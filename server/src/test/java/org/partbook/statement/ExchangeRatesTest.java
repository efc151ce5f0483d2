package org.partbook.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRatesTest {
  private static final String FILE =
      """
      Date,USD,JPY,CYP,
      2026-10-30,1.25,160,N/A,
      2026-10-29,1.20,150,,
      """;

  @TempDir Path folder;

  private ExchangeRates read(String text, String day) throws Exception {
    var file = Files.writeString(folder.resolve("eurofxref-hist.csv"), text);
    return ExchangeRates.read(file, LocalDate.parse(day));
  }

  @ParameterizedTest
  @CsvSource({"2026-10-30, 1.25", "2026-11-01, 1.25", "2026-10-29, 1.20"})
  void the_last_rates_up_to_a_day_count(String day, BigDecimal dollars) throws Exception {
    assertThat(read(FILE, day).rates().get("USD")).isEqualByComparingTo(dollars);
  }

  @Test
  void amounts_go_by_way_of_the_euro_and_are_rounded_half_to_even() throws Exception {
    var rates = read(FILE, "2026-10-31");

    assertThat(rates.convert(new BigDecimal("10"), "USD", "EUR")).isEqualTo(new BigDecimal("8.00"));
    assertThat(rates.convert(new BigDecimal("1"), "USD", "JPY")).isEqualTo(new BigDecimal("128"));
    assertThat(rates.convert(new BigDecimal("0.125"), "EUR", "EUR"))
        .isEqualTo(new BigDecimal("0.12"));
    assertThat(rates.knows("EUR", "CYP")).isFalse();
    assertThatThrownBy(() -> rates.convert(BigDecimal.ONE, "CYP", "EUR"))
        .hasMessage("there is no rate of CYP on 2026-10-30");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Day,USD|line 1: it must begin with Date",
        "Date,USD\\n2026-13-01,1.2|line 2, column Date: '2026-13-01' is no day",
        "Date,USD\\n2026-10-30,one|line 2, column USD: 'one' is no rate above 0",
        "Date,USD\\n2026-10-30,0|line 2, column USD: '0' is no rate above 0",
        "Date,USD\\n2026-12-30,1.2|has no rates of 2026-10-31 or of a day before"
      })
  void what_cannot_be_read_is_told_with_its_place(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n"), "2026-10-31"))
        .isInstanceOf(ExchangeRates.Unreadable.class)
        .hasMessageContaining(message);
  }
}
