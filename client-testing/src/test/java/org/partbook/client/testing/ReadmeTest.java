package org.partbook.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documentation shows, and what belongs together.
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final String IMPORTS =
      """
      import java.math.*;
      import java.net.*;
      import java.time.*;
      import java.util.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.api.extension.*;
      import org.partbook.client.*;
      import org.partbook.client.testing.*;
      """;

  @TempDir private Path classes;

  @Test
  void every_example_compiles() throws IOException {
    var blocks =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(blocks).hasSize(3);
    var sources = IntStream.range(0, 3).mapToObj(i -> source("Block" + i, blocks.get(i))).toList();
    var messages = new StringWriter();
    var options = "--release 17 -proc:none -d " + classes;
    ToolProvider.getSystemJavaCompiler()
        .getTask(messages, null, null, List.of(options.split(" ", -1)), null, sources)
        .call();
    assertThat(messages.toString()).isEmpty();
  }

  private static JavaFileObject source(String name, String block) {
    var isWhole = block.contains("class ");
    var code =
        isWhole
            ? IMPORTS + block
            : "%sclass %s { void run() throws Exception {\n%s}}".formatted(IMPORTS, name, block);
    var file = isWhole ? "ShopTest" : name;
    return new SimpleJavaFileObject(
        URI.create("string:///" + file + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }

  @Test
  void the_bom_has_the_version_of_what_it_lists() throws IOException {
    var version = "<version>[^<$]+</version>";
    assertThat(first(version, "../bom/pom.xml")).isEqualTo(first(version, "pom.xml"));
  }

  private static String first(String pattern, String file) throws IOException {
    var found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
    assertThat(found.find()).isTrue();
    return found.group();
  }
}
