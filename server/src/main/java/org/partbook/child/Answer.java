package org.partbook.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.OptionalInt;
import org.partbook.copies.Prepared;

/// What a child says. It has read a stranger's file, so it is believed nothing but words and
/// numbers, and only so many of them.
sealed interface Answer {
  int MOST_WARNINGS = 100;

  /// It has started.
  record Ready() implements Answer {}

  /// One more page is done.
  record PageDone() implements Answer {}

  /// The job is done.
  record Done(Prepared prepared) implements Answer {}

  /// The file is unfit.
  record Refused(String reason) implements Answer {}

  /// It can't be told now.
  record Failed(String reason) implements Answer {}

  /// It says nothing more. Never written.
  record Gone() implements Answer {}

  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Ready _ -> out.writeByte('r');
      case PageDone _ -> out.writeByte('p');
      case Done(var prepared) -> {
        out.writeByte('d');
        out.writeInt(prepared.pages().orElse(-1));
        var warnings = prepared.warnings().stream().limit(MOST_WARNINGS).toList();
        out.writeByte(warnings.size());
        for (var warning : warnings) {
          out.writeUTF(CleanWords.of(warning));
        }
      }
      case Refused(var reason) -> {
        out.writeByte('u');
        out.writeUTF(CleanWords.of(reason));
      }
      case Failed(var reason) -> {
        out.writeByte('f');
        out.writeUTF(CleanWords.of(reason));
      }
      case Gone _ -> throw new IllegalArgumentException("said by nobody");
    }
    out.flush();
  }

  /// Reads one.
  ///
  /// @throws IOException if it is no answer
  static Answer read(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 'r' -> new Ready();
      case 'p' -> new PageDone();
      case 'd' -> new Done(prepared(in));
      case 'u' -> new Refused(CleanWords.of(in.readUTF()));
      case 'f' -> new Failed(CleanWords.of(in.readUTF()));
      default -> throw new IOException("not an answer");
    };
  }

  private static Prepared prepared(DataInputStream in) throws IOException {
    int pages = in.readInt();
    int count = in.readByte();
    if (pages < -1 || count < 0 || count > MOST_WARNINGS) {
      throw new IOException("not an answer");
    }
    var warnings = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      warnings.add(CleanWords.of(in.readUTF()));
    }
    return new Prepared(pages < 0 ? OptionalInt.empty() : OptionalInt.of(pages), warnings);
  }
}
