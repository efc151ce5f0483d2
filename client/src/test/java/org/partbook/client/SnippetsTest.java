package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles what the client's documentation shows, for Java 17. The vendor's guide is run by the
/// server's tests.
class SnippetsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final String IMPORTS =
      """
      import java.io.*;
      import java.math.*;
      import java.net.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import org.partbook.client.*;
      """;

  @TempDir private Path classes;

  @Test
  void every_example_compiles() throws IOException {
    var snippets = snippets();
    assertThat(snippets).hasSizeGreaterThan(15);
    var sources =
        IntStream.range(0, snippets.size()).mapToObj(i -> source(snippets.get(i), i)).toList();
    assertThat(complaints(sources)).isEmpty();
  }

  private static List<String> snippets() throws IOException {
    var snippets = new ArrayList<String>();
    snippets.addAll(blocks(Files.readString(Path.of("README.md"))));
    try (var sources = Files.list(Path.of("src/main/java/org/partbook/client"))) {
      for (var source : sources.sorted().toList()) {
        var comments =
            Files.readAllLines(source).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("///"))
                .map(line -> line.replaceFirst("^/// ?", ""))
                .collect(Collectors.joining("\n"));
        snippets.addAll(blocks(comments));
      }
    }
    return snippets;
  }

  private static List<String> blocks(String text) {
    return BLOCK.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private String complaints(List<JavaFileObject> sources) {
    var messages = new StringWriter();
    var options = "--release 17 -proc:none -d " + classes;
    ToolProvider.getSystemJavaCompiler()
        .getTask(messages, null, null, List.of(options.split(" ")), null, sources)
        .call();
    return messages.toString();
  }

  private static JavaFileObject source(String snippet, int number) {
    var isWhole = snippet.contains("class ");
    return isWhole
        ? source(snippet.replaceFirst("(?s).*?class (\\w+).*", "$1"), snippet)
        : source("Snippet" + number, inMethod("Snippet" + number, snippet));
  }

  private static String inMethod(String name, String snippet) {
    var api = snippet.contains("var api =") ? "" : "PurchaseApi api";
    return "%sclass %s { void run(%s) throws Exception {\n%s}}"
        .formatted(IMPORTS, name, api, snippet);
  }

  private static JavaFileObject source(String name, String code) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
