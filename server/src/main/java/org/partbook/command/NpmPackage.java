package org.partbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// A package that [Npm] has brought.
///
/// @param folder where its files are
record NpmPackage(Path folder, String version) {
  /// What npm has put into a folder.
  ///
  /// @throws CommandFailed if it isn't there
  static NpmPackage in(Path into, String name) throws IOException {
    var folder = into.resolve("node_modules").resolve(name);
    var file = folder.resolve("package.json");
    if (!Files.isRegularFile(file)) {
      throw CommandFailed.because("npm says that it has fetched " + name + ", and hasn't");
    }
    try {
      var version = Json.read(Files.readAllBytes(file)).path("version").asString("?");
      return new NpmPackage(folder, version);
    } catch (MalformedJson e) {
      throw CommandFailed.because(
          "npm has fetched something else than " + name + ": " + e.getMessage());
    }
  }
}
