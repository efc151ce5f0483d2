package org.partbook.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.Prepared;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.file.Unfit;

/// What is to be done with a file.
///
/// @param made the file to write, if one is written
/// @param readable how many pages of a look inside can be read
/// @param name whose the score is, as it stands across a look inside
public record Job(Task task, ScoreFormat format, Path score, Path made, int readable, String name) {
  private static final Path NOWHERE = Path.of("");

  private Job(Task task, ScoreFormat format, Path score, Path made) {
    this(task, format, score, made, 0, "");
  }

  enum Task {
    CHECK,
    PREPARE,
    DRAW,
    LOOK_INSIDE
  }

  /// Reads a file to its end, to see whether a buyer could.
  public static Job check(ScoreFormat format, Path score) {
    return new Job(Task.CHECK, format, score, NOWHERE);
  }

  /// Prepares a score for personal copies.
  public static Job prepare(ScoreFormat format, Path score, Path made) {
    return new Job(Task.PREPARE, format, score, made);
  }

  /// Draws the pages of a PDF.
  public static Job draw(Path pdf, Path made) {
    return new Job(Task.DRAW, ScoreFormat.PDF, pdf, made);
  }

  /// Makes a look inside a PDF.
  public static Job lookInside(Path pdf, Path made, int readable, String name) {
    return new Job(Task.LOOK_INSIDE, ScoreFormat.PDF, pdf, made, readable, name);
  }

  /// Does it, in this process.
  ///
  /// @param maker asked for only where text is set
  /// @param pageDone told when one more page is done
  Prepared run(Supplier<CopyMaker> maker, Runnable pageDone) throws Unfit, IOException {
    return switch (task) {
      case CHECK -> new Prepared(CopyMaker.check(format, score, pageDone), List.of());
      case PREPARE -> maker.get().prepare(format, score, made, pageDone);
      case DRAW -> CopyMaker.draw(score, made, pageDone);
      case LOOK_INSIDE -> maker.get().lookInside(score, made, readable, name, pageDone);
    };
  }

  /// Deletes what was made.
  void discard() {
    try {
      if (!made.equals(NOWHERE)) {
        Files.deleteIfExists(made);
      }
    } catch (IOException _) {
      // It lies where such things may lie.
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(task.name());
    out.writeUTF(format.name());
    out.writeUTF(score.toString());
    out.writeUTF(made.toString());
    out.writeInt(readable);
    out.writeUTF(name);
    out.flush();
  }

  static Job read(DataInputStream in) throws IOException {
    return new Job(
        Task.valueOf(in.readUTF()),
        ScoreFormat.valueOf(in.readUTF()),
        Path.of(in.readUTF()),
        Path.of(in.readUTF()),
        in.readInt(),
        in.readUTF());
  }
}
