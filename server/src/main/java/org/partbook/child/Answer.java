package org.partbook.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.OptionalInt;
import org.partbook.copies.Prepared;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Finding.Kind;

/// What a child says. It has read a stranger's file, so it is believed nothing but words and
/// numbers, and only so many of them.
sealed interface Answer {
  int MOST_FINDINGS = 100;

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
        var findings = prepared.findings().stream().limit(MOST_FINDINGS).toList();
        out.writeByte(findings.size());
        for (var finding : findings) {
          write(finding, out);
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
    if (pages < -1 || count < 0 || count > MOST_FINDINGS) {
      throw new IOException("not an answer");
    }
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < count; i++) {
      findings.add(finding(in));
    }
    return new Prepared(pages < 0 ? OptionalInt.empty() : OptionalInt.of(pages), findings);
  }

  private static void write(Finding finding, DataOutputStream out) throws IOException {
    out.writeUTF(finding.kind().name());
    out.writeByte(finding.pages().size());
    for (int page : finding.pages()) {
      out.writeInt(page);
    }
    out.writeUTF(CleanWords.of(finding.text()));
  }

  private static Finding finding(DataInputStream in) throws IOException {
    var kind = kind(in.readUTF());
    int count = in.readByte();
    if (count < 0 || count > Finding.MOST_PAGES) {
      throw new IOException("not an answer");
    }
    var pages = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      pages.add(in.readInt());
    }
    return new Finding(kind, pages, CleanWords.of(in.readUTF()));
  }

  private static Kind kind(String name) throws IOException {
    try {
      return Kind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("not an answer", e);
    }
  }
}
