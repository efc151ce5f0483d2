package org.partbook.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.node.ObjectNode;

/// Makes lines of an ONIX message, product by product, whichever tags it has. The line of the third
/// product is the third.
final class OnixLines {
  private static final int MOST_NAMED = 200_000;

  private final SafeXml xml;
  private final SourceOptions options;
  private final LineFile out;
  private final Numbers numbers;
  private Optional<String> usual = Optional.empty();
  private final Map<Long, String> references = new HashMap<>();

  private OnixLines(SafeXml xml, SourceOptions options, LineFile out, Numbers numbers) {
    this.xml = xml;
    this.options = options;
    this.out = out;
    this.numbers = numbers;
  }

  static Places read(Path file, SourceOptions options, LineFile out, Numbers numbers)
      throws UnreadableFile, IOException {
    try (var xml = new SafeXml(new BufferedInputStream(Files.newInputStream(file)))) {
      var lines = new OnixLines(xml, options, out, numbers);
      lines.read();
      return lines::place;
    }
  }

  private String place(long line, String field) {
    var reference = references.get(line);
    return reference == null ? "" : "record " + reference + ": ";
  }

  private void read() throws UnreadableFile, IOException {
    long number = 0;
    for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
      if (event != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (OnixNames.full(xml.at().getLocalName())) {
        case "ONIXMessage" -> requireRelease();
        case "Header" -> usual = OnixNode.read(xml).value("DefaultCurrencyCode");
        case "Product" -> write(++number, OnixNode.read(xml));
        default -> {}
      }
    }
    if (number == 0) {
      throw new UnreadableFile("is an ONIX message without products");
    }
  }

  private void requireRelease() throws UnreadableFile {
    var release = xml.attribute("release");
    if (release.isEmpty() || !release.startsWith("3.")) {
      throw new UnreadableFile(
          "is ONIX of release "
              + (release.isEmpty() ? "2.1 or older" : release)
              + "; 3.0 and 3.1 are read");
    }
  }

  private void write(long number, OnixNode product) throws IOException {
    var made = OnixProduct.read(product, options.currency().or(() -> usual));
    var line = made.line();
    var reference = line.path("own").path("record_reference").asString("");
    if (!reference.isEmpty() && references.size() < MOST_NAMED) {
      references.put(number, reference);
    }
    try {
      if (!product.instruction().isEmpty()) {
        OnixRest.complete(line, product.instruction());
      }
    } catch (MalformedJson e) {
      out.refuse(number, "", "its instruction for Partbook is damaged: " + e.text());
      return;
    }
    if (!made.problems().isEmpty()) {
      made.problems().forEach(problem -> out.refuse(number, "", problem));
      return;
    }
    var refusal = numbers.complete(line, options.partial());
    if (refusal.isPresent()) {
      out.refuse(number, "asset_id", refusal.get());
      return;
    }
    if (!options.partial()) {
      putIfAbsent(line, "format_short_name", "PDF");
      putIfAbsent(line, "asset_type", "SINGLE");
    }
    out.write(number, line);
  }

  private static void putIfAbsent(ObjectNode line, String field, String value) {
    if (!line.has(field)) {
      line.put(field, value);
    }
  }
}
