package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.partbook.blob.BlobStore;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.json.FieldError;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Brings a file of assets into the catalogue; `docs/catalogue-format.md` describes the file.
///
/// A line is imported whole or not at all, and a bad one never keeps the others out. Assets that
/// the file doesn't mention stay as they are. The memory that it takes grows only with the ids that
/// the file names, some hundred bytes each.
public final class CatalogImport {
  private final Database db;
  private final BlobStore blobs;
  private final ScorePreparer preparer;
  private final Clock clock;
  private final boolean sandbox;

  /// Imports what a publisher sells.
  public CatalogImport(Database db, BlobStore blobs, ScorePreparer preparer, Clock clock) {
    this(db, blobs, preparer, clock, false);
  }

  private CatalogImport(
      Database db, BlobStore blobs, ScorePreparer preparer, Clock clock, boolean sandbox) {
    this.db = db;
    this.blobs = blobs;
    this.preparer = preparer;
    this.clock = clock;
    this.sandbox = sandbox;
  }

  /// The same for the sandbox's own assets, and for no others.
  public CatalogImport forSandbox() {
    return new CatalogImport(db, blobs, preparer, clock, true);
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

    Run(Path jsonl, FilesFolder files, Progress progress) {
      this.jsonl = jsonl;
      this.files = files;
      this.progress = progress;
      this.tally = new ImportTally(jsonl);
      this.batch = new ImportBatch(db, clock, tally);
    }

    ImportReport toTheEnd() throws ImportStopped {
      try (var lines = new LineReader(Files.newInputStream(jsonl))) {
        var beat = new ProgressBeat(progress, Files.size(jsonl));
        while (lines.next()) {
          take(lines);
          beat.at(lines.bytesRead(), tally);
        }
        batch.flush();
        tally.complete(tally.lines());
        named.warnOfMissing(db, tally);
        beat.end(lines.bytesRead(), tally);
        return tally.report();
      } catch (IOException e) {
        throw stopped(String.valueOf(e), e);
      } catch (DatabaseException e) {
        throw stopped(String.valueOf(e.getMessage()), e);
      }
    }

    private void take(LineReader lines) throws IOException {
      tally.line(lines.number());
      try {
        if (lines.tooLong()) {
          throw new RefusedLine("the line is longer than " + LineReader.LONGEST + " bytes");
        }
        batch.flushIfDue();
        if (!lines.blank()) {
          batch.add(lines.number(), row(lines));
        }
      } catch (RefusedLine e) {
        tally.bad(lines.number(), e.errors());
      }
    }

    private AssetRow row(LineReader lines) throws RefusedLine, IOException {
      var draft = AssetReader.read(json(lines.bytes()));
      requireOwn(draft.asset().id());
      named.addLine(lines.number(), draft.asset());
      var row = takeIn(lines.number(), draft);
      named.addParts(lines.number(), draft.asset());
      return row;
    }

    private AssetRow takeIn(long line, AssetDraft draft) throws RefusedLine, IOException {
      try (var taken = new AssetFiles(files, blobs, preparer, draft)) {
        var row = taken.row();
        taken.oddities().forEach(oddity -> tally.warn(line, oddity));
        return row;
      }
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
