package org.partbook.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The two ways out of a command.
///
/// Always in UTF-8: what is printed is catalogue and names of any script, and JSON is UTF-8. The
/// launcher knows which of the two is a terminal; Java can't tell them apart.
///
/// @param out data: what a pipe or a file is meant to get
/// @param err messages and progress
record Console(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {
  static Console ofProcess() {
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean("partbook.terminal.out"),
        Boolean.getBoolean("partbook.terminal.err"));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// Emphasis, on a terminal whose owner hasn't asked for none.
  String bold(String text) {
    return outIsTerminal && System.getenv("NO_COLOR") == null ? "\033[1m" + text + "\033[0m" : text;
  }
}
