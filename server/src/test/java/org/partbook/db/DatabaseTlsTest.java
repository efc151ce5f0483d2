package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;

/// Nobody listens between a server and its database who was told to speak TLS.
class DatabaseTlsTest {
  @Test
  void a_database_that_speaks_no_tls_is_told_no_password_where_tls_is_asked_for() {
    try (var database = TestDatabase.withTables()) {
      var url = database.url().jdbcUrl();
      var safe =
          new DatabaseUrl(
              url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full",
              database.url().user(),
              database.url().password());

      assertThatThrownBy(() -> Database.open(safe, 1)).hasStackTraceContaining("SSL");
    }
  }
}
