package org.partbook.command;

/// Messages that several commands have.
final class Known {
  private Known() {}

  static CommandFailed noSuchVendor(String name) {
    return CommandFailed.because(
        "there is no vendor '" + name + "'; partbook vendor list shows those there are");
  }
}
