package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partbook.TestDatabase;
import org.partbook.db.Database;

/// What the database derives from documents is what is in them, though it reads only as much of a
/// document as it must.
class DerivedColumnsTest {
  /// By reading all of it as JSON.
  private static final String WHOLE =
      """
      select
        (select string_agg(name #>> '{}', ', ')
          from jsonb_path_query(document,
            '$.contributors[*] ? (@.role like_regex "composer" flag "i").name') as name),
        (select coalesce(
            jsonb_object_agg(
              part ->> 'asset_id',
              coalesce(part ->> 'instrumentation_part_name', part ->> 'instrumentation_part_code')),
            '{}')::text
          from jsonb_path_query(document,
            '$.packages[*] ? (@.asset_id.type() == "number"
              && (@.instrumentation_part_name.type() == "string"
                || @.instrumentation_part_code.type() == "string"))') as part)
      from (select ?::jsonb as document) as one
      """;

  private static final String DERIVED =
      "select composer_of(document), part_names_of(document)::text from (select ? as document) as one";

  private static TestDatabase database;
  private static Database db;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
    db = database.open();
  }

  @AfterAll
  static void close() {
    db.close();
    database.close();
  }

  static List<String> documents() {
    return List.of(
        "{}",
        "{\"title\":\"contributors and packages\"}",
        "{\"title\":\"\\\"contributors\\\":[\\\"\",\"series\":[\"packages\"]}",
        "{\"title\":\"A\",\"contributors\":[]}",
        by("{\"name\":\"A\",\"role\":\"Composer\"}"),
        by(
            "{\"name\":\"Dvořák\",\"role\":\"composer, arranger\"},{\"name\":\"B\",\"role\":\"Poet\"}"),
        by("{\"name\":\"A\",\"role\":\"Composer\"},{\"name\":\"B\",\"role\":\"COMPOSER\"}"),
        by(
            "{\"name\":\"A [arr.] B\",\"role\":\"Composer\"},{\"name\":\"C\",\"role\":\"Composer\"}"),
        by("{\"name\":\"A] B\",\"role\":\"Composer\"},{\"name\":\"C\",\"role\":\"Composer\"}"),
        by("{\"name\":\"A ] B\"},{\"name\":\"C ] D\",\"role\":\"Composer\"}"),
        by("{\"name\":\"A \\\"]\\\" B\",\"role\":\"Composer\"}"),
        by("{\"name\":\"A \\\\\",\"role\":\"Composer\"},{\"name\":\"],\",\"role\":\"Composer\"}"),
        by(
            "{\"name\":\"A\",\"role\":\"Composer\",\"also\":[1,[2]]},{\"name\":\"B\",\"role\":\"Composer\"}"),
        by("{\"role\":\"Composer\"}"),
        by("{\"name\":null,\"role\":\"Composer\"},{\"name\":\"B\",\"role\":\"Composer\"}"),
        by("{\"name\":null,\"role\":\"Composer\"}"),
        "{\"contributors\": [ {\"name\": \"A\", \"role\": \"Composer\"} ]}",
        "{\"\\u0063ontributors\":[{\"name\":\"A\",\"role\":\"Composer\"}]}",
        "{\"\\u0070ackages\":[{\"asset_id\":7,\"instrumentation_part_name\":\"Viola\"}]}",
        "{\"packages\":[{\"asset_id\":7,\"instrumentation_part_name\":\"Viola\"},{\"asset_id\":8}]}",
        "{\"packages\":[{\"asset_id\":7,\"instrumentation_part_code\":\"VLA\"},{\"asset_id\":8}]}");
  }

  private static String by(String contributors) {
    return "{\"title\":\"T\",\"contributors\":[" + contributors + "],\"prices\":[{\"price\":1}]}";
  }

  @ParameterizedTest
  @MethodSource("documents")
  void as_if_all_of_a_document_was_read(String document) {
    assertThat(ask(DERIVED, document)).isEqualTo(ask(WHOLE, document));
  }

  @Test
  void a_composer_is_found() {
    assertThat(ask(DERIVED, documents().get(5))).startsWith("Dvořák ");
  }

  private static String ask(String sql, String document) {
    return db.inTransaction(
            tx -> tx.one(sql, row -> row.getString(1) + " " + row.getString(2), document))
        .orElseThrow();
  }
}
