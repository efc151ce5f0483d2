package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The vendor's guide says of the sandbox what the sandbox says of itself.
class SandboxInTheGuideTest {
  private static final Pattern ASSET = Pattern.compile("\\| 20000000\\d\\d \\|.*");
  private static final Pattern SITUATION =
      Pattern.compile("\\| `[a-z0-9_]+` \\| [^|]+ \\| [^|]+ \\|");

  @Test
  void the_guide_lists_every_asset_that_misbehaves_with_what_to_do_about_it() throws IOException {
    var expected =
        Arrays.stream(Misbehaviour.values())
            .map(misbehaviour ->
                row(
                    misbehaviour.asset().toString(),
                    misbehaviour.title().replace("Sandbox: ", ""),
                    misbehaviour.effect(),
                    misbehaviour.advice()))
            .toList();

    assertThat(rows(ASSET)).isEqualTo(expected);
  }

  @Test
  void the_guide_lists_every_situation_of_the_report() throws IOException {
    var expected =
        Arrays.stream(Situation.values())
            .map(situation ->
                row(
                    "`" + situation.wire() + "`",
                    situation.title(),
                    (situation.explanation() + " " + situation.tryWith()).strip()))
            .toList();

    assertThat(rows(SITUATION)).isEqualTo(expected);
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> rows(Pattern row) throws IOException {
    var guide = Path.of(System.getProperty("partbook.root", ".."), "docs", "vendors-guide.md");
    return Files.readAllLines(guide).stream().filter(line -> row.matcher(line).matches()).toList();
  }
}
