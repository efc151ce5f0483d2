package org.partbook.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.partbook.Printable;

/// Prints what is harmless for a terminal, and signs in the place of the rest ([Printable]).
final class CleanStream extends PrintStream {
  CleanStream(PrintStream out) {
    super(out, true, StandardCharsets.UTF_8);
  }

  @Override
  public void print(String text) {
    super.print(Printable.text(String.valueOf(text)));
  }

  @Override
  public void print(Object thing) {
    print(String.valueOf(thing));
  }

  @Override
  public void print(char one) {
    print(String.valueOf(one));
  }

  @Override
  public void print(char[] text) {
    print(String.valueOf(text));
  }
}
