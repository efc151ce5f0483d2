package org.partbook.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The jars as they were built: what Maven Central asks of them, and what their licence does.
class JarsIT {
  private static final Path ROOT = Path.of(System.getProperty("partbook.root", ".."));

  private static final List<String> MODULES =
      List.of(
          "audit", "client", "client-testing", "copies", "fonts", "pdfium", "postgres", "server");

  /// With sources and documentation. (The fonts have neither; they get something in their place
  /// when a release is made.)
  private static final List<String> FOR_CENTRAL =
      List.of("client", "client-testing", "copies", "pdfium");

  @Test
  void each_has_its_licence_and_notice() throws IOException {
    for (var module : MODULES) {
      var jars = jars(module);
      assertThat(jars).as(module).isNotEmpty();
      for (var jar : jars) {
        assertThat(text(jar, "META-INF/LICENSE")).as(jar.toString()).isEqualTo(root("LICENSE"));
        assertThat(text(jar, "META-INF/NOTICE")).as(jar.toString()).isEqualTo(root("NOTICE"));
      }
    }
  }

  @Test
  void those_for_maven_central_come_with_sources_and_documentation() throws IOException {
    for (var module : FOR_CENTRAL) {
      var names = jars(module).stream().map(jar -> jar.getFileName().toString()).toList();
      assertThat(names).as(module).anyMatch(name -> name.endsWith("-sources.jar"));
      assertThat(names).as(module).anyMatch(name -> name.endsWith("-javadoc.jar"));
    }
  }

  @Test
  void those_for_maven_central_say_what_they_are_and_whose() throws Exception {
    var parent = pom("pom.xml");
    for (var module :
        List.of("", "client/", "client-testing/", "copies/", "fonts/", "pdfium/", "bom/")) {
      var pom = pom(module + "pom.xml");
      assertThat(child(pom, "name")).as(module).isNotEmpty();
      assertThat(child(pom, "description")).as(module).isNotEmpty();
      var whole = module.equals("bom/") ? pom : parent;
      for (var needed : List.of("url", "licenses", "developers", "scm")) {
        assertThat(child(whole, needed)).as(module + " " + needed).isNotEmpty();
      }
    }
  }

  private static String child(Document pom, String name) {
    var children = pom.getDocumentElement().getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element element && element.getTagName().equals(name)) {
        return element.getTextContent().strip();
      }
    }
    return "";
  }

  private static Document pom(String file) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(file).toFile());
  }

  private static List<Path> jars(String module) throws IOException {
    var jars = new ArrayList<Path>();
    try (var files =
        Files.newDirectoryStream(ROOT.resolve(module).resolve("target"), "partbook*.jar")) {
      files.forEach(jars::add);
    }
    return jars;
  }

  private static String root(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  private static String text(Path file, String entry) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      var found = jar.getEntry(entry);
      assertThat(found).as(file + " has " + entry).isNotNull();
      try (var in = jar.getInputStream(found)) {
        return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      }
    }
  }
}
