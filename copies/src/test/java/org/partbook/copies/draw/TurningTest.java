package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

/// Which shapes may share a path.
class TurningTest {
  private static Path2D square(double x, double size, boolean other) {
    var path = new Path2D.Double();
    path.moveTo(x, x);
    path.lineTo(other ? x + size : x, other ? x : x + size);
    path.lineTo(x + size, x + size);
    path.lineTo(other ? x : x + size, other ? x + size : x);
    path.closePath();
    return path;
  }

  private static Path2D both(Path2D one, Path2D other) {
    one.append(other, false);
    return one;
  }

  @Test
  void the_two_ways_are_told_apart_whatever_the_lines() {
    assertThat(Turning.of(square(0, 10, false))).isNotEqualTo(Turning.of(square(0, 10, true)));
    assertThat(Turning.of(new Ellipse2D.Double(0, 0, 5, 9)))
        .isEqualTo(Turning.of(new Rectangle2D.Double(3, 3, 5, 9)));
  }

  @Test
  void a_hole_belongs_to_what_it_is_in() {
    assertThat(Turning.of(both(square(0, 10, true), square(2, 5, false))))
        .isEqualTo(Turning.of(square(0, 10, true)));
  }

  @Test
  void outlines_beside_each_other_that_go_two_ways_are_mixed() {
    assertThat(Turning.of(both(square(0, 10, true), square(20, 5, false))))
        .isEqualTo(Turning.MIXED);
  }

  @Test
  void even_and_odd_matters_only_where_there_is_more_than_one_plain_outline() {
    var one = square(0, 10, true);
    one.setWindingRule(Path2D.WIND_EVEN_ODD);
    assertThat(Turning.of(one)).isEqualTo(Turning.of(square(0, 10, true)));
    one.append(square(2, 5, true), false);
    assertThat(Turning.of(one)).isEqualTo(Turning.EVEN_ODD);
  }

  @Test
  void an_outline_that_crosses_itself_is_not_plain() {
    var bow = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    bow.moveTo(0, 0);
    bow.lineTo(10, 10);
    bow.lineTo(10, 0);
    bow.lineTo(0, 10);
    assertThat(Turning.of(bow)).isEqualTo(Turning.EVEN_ODD);
  }
}
