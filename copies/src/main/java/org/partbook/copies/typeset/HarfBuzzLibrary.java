package org.partbook.copies.typeset;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds HarfBuzz for this machine among the libraries that come with the program, and opens it.
///
/// It has to be a file for a moment. Its folder is new and belongs to us alone, so nobody can put
/// another library in its place; once it is open, both are removed.
final class HarfBuzzLibrary {
  private static @Nullable SymbolLookup opened;

  private HarfBuzzLibrary() {}

  /// The library, which is opened when it is asked for first.
  ///
  /// @throws IllegalStateException if it can't be, with what to do
  static synchronized SymbolLookup get() {
    if (opened == null) {
      opened = open();
    }
    return opened;
  }

  private static SymbolLookup open() {
    var system = system();
    var name = system.equals("macos") ? "libharfbuzz.dylib" : "libharfbuzz.so";
    var resource = system + "/" + processor() + "/org/lwjgl/harfbuzz/" + name;
    try (var library = HarfBuzzLibrary.class.getClassLoader().getResourceAsStream(resource)) {
      if (library == null) {
        throw new IllegalStateException(
            "text can't be set on this machine: there is no HarfBuzz for "
                + System.getProperty("os.name")
                + " on "
                + System.getProperty("os.arch"));
      }
      var folder = Files.createTempDirectory("partbook-");
      var file = folder.resolve(name);
      try {
        Files.copy(library, file);
        return open(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @SuppressWarnings("restricted") // the manifest allows what is native
  private static SymbolLookup open(Path file) {
    try {
      return SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private static IllegalStateException unusable(Exception cause) {
    return new IllegalStateException(
        "text can't be set: HarfBuzz can't be loaded by way of "
            + System.getProperty("java.io.tmpdir")
            + ". If that folder is full, read-only or mounted noexec, name another one:"
            + " PARTBOOK_JAVA_OPTS=-Djava.io.tmpdir=/a/folder",
        cause);
  }

  private static String system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "macos" : name;
  }

  private static String processor() {
    var name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
