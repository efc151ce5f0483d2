package org.partbook.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partbook.http.ProgramFile;

/// A file of the pages for buyers.
///
/// @param name the last part of its address
record StaticFile(String name, ProgramFile file) {
  /// The reader's, named in `files.txt` there: what lies in a jar can't be listed.
  private static final String READER = "/org/partbook/reader/web/";

  /// Stands there behind the names of what the program may have been built without.
  private static final String OPTIONAL = "?";

  /// All of them, by their names.
  static Map<String, StaticFile> all() {
    var files = new HashMap<String, StaticFile>();
    for (var name : List.of("page.css", "desk.css", "icon.svg")) {
      files.put(name, new StaticFile(name, ProgramFile.beside(StaticFile.class, name)));
    }
    ProgramFile.at(READER + "files.txt")
        .text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> !line.endsWith(OPTIONAL) || reader(line).exists())
        .forEach(line -> files.put(name(line), new StaticFile(name(line), reader(line))));
    return Map.copyOf(files);
  }

  private static String name(String line) {
    return line.replace(OPTIONAL, "");
  }

  private static ProgramFile reader(String line) {
    return ProgramFile.at(READER + name(line));
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
}
