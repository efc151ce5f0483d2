package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.LinesAhead.Done;
import org.partbook.catalog.LinesAhead.Outcome;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Brings a file of assets into the catalogue; `docs/catalogue-format.md` describes the file.
///
/// A line is imported whole or not at all, and a bad one never keeps the others out, nor holds them
/// up: lines are begun in the order of the file and written as they are done. No two of them are
/// about the same asset, so nobody can tell the order afterwards. Assets that the file doesn't
/// mention stay as they are. The memory that it takes grows only with the ids that the file names,
/// some hundred bytes each.
public final class CatalogImport {
  private static final FieldError NOTHING_TO_DELIVER =
      new FieldError(
          "renderings",
          "renderings name no file with the usage full: whoever buys this asset gets nothing, and"
              + " the sale fails");

  private static final Duration A_MOMENT = Duration.ofMillis(100);

  private final Database db;
  private final BlobStore blobs;
  private final ScorePreparer preparer;
  private final Clock clock;
  private final boolean sandbox;
  private final boolean upstream;

  /// Imports what a publisher sells.
  public CatalogImport(Database db, BlobStore blobs, ScorePreparer preparer, Clock clock) {
    this(db, blobs, preparer, clock, false, false);
  }

  private CatalogImport(
      Database db,
      BlobStore blobs,
      ScorePreparer preparer,
      Clock clock,
      boolean sandbox,
      boolean upstream) {
    this.db = db;
    this.blobs = blobs;
    this.preparer = preparer;
    this.clock = clock;
    this.sandbox = sandbox;
    this.upstream = upstream;
  }

  /// The same for the sandbox's own assets, and for no others.
  public CatalogImport forSandbox() {
    return new CatalogImport(db, blobs, preparer, clock, true, upstream);
  }

  /// The same where another server has the scores that weren't imported.
  public CatalogImport withUpstream() {
    return new CatalogImport(db, blobs, preparer, clock, sandbox, true);
  }

  /// Imports a file.
  ///
  /// @param jsonl one asset a line
  /// @param filesFolder where the files that the lines name lie; nothing outside is read
  /// @throws ImportStopped if it could not go on to the end
  public ImportReport importFile(Path jsonl, Path filesFolder, Progress progress)
      throws ImportStopped {
    return new Run(jsonl, new FilesFolder(filesFolder), progress).toTheEnd();
  }

  private final class Run {
    private final Path jsonl;
    private final FilesFolder files;
    private final Progress progress;
    private final ImportTally tally;
    private final ImportBatch batch;
    private final NamedAssets named = new NamedAssets();
    private final LinesAhead ahead = new LinesAhead(preparer.atOnce());

    Run(Path jsonl, FilesFolder files, Progress progress) {
      this.jsonl = jsonl;
      this.files = files;
      this.progress = progress;
      this.tally = new ImportTally(jsonl);
      this.batch = new ImportBatch(db, clock, tally, this::doneUpTo);
    }

    ImportReport toTheEnd() throws ImportStopped {
      try (ahead;
          var lines = new LineReader(Files.newInputStream(jsonl))) {
        var beat = new ProgressBeat(progress, Files.size(jsonl));
        while (lines.next()) {
          beginOrStop(lines, beat);
          takeWhatIsDone();
          while (ahead.isFull()) {
            await(beat, lines);
          }
          tell(beat, lines);
        }
        finish(beat, lines);
        named.warnOfMissing(db, tally);
        beat.at(lines.bytesRead(), tally.lines(), tally.bad());
        return tally.report();
      } catch (IOException e) {
        throw stopped(String.valueOf(e), e);
      } catch (DatabaseException e) {
        throw stopped(String.valueOf(e.getMessage()), e);
      }
    }

    /// A file that can't be read stops the import, but not the lines before it.
    private void beginOrStop(LineReader lines, ProgressBeat beat) throws IOException {
      try {
        begin(lines);
      } catch (IOException e) {
        finish(beat, lines);
        throw e;
      }
    }

    private void finish(ProgressBeat beat, LineReader lines) throws IOException {
      while (!ahead.isEmpty()) {
        await(beat, lines);
      }
      batch.flush();
    }

    /// What must be in the order of the file is done here: an asset's line is its first one.
    private void begin(LineReader lines) throws IOException {
      tally.line(lines.number());
      try {
        if (lines.tooLong()) {
          throw new RefusedLine("the line is longer than " + LineReader.LONGEST + " bytes");
        }
        if (!lines.blank()) {
          begin(lines.number(), lines.size(), AssetReader.read(json(lines.bytes())));
        }
      } catch (RefusedLine e) {
        tally.bad(lines.number(), e.errors());
      }
    }

    private void begin(long line, int size, AssetDraft draft) throws RefusedLine, IOException {
      requireOwn(draft.asset().id());
      named.addLine(line, draft.asset());
      var found = FoundFiles.of(files, draft);
      ahead.add(line, size, found.keys(), () -> takeIn(draft, found));
    }

    private Outcome takeIn(AssetDraft draft, FoundFiles found) throws IOException {
      try (var taken = new AssetFiles(found, blobs, preparer, draft)) {
        return new Outcome.Taken(taken.row(), taken.oddities());
      } catch (RefusedLine e) {
        return new Outcome.Refused(e.errors());
      }
    }

    private void takeWhatIsDone() throws IOException {
      for (var one = ahead.next(); one.isPresent(); one = ahead.next()) {
        take(one.get());
      }
      batch.flushIfDue();
    }

    private void await(ProgressBeat beat, LineReader lines) throws IOException {
      var one = ahead.next(A_MOMENT);
      if (one.isPresent()) {
        take(one.get());
      }
      batch.flushIfDue();
      tell(beat, lines);
    }

    private void take(Done done) throws IOException {
      switch (done.outcome()) {
        case Outcome.Taken(var row, var oddities) -> {
          oddities.forEach(oddity -> tally.warn(done.line(), oddity));
          if (!upstream && row.cannotBeDelivered()) {
            tally.warn(done.line(), NOTHING_TO_DELIVER);
          }
          named.addParts(done.line(), row.asset());
          batch.add(done.line(), row);
        }
        case Outcome.Refused(var errors) -> tally.bad(done.line(), errors);
        case Outcome.Failed failed -> failed.rethrow();
      }
    }

    private void tell(ProgressBeat beat, LineReader lines) {
      if (beat.isDue()) {
        beat.at(lines.bytesRead() - ahead.bytes(), tally.lines() - ahead.lines(), tally.bad());
      }
    }

    /// Every line up to this one was refused or given to the batch.
    private long doneUpTo() {
      return ahead.first().map(line -> line - 1).orElse(tally.lines());
    }

    private ImportStopped stopped(String reason, Exception cause) {
      var report = tally.report();
      var message =
          "the import of %s stopped: %s. Everything up to line %d is in; import the file again to go on"
              .formatted(jsonl, reason, report.complete());
      return new ImportStopped(message, report, cause);
    }
  }

  /// The sandbox's assets are not the publisher's to change.
  private void requireOwn(AssetId id) throws RefusedLine {
    if (id.isOfSandbox() != sandbox) {
      throw new RefusedLine(
          List.of(
              new FieldError(
                  "asset_id",
                  "asset_id must not be one of %d to %d, which belong to the sandbox: %s"
                      .formatted(AssetId.FIRST_OF_SANDBOX, AssetId.LAST_OF_SANDBOX, id))));
    }
  }

  private static JsonNode json(byte[] utf8) throws RefusedLine {
    try {
      return Json.read(utf8);
    } catch (MalformedJson e) {
      // The line within the line would only confuse.
      var reason = e.text().replaceFirst("^line 1, ", "");
      throw new RefusedLine(List.of(new FieldError("", "the line is not JSON: " + reason)));
    }
  }
}
