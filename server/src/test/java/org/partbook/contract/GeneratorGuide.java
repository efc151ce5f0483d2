package org.partbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What the vendor's guide says of generated clients.
record GeneratorGuide(String text) {
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## With a generated client$(.*?)(?=^## )");
  private static final Pattern VERSION =
      Pattern.compile("openapi-generator-cli[:-](\\d[\\w.-]*?)(?=\\.jar| |$)", Pattern.MULTILINE);
  private static final String COMMAND = "java -jar $generator ";

  static GeneratorGuide read() throws IOException {
    var root = Path.of(System.getProperty("partbook.root", ".."));
    return new GeneratorGuide(
        only(SECTION, Files.readString(root.resolve("docs/vendors-guide.md"))));
  }

  /// Which versions of the generator it names.
  List<String> versions() {
    return VERSION.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /// How it makes a client in a language: what follows `java -jar`, and the generator.
  List<String> command(String language) {
    var commands =
        text.lines()
            .filter(line -> line.startsWith(COMMAND + "generate "))
            .filter(line -> line.contains(" -g " + language + " "))
            .toList();
    assertThat(commands).as("how the guide makes a client in %s", language).hasSize(1);
    return Arrays.asList(commands.getFirst().substring(COMMAND.length()).split(" ", -1));
  }

  /// The one program in a language.
  String program(String language) {
    return only(Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$"), text);
  }

  private static String only(Pattern pattern, String text) {
    var found = pattern.matcher(text).results().map(one -> one.group(1)).toList();
    assertThat(found).as("what the guide has like %s", pattern).hasSize(1);
    return found.getFirst();
  }
}
