package org.partbook.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partbook.event.EventType;

class ShownPathTest {
  private static String shown(String name, String value) {
    return ShownPath.query(Map.of(name, List.of(value)), Optional.empty());
  }

  @Test
  void what_is_documented_and_looks_so_is_shown() {
    assertThat(shown("order_id", "12")).isEqualTo("?order_id=12");
    assertThat(shown("page_size", "50")).isEqualTo("?page_size=50");
    assertThat(shown("after", "3f9c2ab1d07e5c44-1042")).isEqualTo("?after=3f9c2ab1d07e5c44-1042");
    assertThat(shown("since", "2026-11-30T12:00:00Z")).isEqualTo("?since=2026-11-30T12:00:00Z");
    assertThat(shown("from", "2026-11-30T12:00:00.5+01:00")).contains("+01:00");
    assertThat(shown("status", "COMPLETED")).isEqualTo("?status=COMPLETED");
    assertThat(shown("types", "line.*,statement.closed")).contains("=line.*,statement.closed");
  }

  @Test
  void every_type_of_events_is_shown() {
    for (var type : EventType.values()) {
      assertThat(shown("types", type.wire())).isEqualTo("?types=" + type.wire());
    }
  }

  @Test
  void of_everything_else_only_that_it_was_there() {
    assertThat(shown("order_id", "Clara")).isEqualTo("?order_id=…");
    assertThat(shown("after", "Clara")).isEqualTo("?after=…");
    assertThat(shown("status", "Clara")).isEqualTo("?status=…");
    assertThat(shown("types", "line.clara")).isEqualTo("?types=…");
    assertThat(shown("since", "Clara")).isEqualTo("?since=…");
    assertThat(shown("customer", "Clara")).isEqualTo("?…");
    assertThat(shown("Clara", "1")).isEqualTo("?…");
    assertThat(ShownPath.query(Map.of(), Optional.empty())).isEmpty();
  }
}
