package org.partbook.copies.mark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.HiddenMarkReader.Reading;

class HiddenMarkTest {
  private static final Pattern FILL =
      Pattern.compile("([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+) re f");

  private final Random random = new Random(3);

  @Test
  void a_row_is_read_as_it_was_written() {
    for (int round = 0; round < 200; round++) {
      var code = code();
      assertThat(HiddenMarkReader.read(row(code))).containsExactly(new Reading(code, 0));
    }
  }

  @Test
  void the_operators_paint_white_inside_the_promised_area_and_have_one_length() {
    for (int round = 0; round < 50; round++) {
      var operators = new String(HiddenMark.operators(code()), US_ASCII);
      assertThat(operators).hasSize(HiddenMark.LENGTH).startsWith("1 g\n").endsWith("f\n");
      var fills = FILL.matcher(operators);
      while (fills.find()) {
        double right = Double.parseDouble(fills.group(1)) + Double.parseDouble(fills.group(3));
        assertThat(right).isLessThanOrEqualTo(HiddenMark.WIDTH);
        double top = Double.parseDouble(fills.group(2)) + Double.parseDouble(fills.group(4));
        assertThat(top).isLessThanOrEqualTo(HiddenMark.HEIGHT);
      }
    }
  }

  @Test
  void a_row_is_read_wherever_however_large_and_whichever_way_round_it_is() {
    for (int round = 0; round < 200; round++) {
      var code = code();
      var place = AffineTransform.getTranslateInstance(random.nextInt(600), random.nextInt(800));
      place.rotate(random.nextDouble() * 7);
      place.scale(0.4 + random.nextDouble() * 2, 0.4 + random.nextDouble() * 2);
      assertThat(HiddenMarkReader.read(moved(row(code), place)))
          .containsExactly(new Reading(code, 0));
    }
  }

  @Test
  void a_row_is_read_from_coordinates_rounded_to_600_dots_per_inch() {
    for (int round = 0; round < 200; round++) {
      var code = code();
      var place = AffineTransform.getTranslateInstance(random.nextDouble(), random.nextDouble());
      var rounded =
          moved(row(code), place).stream()
              .map(speck -> new Speck(dots(speck.x()), dots(speck.y()), 0.48))
              .toList();
      assertThat(HiddenMarkReader.read(rounded)).containsExactly(new Reading(code, 0));
    }
  }

  @Test
  void specks_may_be_lost_and_others_lie_about() {
    for (int round = 0; round < 100; round++) {
      var code = code();
      var specks = new ArrayList<>(row(code));
      var inner = specks.subList(2, specks.size() - 1);
      for (int lost = 0; lost < 8; lost++) {
        inner.remove(random.nextInt(inner.size()));
      }
      for (int stranger = 0; stranger < 200; stranger++) {
        specks.add(new Speck(random.nextDouble() * 600, random.nextDouble() * 800, 0.5));
      }
      Collections.shuffle(specks, random);
      assertThat(HiddenMarkReader.read(specks))
          .singleElement()
          .satisfies(reading -> assertThat(reading.code()).isEqualTo(code))
          .satisfies(reading -> assertThat(reading.corrected()).isBetween(4, 8));
    }
  }

  @Test
  void several_rows_are_all_read_even_in_one_place() {
    var one = code();
    var other = code();
    var specks = new ArrayList<>(row(one));
    specks.addAll(row(other));
    specks.addAll(moved(row(one), AffineTransform.getTranslateInstance(300, 20)));
    assertThat(HiddenMarkReader.read(specks))
        .containsExactlyInAnyOrder(new Reading(one, 0), new Reading(other, 0));
  }

  @Test
  void rows_are_found_among_very_many_specks() {
    var code = code();
    var specks = new ArrayList<Speck>();
    for (int i = 0; i < 50_000; i++) {
      specks.add(new Speck(random.nextDouble() * 600, random.nextDouble() * 800, 0.5));
    }
    specks.addAll(25_000, row(code));
    assertThat(HiddenMarkReader.read(specks)).extracting(Reading::code).containsExactly(code);
  }

  @Test
  void nothing_is_read_where_nothing_was_written() {
    assertThat(HiddenMarkReader.read(List.of())).isEmpty();
    var grid = new ArrayList<Speck>();
    for (int i = 0; i < 900; i++) {
      grid.add(new Speck(i % 30 * 8, Math.floorDiv(i, 30) * 0.5, 0.4));
    }
    assertThat(HiddenMarkReader.read(grid)).isEmpty();
    assertThat(HiddenMarkReader.read(Collections.nCopies(500, new Speck(1, 1, 0)))).isEmpty();
  }

  private static double dots(double points) {
    return Math.rint(points * 600 / 72) * (72 / 600.0);
  }

  private static List<Speck> moved(List<Speck> specks, AffineTransform place) {
    double scale = Math.sqrt(Math.abs(place.getDeterminant()));
    return specks.stream()
        .map(speck -> {
          var at = place.transform(new Point2D.Double(speck.x(), speck.y()), null);
          return new Speck(at.getX(), at.getY(), speck.size() * scale);
        })
        .toList();
  }

  private static List<Speck> row(CopyCode code) {
    var specks = new ArrayList<Speck>();
    var fills = FILL.matcher(new String(HiddenMark.operators(code), US_ASCII));
    while (fills.find()) {
      double width = Double.parseDouble(fills.group(3));
      double height = Double.parseDouble(fills.group(4));
      specks.add(
          new Speck(
              Double.parseDouble(fills.group(1)) + width / 2,
              Double.parseDouble(fills.group(2)) + height / 2,
              width));
    }
    return specks;
  }

  private CopyCode code() {
    var bytes = new byte[CopyCode.BYTES];
    random.nextBytes(bytes);
    return CopyCode.of(bytes);
  }
}
