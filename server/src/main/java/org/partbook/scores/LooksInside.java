package org.partbook.scores;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.LookRules;
import org.partbook.catalog.LookRules.Look;
import org.partbook.child.ChildDiedException;
import org.partbook.child.Job;
import org.partbook.copies.LookInside;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.db.LastUsed;

/// Pictures of scores' pages for those who haven't bought them.
///
/// They are made when somebody first looks: anybody may, so one file is read at a time, and few
/// more wait for it. Whoever comes when these are enough is sent away, and finds it done later.
public final class LooksInside {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration WITHOUT_END = Duration.ofHours(1);
  private static final int MOST_WAITING = 30;
  private static final int MOST_KEPT = 200;
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final Database db;
  private final BlobStore blobs;
  private final Scratch scratch;
  private final Clock clock;
  private final FilePreparer files;
  private final LookRules rules;
  private final ThreadPoolExecutor workers;
  private final ConcurrentMap<Integer, DerivedFiles> byReadable = new ConcurrentHashMap<>();
  private final LastUsed<BlobKey, LookInside> described = new LastUsed<>(MOST_KEPT);

  /// The pictures of a score.
  ///
  /// @param blob where they are
  public record Pictures(LookInside look, BlobKey blob) {}

  LooksInside(
      Database db,
      BlobStore blobs,
      Scratch scratch,
      Clock clock,
      FilePreparer files,
      LookRules rules) {
    this.db = db;
    this.blobs = blobs;
    this.scratch = scratch;
    this.clock = clock;
    this.files = files;
    this.rules = rules;
    this.workers =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("look-", 1).daemon().factory());
    workers.allowCoreThreadTimeOut(true);
  }

  /// What the settings say.
  public LookRules rules() {
    return rules;
  }

  /// The pictures of a score, which are made now if nobody has done so.
  ///
  /// @throws Unfit if there can be none
  /// @throws NotReadyException if others have to be made before, or it takes longer than somebody
  ///   who looks at a page has patience
  public Pictures pictures(Look look) throws Unfit, IOException {
    return pictures(look, PATIENCE);
  }

  /// The same for somebody who has the time.
  public Pictures awaitPictures(Look look) throws Unfit, IOException {
    return pictures(look, WITHOUT_END);
  }

  private Pictures pictures(Look look, Duration patience) throws Unfit, IOException {
    var shelf = byReadable.computeIfAbsent(look.readable(), this::derivedFiles);
    var score = look.score();
    if (shelf.ready(score).isEmpty()) {
      if (!blobs.has(score)) {
        throw new NoSuchFileException(score.sha256(), null, "this file is not in the store");
      }
      shelf.make(score, file -> keep(shelf, file, look), patience);
    }
    var blob = shelf.ready(score).orElseThrow().blob();
    return new Pictures(described(blob), blob);
  }

  private void keep(DerivedFiles shelf, Path file, Look look) throws Unfit, IOException {
    try (var made =
        files.making(
            shelf,
            look.score(),
            into -> Job.lookInside(file, into, look.readable(), rules.name()))) {
      made.keep();
    } catch (ChildDiedException e) {
      // Whoever asks next must not cost another one.
      throw new Unfit(e.text());
    }
  }

  private DerivedFiles derivedFiles(int readable) {
    var shelf = Shelf.ofLooks(rules.kind(readable));
    return new DerivedFiles(db, blobs, scratch, clock, shelf, workers);
  }

  private LookInside described(BlobKey blob) throws IOException {
    var known = described.find(blob);
    if (known.isPresent()) {
      return known.get();
    }
    try (var file = blobs.open(blob)) {
      var read = LookInside.read(file);
      described.keep(blob, read);
      return read;
    }
  }

  /// The picture of a page.
  public byte[] picture(Pictures of, LookInside.Page page) throws IOException {
    try (InputStream bytes = blobs.open(of.blob(), page.from(), page.length())) {
      var picture = bytes.readNBytes(page.length());
      if (picture.length < page.length()) {
        throw new IOException("a file of pictures that is cut short");
      }
      return picture;
    }
  }

  void close() throws InterruptedException {
    workers.shutdownNow();
    byReadable.values().forEach(DerivedFiles::close);
    var _ = workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
