package org.partbook.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partbook.catalog.AssetId;

/// What a share comes to, when and where it applies.
class ShareTest {
  private static final LocalDate MAY = LocalDate.parse("2026-05-01");

  @Test
  void percentages_and_sums_are_reckoned_exactly() throws Exception {
    var sold =
        new Sold(
            3,
            Optional.of(new Money(new BigDecimal("4.95"), "EUR")),
            Optional.of(new Money(new BigDecimal("8.9102"), "EUR")));

    assertThat(share(Basis.LIST, "12.345678", "").due(sold))
        .contains(new Money(new BigDecimal("1.8333331830"), "EUR"));
    assertThat(share(Basis.NET, "33.3", "").due(sold))
        .contains(new Money(new BigDecimal("2.9670966"), "EUR"));
    assertThat(share(Basis.COPY, "0.4", "USD").due(sold))
        .contains(new Money(new BigDecimal("1.2"), "USD"));
  }

  @Test
  void what_is_taken_back_is_owed_back() throws Exception {
    var back = new Sold(-1, Optional.of(euros("4.95")), Optional.of(euros("-2.97")));

    assertThat(share(Basis.LIST, "10", "").due(back)).contains(euros("-0.4950"));
    assertThat(share(Basis.NET, "50", "").due(back)).contains(euros("-1.4850"));
    assertThat(share(Basis.COPY, "0.4", "EUR").due(back)).contains(euros("-0.4"));
  }

  @Test
  void nothing_is_reckoned_of_what_is_not_known() throws Exception {
    var unknown = new Sold(1, Optional.empty(), Optional.empty());

    assertThat(share(Basis.LIST, "10", "").due(unknown)).isEmpty();
    assertThat(share(Basis.NET, "10", "").due(unknown)).isEmpty();
    assertThat(share(Basis.COPY, "1", "EUR").due(unknown)).contains(euros("1"));
  }

  @Test
  void amounts_are_rounded_to_the_smallest_unit_of_their_currency_halves_to_even() {
    assertThat(euros("0.125").rounded()).isEqualTo(euros("0.12"));
    assertThat(euros("0.135").rounded()).isEqualTo(euros("0.14"));
    assertThat(euros("-0.125").rounded()).isEqualTo(euros("-0.12"));
    assertThat(new Money(new BigDecimal("250.5"), "JPY").rounded())
        .isEqualTo(new Money(new BigDecimal("250"), "JPY"));
    assertThat(new Money(new BigDecimal("1.0005"), "KWD").rounded())
        .isEqualTo(new Money(new BigDecimal("1.000"), "KWD"));
  }

  @Test
  void both_days_of_a_time_belong_to_it() throws Exception {
    var share = share("2026-05-01", "2026-05-31", "");

    assertThat(share.applies(MAY, "DE")).isTrue();
    assertThat(share.applies(MAY.plusDays(30), "DE")).isTrue();
    assertThat(share.applies(MAY.minusDays(1), "DE")).isFalse();
    assertThat(share.applies(MAY.plusDays(31), "DE")).isFalse();
  }

  @Test
  void a_country_that_is_not_known_is_where_all_unnamed_ones_are() throws Exception {
    assertThat(share("", "", "AT DE").applies(MAY, "DE")).isTrue();
    assertThat(share("", "", "AT DE").applies(MAY, "US")).isFalse();
    assertThat(share("", "", "AT DE").applies(MAY, "ZZ")).isFalse();
    assertThat(share("", "", "WORLD -US").applies(MAY, "US")).isFalse();
    assertThat(share("", "", "WORLD -US").applies(MAY, "ZZ")).isTrue();
    assertThat(share("", "", "").applies(MAY, "ZZ")).isTrue();
  }

  @Test
  void territories_are_always_written_the_same() throws Exception {
    assertThat(Territories.parse("DE, AT")).hasToString("AT DE");
    assertThat(Territories.parse("WORLD -US -CA")).hasToString("WORLD -CA -US");
    assertThat(Territories.parse("")).hasToString("WORLD");
    assertThatThrownBy(() -> Territories.parse("-US")).hasMessageContaining("'WORLD -US'");
    assertThatThrownBy(() -> Territories.parse("WORLD US")).hasMessageContaining("US beside WORLD");
    assertThatThrownBy(() -> Territories.parse("UK"))
        .hasMessageContaining("UK in it, which is no country");
    assertThatThrownBy(() -> Territories.parse("DE DE")).hasMessageContaining("twice");
  }

  private static Money euros(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  private static Share share(Basis basis, String value, String currency) throws Exception {
    return share(basis, value, currency, "", "", "");
  }

  private static Share share(String from, String until, String territories) throws Exception {
    return share(Basis.NET, "10", "", from, until, territories);
  }

  private static Share share(
      Basis basis, String value, String currency, String from, String until, String territories)
      throws Exception {
    return new Share(
        new AssetId(1),
        new PartyId("P"),
        Role.COMPOSER,
        basis,
        new BigDecimal(value),
        Optional.of(currency).filter(code -> !code.isEmpty()),
        day(from),
        day(until),
        Territories.parse(territories));
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }
}
