package org.partbook.copies.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.licence.StampStyle.Place;
import org.partbook.copies.licence.Wording.Field;

class StampStyleTest {
  @Test
  void by_default_the_stamp_says_all_there_is_to_say_at_the_lower_left() {
    var style = StampStyle.standard();

    assertThat(style.place()).isEqualTo(Place.BOTTOM_LEFT);
    assertThat(style.wording().lines()).hasSize(1);
    assertThat(style.wording().lines().getFirst()).contains(Field.values());
    assertThat(style.distanceInPoints()).isEqualTo(12.76, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "BOTTOM_LEFT, bottom-left, false, false, false",
    "BOTTOM, bottom, false, false, true",
    "BOTTOM_RIGHT, bottom-right, false, true, false",
    "TOP_LEFT, top-left, true, false, false",
    "TOP, top, true, false, true",
    "TOP_RIGHT, top-right, true, true, false"
  })
  void a_place_is_where_its_name_says(
      Place place, String setting, boolean top, boolean right, boolean middle) {
    assertThat(place.setting()).isEqualTo(setting);
    assertThat(place.top()).isEqualTo(top);
    assertThat(place.right()).isEqualTo(right);
    assertThat(place.middle()).isEqualTo(middle);
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void a_stamp_may_be_from_0_to_50_millimetres_from_the_edge(Place place) {
    var wording = Wording.parse("{customer}");

    assertThat(new StampStyle(wording, place, 0).distanceInPoints()).isZero();
    assertThat(new StampStyle(wording, place, 50).distanceInPoints())
        .isEqualTo(141.73, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 50.01, Double.NaN, Double.POSITIVE_INFINITY})
  void any_other_distance_is_refused(double distance) {
    var wording = Wording.parse("{customer}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StampStyle(wording, Place.TOP, distance))
        .withMessage("it must be from 0 to 50 millimetres");
  }
}
