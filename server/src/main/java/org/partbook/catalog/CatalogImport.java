package org.partbook.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.ImportStore.Stored;
import org.partbook.catalog.LinesAhead.Done;
import org.partbook.catalog.LinesAhead.Outcome;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.json.FieldError;
import org.partbook.ledger.Actor;

/// Brings a file of assets into the catalogue; `docs/catalogue-format.md` describes the file.
///
/// A line is imported whole or not at all, and a bad one never keeps the others out, nor holds them
/// up: lines are begun in the order of the file and written as they are done. No two of them are
/// about the same asset, so nobody can tell the order afterwards. Assets that the file doesn't
/// mention stay as they are. The memory that it takes grows only with the ids that the file names,
/// some hundred bytes each.
///
/// Several threads read lines ([ReadAhead]), others work on their files ([LinesAhead]), and one
/// writes ([ImportBatch]); the one that imports does what must be done in the order of the file,
/// and is the only one that the others are handed to.
public final class CatalogImport {
  private static final FieldError NOTHING_TO_DELIVER =
      new FieldError(
          "renderings",
          "renderings name no file with the usage full: whoever buys this asset gets nothing, and"
              + " the sale fails");

  /// Whoever goes back to an earlier program has the sandbox's files of before, too.
  private static final EditionRules FROM_ANY_PROGRAM = new EditionRules(EditionWords.NONE, true);

  private static final Duration A_MOMENT = Duration.ofMillis(100);

  private final Database db;
  private final BlobStore blobs;
  private final ScorePreparer preparer;
  private final Clock clock;
  private final boolean sandbox;
  private final boolean upstream;
  private final Actor actor;
  private final EditionRules rules;

  /// Imports what a publisher sells, by whoever is at the command line.
  public CatalogImport(Database db, BlobStore blobs, ScorePreparer preparer, Clock clock) {
    this(db, blobs, preparer, clock, false, false, Actor.operator(), EditionRules.DEFAULT);
  }

  private CatalogImport(
      Database db,
      BlobStore blobs,
      ScorePreparer preparer,
      Clock clock,
      boolean sandbox,
      boolean upstream,
      Actor actor,
      EditionRules rules) {
    this.db = db;
    this.blobs = blobs;
    this.preparer = preparer;
    this.clock = clock;
    this.sandbox = sandbox;
    this.upstream = upstream;
    this.actor = actor;
    this.rules = rules;
  }

  /// The same for the sandbox's own assets, and for no others.
  public CatalogImport forSandbox() {
    return new CatalogImport(
        db, blobs, preparer, clock, true, upstream, Actor.SYSTEM, FROM_ANY_PROGRAM);
  }

  /// The same where another server has the scores that weren't imported.
  public CatalogImport withUpstream() {
    return new CatalogImport(db, blobs, preparer, clock, sandbox, true, actor, rules);
  }

  /// The same by somebody.
  public CatalogImport by(Actor operator) {
    return new CatalogImport(db, blobs, preparer, clock, sandbox, upstream, operator, rules);
  }

  /// The same, saying something of the editions that it makes.
  ///
  /// @param words what is said of those of which the lines don't say it themselves
  /// @param allowEarlier whether a file that was an edition before may be the newest one again
  public CatalogImport withEditions(EditionWords words, boolean allowEarlier) {
    return new CatalogImport(
        db,
        blobs,
        preparer,
        clock,
        sandbox,
        upstream,
        actor,
        new EditionRules(words, allowEarlier));
  }

  /// The same for what undoes an import: whoever would have got the editions that it takes back
  /// gets those that it brings back, as far as they have opened nothing yet.
  public CatalogImport takingBack() {
    return new CatalogImport(
        db, blobs, preparer, clock, sandbox, upstream, actor, EditionRules.UNDO);
  }

  /// Imports a file.
  ///
  /// @param jsonl one asset a line
  /// @param filesFolder where the files that the lines name lie; nothing outside is read
  /// @throws ImportStopped if it could not go on to the end
  public ImportReport importFile(Path jsonl, Path filesFolder, Progress progress)
      throws ImportStopped {
    return importFile(jsonl, jsonl, filesFolder, progress);
  }

  /// Imports a file that was made of another one.
  ///
  /// @param name the other one, by which it is called
  public ImportReport importFile(Path jsonl, Path name, Path filesFolder, Progress progress)
      throws ImportStopped {
    return importFile(jsonl, name, filesFolder, progress, "import");
  }

  /// The same for what isn't an import, but is written like one.
  ///
  /// @param kind what it is, in a word
  public ImportReport importFile(
      Path jsonl, Path name, Path filesFolder, Progress progress, String kind)
      throws ImportStopped {
    var run = new Run(jsonl, name, new FilesFolder(filesFolder), progress);
    var origin = new ImportOrigin(actor, kind, String.valueOf(name.getFileName()));
    return run.toTheEnd(
        new ImportBatch(db, clock, origin, rules, run.tally, run::doneUpTo), AssetFiles::row);
  }

  /// Looks what an import of a file would do, and does nothing. Its files are read as an import
  /// reads them, so what would be refused is refused.
  ///
  /// @param name of the file that it was made of
  /// @param differences is told asset by asset, in no order
  public ImportReport compare(
      Path jsonl,
      Path name,
      Path filesFolder,
      Progress progress,
      Consumer<AssetDifference> differences)
      throws ImportStopped {
    var run = new Run(jsonl, name, new FilesFolder(filesFolder), progress);
    return run.toTheEnd(
        new ComparedLines(db, new NewEditions(actor, rules), run.tally, differences),
        AssetFiles::checked);
  }

  /// What is done with the files of a line.
  private interface Taking {
    AssetRow row(AssetFiles files) throws RefusedLine, IOException;
  }

  private final class Run {
    private final Path jsonl;
    private final Path name;
    private final FilesFolder files;
    private final KeptFiles keptFiles = new KeptFiles(db, blobs);
    private final Progress progress;
    private final ImportTally tally;
    private final NamedAssets named = new NamedAssets();
    private final LinesAhead ahead = new LinesAhead(preparer.atOnce());
    private long workBegun;
    private WorkPlan plan = WorkPlan.unknown();
    private LineSink batch = LineSink.NOWHERE;
    private Taking taking = AssetFiles::checked;

    /// The line that the import can't get past.
    private long stopsAt = Long.MAX_VALUE;

    Run(Path jsonl, Path name, FilesFolder files, Progress progress) {
      this.jsonl = jsonl;
      this.name = name;
      this.files = files;
      this.progress = progress;
      this.tally = new ImportTally(name);
    }

    ImportReport toTheEnd(LineSink sink, Taking how) throws ImportStopped {
      batch = sink;
      taking = how;
      try (ahead;
          sink;
          var lines = new LineReader(Files.newInputStream(jsonl));
          var reading = new ReadAhead(lines, new StretchReader(db, sandbox))) {
        if (progress.isWanted()) {
          plan = WorkPlan.of(jsonl, files, db);
        }
        var beat = new ProgressBeat(progress, plan.total());
        for (var some = reading.next(); some.isPresent(); some = reading.next()) {
          begin(some.get(), beat);
        }
        finish(beat);
        batch.finish();
        named.warnOfMissing(db, tally);
        beat.at(plan.total(), tally.lines(), tally.bad());
        return tally.report();
      } catch (IOException e) {
        throw stopped(String.valueOf(e), e);
      } catch (UncheckedIOException e) {
        throw stopped(String.valueOf(e.getCause()), e);
      } catch (DatabaseException e) {
        throw stopped(String.valueOf(e.getMessage()), e);
      }
    }

    private void begin(ReadAhead.Done some, ProgressBeat beat) throws IOException {
      var lines = some.stretch().lines();
      for (int i = 0; i < lines.size(); i++) {
        beginOrStop(lines.get(i), some.says().get(i), beat);
        takeWhatIsDone();
        while (ahead.isFull()) {
          await(beat);
        }
        tell(beat);
      }
    }

    /// A file that can't be read stops the import, but not the lines before it.
    private void beginOrStop(Stretch.Line line, ReadLine says, ProgressBeat beat)
        throws IOException {
      try {
        begin(line, says);
      } catch (IOException e) {
        stopsAt = line.number();
        finish(beat);
        throw e;
      }
    }

    private void finish(ProgressBeat beat) throws IOException {
      while (!ahead.isEmpty()) {
        await(beat);
      }
      batch.flush();
    }

    /// What must be in the order of the file is done here: an asset's line is its first one.
    private void begin(Stretch.Line line, ReadLine says) throws IOException {
      tally.line(line.number());
      workBegun += plan.of(line.number());
      try {
        switch (says) {
          case ReadLine.Blank _ -> {}
          case ReadLine.Refused(var errors) -> tally.bad(line.number(), errors);
          case ReadLine.Known(var asset) -> takeKnown(line.number(), asset);
          case ReadLine.Whole(var row) -> {
            named.addLine(line.number(), row.asset().id());
            take(line.number(), row);
          }
          case ReadLine.WithFiles(var draft) -> begin(line, draft);
        }
      } catch (RefusedLine e) {
        tally.bad(line.number(), e.errors());
      }
    }

    private void begin(Stretch.Line line, AssetDraft draft) throws RefusedLine, IOException {
      named.addLine(line.number(), draft.asset().id());
      var found = FoundFiles.of(files, keptFiles, draft);
      ahead.add(line.number(), line.size(), found.keys(), () -> takeIn(draft, found));
    }

    private Outcome takeIn(AssetDraft draft, FoundFiles found) throws IOException {
      try (var taken = new AssetFiles(found, blobs, preparer, draft)) {
        return new Outcome.Taken(taking.row(taken), taken.oddities());
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

    private void await(ProgressBeat beat) throws IOException {
      var one = ahead.next(A_MOMENT);
      if (one.isPresent()) {
        take(one.get());
      }
      batch.flushIfDue();
      tell(beat);
    }

    private void take(Done done) throws IOException {
      switch (done.outcome()) {
        case Outcome.Taken(var row, var oddities) -> {
          oddities.forEach(oddity -> tally.warn(done.line(), oddity));
          take(done.line(), row);
        }
        case Outcome.Refused(var errors) -> tally.bad(done.line(), errors);
        case Outcome.Failed failed -> {
          stopsAt = Math.min(stopsAt, done.line());
          batch.flush();
          failed.rethrow();
        }
      }
    }

    private void take(long line, AssetRow row) {
      note(line, row.cannotBeDelivered(), row.asset().parts());
      batch.add(line, row);
    }

    private void takeKnown(long line, Stored asset) throws RefusedLine {
      named.addLine(line, asset.id());
      note(line, !asset.withdrawn(), asset.parts());
      tally.unchanged(1);
    }

    private void note(long line, boolean cannotBeDelivered, Collection<AssetId> parts) {
      if (!upstream && cannotBeDelivered) {
        tally.warn(line, NOTHING_TO_DELIVER);
      }
      named.addParts(line, parts);
    }

    private void tell(ProgressBeat beat) {
      if (beat.isDue()) {
        long underWay = ahead.lineNumbers().map(plan::of).sum();
        beat.at(workBegun - underWay, tally.lines() - ahead.lines(), tally.bad());
      }
    }

    /// Every line up to this one was refused, is known, or was given to the batch.
    private long doneUpTo() {
      return Math.min(ahead.first().orElse(tally.lines() + 1), stopsAt) - 1;
    }

    private ImportStopped stopped(String reason, Exception cause) {
      var report = tally.report();
      var message =
          "the import of %s stopped: %s. Everything up to line %d is in; import the file again to go on"
              .formatted(name, reason, report.complete());
      return new ImportStopped(message, report, cause);
    }
  }
}
