package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOptionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"partbook", "user", "_a1", "template2"})
  void a_plain_name_will_do_for_the_database(String name) {
    assertThat(PostgresOptions.of("Diary", name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Diary", "1a", "a\"b", "a b", "pg_a", "template1"})
  void a_name_that_postgresql_would_not_take_is_refused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresOptions.of("Diary", name))
        .withMessageContaining(name);
  }
}
