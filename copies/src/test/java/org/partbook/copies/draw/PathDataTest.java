package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

/// Paths in the shortest form.
class PathDataTest {
  private static String filled(Shape shape) {
    return text(shape, false);
  }

  private static String stroked(Shape shape) {
    return text(shape, true);
  }

  private static String text(Shape shape, boolean stroked) {
    var text = new StringBuilder();
    PathData.write(text, shape, new AffineTransform(), stroked);
    return text.toString();
  }

  @Test
  void lines_along_the_page_have_one_number() {
    assertThat(stroked(new Line2D.Double(1, 2, 30.2, 2))).isEqualTo("M1 2h29");
    assertThat(stroked(new Line2D.Double(1, 2, 1, -7))).isEqualTo("M1 2v-9");
    assertThat(stroked(new Line2D.Double(1, 2, -4, 9))).isEqualTo("M1 2l-5 7");
  }

  @Test
  void what_is_filled_need_not_be_closed() {
    assertThat(filled(new Rectangle2D.Double(0, 0, 10, 5))).isEqualTo("M0 0h10v5h-10v-5");
    assertThat(stroked(new Rectangle2D.Double(0, 0, 10, 5))).isEqualTo("M0 0h10v5h-10v-5z");
  }

  @Test
  void a_second_outline_begins_from_the_end_of_the_first() {
    var two = new Path2D.Double(new Rectangle2D.Double(0, 0, 10, 5));
    two.append(new Rectangle2D.Double(20, 0, 10, 5), false);
    assertThat(filled(two)).isEqualTo("M0 0h10v5h-10v-5m20 0h10v5h-10v-5");
  }

  @Test
  void a_line_goes_on_where_the_outline_before_was_closed() {
    var path = new Path2D.Double();
    path.moveTo(5, 5);
    path.lineTo(9, 5);
    path.lineTo(9, 9);
    path.closePath();
    path.lineTo(0, 5);
    assertThat(stroked(path)).isEqualTo("M5 5h4v4zm0 0h-5");
    assertThat(filled(path)).isEqualTo("M5 5h4v4m-4-4h-5");
  }

  @Test
  void a_dot_is_a_line_without_length() {
    assertThat(stroked(new Line2D.Double(3, 4, 3, 4))).isEqualTo("M3 4h0");
    assertThat(filled(new Line2D.Double(3, 4, 3, 4))).isEmpty();
  }

  @Test
  void what_is_out_of_reach_is_not_drawn() {
    assertThatThrownBy(() -> filled(new Rectangle2D.Double(0, 0, 1e12, 5)))
        .isInstanceOf(NotDrawableException.class);
    assertThatThrownBy(() -> filled(new Rectangle2D.Double(Double.NaN, 0, 1, 5)))
        .isInstanceOf(NotDrawableException.class);
  }
}
