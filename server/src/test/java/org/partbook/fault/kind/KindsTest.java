package org.partbook.fault.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KindsTest {
  @Test
  void each_kind_of_fault_is_told_of_in_its_order_and_by_the_name_that_is_typed()
      throws IOException {
    var page =
        Files.readString(Path.of(System.getProperty("partbook.root", ".."), "docs/faults.md"));
    var table = page.substring(page.indexOf("| `KINDS` | what happens | needs |"));
    var told = table.substring(0, table.indexOf("\n\n")).lines().skip(2).toList();

    assertThat(told)
        .zipSatisfy(
            Kinds.all(),
            (row, kind) ->
                assertThat(row)
                    .startsWith(
                        "| `%s` | %s |".formatted(kind.getClass().getSimpleName(), kind.name())));
  }
}
