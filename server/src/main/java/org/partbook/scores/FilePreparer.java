package org.partbook.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.ScorePreparer;
import org.partbook.child.ChildDiedException;
import org.partbook.child.Job;
import org.partbook.child.ScoreReader;
import org.partbook.copies.Prepared;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.file.Unfit;
import org.partbook.db.LastUsed;

/// Prepares files, of which nothing is kept before somebody says so.
///
/// @param reader who reads them
/// @param refused what was wrong with a file isn't asked again: to find it out may have taken long,
///   and a catalogue may name the file in many lines
record FilePreparer(
    DerivedFiles copies,
    DerivedFiles pages,
    Scratch scratch,
    ScoreReader reader,
    LastUsed<Asked, String> refused) {
  private static final int MOST_KEPT = 1000;

  FilePreparer(DerivedFiles copies, DerivedFiles pages, Scratch scratch, ScoreReader reader) {
    this(copies, pages, scratch, reader, new LastUsed<>(MOST_KEPT));
  }

  /// A question about a file.
  record Asked(What what, String type, BlobKey file) {}

  enum What {
    CAN_BE_READ,
    CAN_BE_PREPARED,
    CAN_BE_DRAWN
  }

  OptionalInt check(String type, Path file) throws Unfit, IOException {
    return reader.read(Job.check(format(type), file)).pages();
  }

  ScorePreparer.Ready prepare(String type, Path file, BlobKey score) throws Unfit, IOException {
    if (isReady(type, score)) {
      return new AlreadyThere(copies.ready(score).orElseThrow().pages());
    }
    return making(copies, score, made -> Job.prepare(format(type), file, made));
  }

  ScorePreparer.Ready draw(Path file, BlobKey score) throws Unfit, IOException {
    var there = pages.ready(score);
    if (there.isPresent()) {
      return new AlreadyThere(there.get().pages());
    }
    return making(pages, score, made -> Job.draw(file, made));
  }

  /// Only PDFs have pages; the same bytes may have been imported as something else.
  boolean isReady(String type, BlobKey score) throws IOException {
    return copies
        .ready(score)
        .filter(row -> row.pages().isPresent() == type.equals("pdf"))
        .isPresent();
  }

  private static ScoreFormat format(String type) {
    return type.equals("pdf") ? ScoreFormat.PDF : ScoreFormat.MUSICXML;
  }

  interface Making {
    Job into(Path made);
  }

  /// Reads once more a score that was prepared and drawn before it was kept what is noticed then,
  /// and keeps that. What was made of it stays.
  void examine(UnpreparedScore score) throws Unfit, IOException {
    var blob = score.blob();
    try (var file = scratch.copyOf(blob)) {
      if (score.personalised()) {
        var format = format(score.type());
        note(making(copies, blob, made -> Job.prepare(format, file.path(), made)));
      }
      if (score.type().equals("pdf")) {
        note(making(pages, blob, made -> Job.draw(file.path(), made)));
      }
    }
  }

  private static void note(Made again) throws IOException {
    try (again) {
      again.target().note(again.score(), again.prepared().findings());
    }
  }

  /// Makes a file, of which nothing is kept yet.
  Made making(DerivedFiles target, BlobKey score, Making making) throws Unfit, IOException {
    var made = scratch.place();
    try {
      return new Made(target, score, made, reader.read(making.into(made)));
    } catch (Unfit | IOException | RuntimeException | Error e) {
      Files.deleteIfExists(made);
      throw e;
    }
  }

  /// The same for an import: whatever ends a child while it reads a file, somebody is there who can
  /// look at the file and import it again.
  ScorePreparer forImport() {
    return new ForImport(this);
  }

  private interface Work<T> {
    T done() throws Unfit, IOException;
  }

  private record ForImport(FilePreparer preparer) implements ScorePreparer {
    @Override
    public boolean canPrepare(String type) {
      return Preparation.prepares(type);
    }

    @Override
    public int atOnce() {
      return preparer.reader.atOnce();
    }

    @Override
    public OptionalInt check(String type, Path file, BlobKey key) throws Unfit, IOException {
      return refusing(new Asked(What.CAN_BE_READ, type, key), () -> preparer.check(type, file));
    }

    @Override
    public Ready prepare(String type, Path file, BlobKey key) throws Unfit, IOException {
      return refusing(
          new Asked(What.CAN_BE_PREPARED, type, key), () -> preparer.prepare(type, file, key));
    }

    @Override
    public Ready draw(Path file, BlobKey key) throws Unfit, IOException {
      return refusing(new Asked(What.CAN_BE_DRAWN, "pdf", key), () -> preparer.draw(file, key));
    }

    private <T> T refusing(Asked asked, Work<T> work) throws Unfit, IOException {
      var known = preparer.refused.find(asked);
      if (known.isPresent()) {
        throw new Unfit(known.get());
      }
      try {
        return work.done();
      } catch (Unfit e) {
        preparer.refused.keep(asked, e.text());
        throw e;
      } catch (ChildDiedException e) {
        // Nobody knows whether the next one would die, too.
        throw new Unfit(e.text());
      }
    }
  }

  /// Was made before.
  private record AlreadyThere(OptionalInt pages) implements ScorePreparer.Ready {
    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void keep() {}

    @Override
    public void close() {}
  }

  /// Was just made.
  record Made(DerivedFiles target, BlobKey score, Path file, Prepared prepared)
      implements ScorePreparer.Ready {
    @Override
    public OptionalInt pages() {
      return prepared.pages();
    }

    @Override
    public List<String> warnings() {
      return prepared.warnings();
    }

    @Override
    public void keep() throws IOException {
      target.keep(score, file, prepared);
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
