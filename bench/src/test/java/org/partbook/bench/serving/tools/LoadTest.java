package org.partbook.bench.serving.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadTest {
  private static String answer(int requests, int wrong, int broken, int unfinished) {
    return """
    {"seconds":2.0,"requests":%d,"bytes":0,"wrong":%d,"broken":%d,"unfinished":%d,"processor":0.5,\
    "latency":{"p99":1.5},"statuses":{"200":7}}\
    """
        .formatted(requests, wrong, broken, unfinished);
  }

  @Test
  void figures_within_others_have_both_names() throws NoResult {
    assertThat(Load.figures(answer(7, 0, 0, 0)))
        .containsEntry("latency.p99", 1.5)
        .containsEntry("statuses.200", 7.0)
        .containsEntry("generator", 0.25);
  }

  @Test
  void one_wrong_broken_or_missing_answer_is_no_result() {
    assertThatThrownBy(() -> Load.figures(answer(7, 1, 0, 0))).isInstanceOf(NoResult.class);
    assertThatThrownBy(() -> Load.figures(answer(7, 0, 1, 0))).isInstanceOf(NoResult.class);
    assertThatThrownBy(() -> Load.figures(answer(7, 0, 0, 1))).isInstanceOf(NoResult.class);
    assertThatThrownBy(() -> Load.figures(answer(0, 0, 0, 0))).isInstanceOf(NoResult.class);
  }

  @Test
  void an_answer_that_is_late_may_do_but_never_a_wrong_one() throws NoResult {
    assertThat(Load.figuresOfAnswers(answer(7, 0, 0, 1))).containsEntry("requests", 7.0);
    assertThatThrownBy(() -> Load.figuresOfAnswers(answer(7, 1, 0, 0)))
        .isInstanceOf(NoResult.class);
  }

  @Test
  void what_is_no_json_is_no_result() {
    assertThatThrownBy(() -> Load.figures("load: can't connect"))
        .isInstanceOf(NoResult.class)
        .hasMessageContaining("can't connect");
  }
}
