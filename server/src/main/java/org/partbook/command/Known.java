package org.partbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;

/// What several commands want to be there, and what they say if it isn't.
final class Known {
  private Known() {}

  static Vendor vendor(Vendors vendors, String name) {
    return vendors.find(name).orElseThrow(() -> noSuchVendor(name));
  }

  static CommandFailed noSuchVendor(String name) {
    return CommandFailed.because(
        "there is no vendor '" + name + "'; partbook vendor list shows those there are");
  }

  static void requireFile(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CommandFailed.because("there is no file " + file + " that could be read");
    }
  }
}
