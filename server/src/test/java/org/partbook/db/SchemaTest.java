package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.TestDatabase;

/// The look that spares a start Flyway.
class SchemaTest {
  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void nothing_is_due_once_flyway_has_run_all_migrations() {
    try (var db = database.open()) {
      assertThat(new Schema(db, database.url(), Optional.empty()).isUpToDate()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update flyway_schema_history set checksum = checksum + 1 where version = '3'",
        "update flyway_schema_history set success = false where version = '3'",
        "update flyway_schema_history set type = 'BASELINE' where version = '3'",
        "update flyway_schema_history set version = '3.5' where version = '3'",
        "delete from flyway_schema_history where version = '8'",
        "drop table flyway_schema_history",
        """
        insert into flyway_schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, execution_time, success)
        values (900, '900', 'of tomorrow', 'SQL', 'V900__of_tomorrow.sql', 1, 'x', 1, true)
        """,
        """
        update flyway_schema_history set (version, description, script, checksum) =
          (select version, description, script, checksum from flyway_schema_history
            where version = '3')
        where version = '4'
        """
      })
  void flyway_is_asked_whenever_its_notes_are_not_just_those_of_this_program(String change) {
    try (var db = database.open()) {
      db.transact(tx -> tx.run(change));

      assertThat(new Schema(db, database.url(), Optional.empty()).isUpToDate()).isFalse();
    }
  }

  @Test
  void a_migration_that_was_changed_after_it_ran_is_refused() {
    try (var db = database.open()) {
      db.transact(tx ->
          tx.run("update flyway_schema_history set checksum = checksum + 1 where version = '3'"));
    }

    assertThatThrownBy(database::open)
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("checksum mismatch");
  }
}
