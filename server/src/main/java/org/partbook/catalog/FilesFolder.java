package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.partbook.json.Quoted;

/// The folder that a catalogue's files lie in, and the only one they may come from: a catalogue
/// that somebody sent must not be able to put `/etc/passwd` up for sale.
final class FilesFolder {
  static final int LONGEST_PATH = 1000;

  private final Path folder;

  FilesFolder(Path folder) {
    this.folder = folder;
  }

  /// The file itself, behind all links.
  Path find(String name) throws BadFile {
    try {
      var path = Path.of(name);
      // Asked before the disk is, so that the answer tells nothing of what lies outside.
      if (path.isAbsolute() || path.normalize().startsWith("..")) {
        throw outside(name);
      }
      var file = folder.resolve(path).toRealPath();
      if (!file.startsWith(folder.toRealPath())) {
        throw outside(name);
      }
      if (!Files.isRegularFile(file)) {
        throw new BadFile("is not a file: " + Quoted.of(name));
      }
      return file;
    } catch (NoSuchFileException e) {
      throw new BadFile("is not in the files folder: " + Quoted.of(name));
    } catch (IOException | InvalidPathException e) {
      throw new BadFile("can't be read: " + Quoted.of(name) + ": " + e.getMessage());
    }
  }

  private static BadFile outside(String name) {
    return new BadFile("must not lead out of the files folder: " + Quoted.of(name));
  }

  /// A file that can't be imported. The message follows the field's name.
  static final class BadFile extends Exception {
    private static final long serialVersionUID = 1L;

    BadFile(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }
}
