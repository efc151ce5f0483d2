package org.partbook.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partbook.http.Entity;

/// A file that is part of the program and served as it is.
final class StaticFile {
  /// The reader's, named in `files.txt` there: what lies in a jar can't be listed.
  private static final String READER = "/org/partbook/viewer/web/";

  /// Stands there behind the names of what the program may have been built without.
  private static final String OPTIONAL = "?";

  private final String name;
  private final String resource;
  private byte @Nullable [] gzipped;

  private StaticFile(String name, String resource) {
    this.name = name;
    this.resource = resource;
  }

  /// All of them, by their names.
  static Map<String, StaticFile> all() {
    var files = new HashMap<String, StaticFile>();
    for (var name : List.of("page.css", "icon.svg")) {
      files.put(name, new StaticFile(name, name));
    }
    new String(read(READER + "files.txt"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> !line.endsWith(OPTIONAL) || isBuiltIn(line.replace(OPTIONAL, "")))
        .map(line -> line.replace(OPTIONAL, ""))
        .forEach(name -> files.put(name, new StaticFile(name, READER + name)));
    return Map.copyOf(files);
  }

  private static boolean isBuiltIn(String name) {
    return StaticFile.class.getResource(READER + name) != null;
  }

  /// Read each time: nearly everybody takes what is packed.
  byte[] bytes() {
    return read(resource);
  }

  /// Packed when it is first asked for, for some are large and seldom wanted.
  synchronized byte[] gzipped() {
    var packed = gzipped == null ? Entity.gzipped(bytes()) : gzipped;
    gzipped = packed;
    return packed;
  }

  String mediaType() {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js", "mjs" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "wasm" -> "application/wasm";
      case "json" -> "application/json";
      default -> "application/octet-stream";
    };
  }

  boolean isWorker() {
    return name.endsWith("worker.js");
  }

  private static byte[] read(String resource) {
    try (var stream = StaticFile.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(stream, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
