package org.partbook.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.partbook.Printable;

/// The two ways out of a command.
///
/// Always in UTF-8: what is printed is catalogue and names of any script, and JSON is UTF-8. The
/// launcher knows which of the two is a terminal; Java can't tell them apart.
///
/// Whatever is printed by way of these has passed [org.partbook.Printable], so that no title and no
/// name can take over a terminal. What we ourselves tell a terminal goes by the others.
///
/// @param out data: what a pipe or a file is meant to get
/// @param err messages and progress
/// @param rawOut for emphasis, and help
/// @param rawErr for progress
record Console(
    PrintStream out,
    PrintStream err,
    PrintStream rawOut,
    PrintStream rawErr,
    boolean outIsTerminal,
    boolean errIsTerminal) {
  static Console ofProcess() {
    return of(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean("partbook.terminal.out"),
        Boolean.getBoolean("partbook.terminal.err"));
  }

  static Console of(
      PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {
    return new Console(
        new CleanStream(out), new CleanStream(err), out, err, outIsTerminal, errIsTerminal);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// Emphasis, on a terminal whose owner hasn't asked for none; to be printed raw.
  String bold(String text) {
    var clean = Printable.line(text);
    return outIsTerminal && System.getenv("NO_COLOR") == null
        ? "\033[1m" + clean + "\033[0m"
        : clean;
  }
}
