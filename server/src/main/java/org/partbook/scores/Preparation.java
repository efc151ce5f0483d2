package org.partbook.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.ScorePreparer;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.Prepared;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prepares scores for personal copies and for reading in the browser, and keeps what it made
/// beside them.
///
/// A score is prepared when it is imported, when an upstream hands it out, or at the latest when
/// the first copy of it is wanted. It is prepared in a *form*, a number that is raised when a later
/// version of the program prepares better; every order line remembers in which form its score was
/// when it was completed, and earlier forms stay, so that a copy that somebody has begun to
/// download is the same for ever.
public final class Preparation implements ScorePreparer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration WITHOUT_END = Duration.ofDays(365);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

  private final Database db;
  private final Scratch scratch;
  private final PreparedStore store = new PreparedStore();
  private final CopyMaker maker;
  private final List<ExecutorService> workers;
  private final DerivedFiles copies;
  private final DerivedFiles pages;

  /// Prepares with files in a folder that may be emptied at any time.
  ///
  /// @param scratch is made if it isn't there
  /// @param maker for looking at what copies will be
  public Preparation(Database db, BlobStore blobs, Path scratch, Clock clock, CopyMaker maker)
      throws IOException {
    this.db = db;
    this.scratch = Scratch.clean(scratch, blobs);
    this.maker = maker;
    // Sales wait for the one and not for the other.
    var preparing = workers("prepare-");
    var drawing = workers("draw-");
    this.workers = List.of(preparing, drawing);
    this.copies = new DerivedFiles(db, blobs, this.scratch, clock, Product.COPY, preparing);
    this.pages = new DerivedFiles(db, blobs, this.scratch, clock, Product.PAGES, drawing);
  }

  /// Preparing is a matter of processor time: as many at once as there are processors, and not in
  /// virtual threads, which would keep others waiting.
  private static ExecutorService workers(String name) {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        Thread.ofPlatform().name(name, 1).daemon().factory());
  }

  /// The form in which scores are prepared for copies today.
  public static int form() {
    return Product.COPY.form();
  }

  @Override
  public boolean canPrepare(String type) {
    return prepares(type);
  }

  /// Whether copies of a rendering can say whose they are.
  public static boolean prepares(String type) {
    return type.equals("pdf") || type.equals("musicxml");
  }

  @Override
  public Ready prepare(String type, Path file, BlobKey score) throws Unfit, IOException {
    if (isReady(type, score)) {
      return new AlreadyThere(copies.ready(score).orElseThrow().pages());
    }
    var format = type.equals("pdf") ? ScoreFormat.PDF : ScoreFormat.MUSICXML;
    return making(copies, score, made -> maker.prepare(format, file, made));
  }

  @Override
  public Ready draw(Path file, BlobKey score) throws Unfit, IOException {
    var there = pages.ready(score);
    if (there.isPresent()) {
      return new AlreadyThere(there.get().pages());
    }
    return making(pages, score, made -> CopyMaker.draw(file, made));
  }

  private interface Making {
    Prepared into(Path made) throws Unfit, IOException;
  }

  private Ready making(DerivedFiles target, BlobKey score, Making making)
      throws Unfit, IOException {
    var made = scratch.place();
    try {
      var prepared = making.into(made);
      return new Made(target, score, made, prepared.pages(), prepared.warnings());
    } catch (Unfit | IOException | RuntimeException | Error e) {
      Files.deleteIfExists(made);
      throw e;
    }
  }

  /// Reads a file of the store that should be a PDF.
  ///
  /// @throws Unfit if it is none, or damaged
  public void requirePdf(BlobKey score) throws Unfit, IOException {
    try (var local = scratch.copyOf(score)) {
      CopyMaker.check(ScoreFormat.PDF, local.path());
    }
  }

  /// Prepares a score that is in the store for copies, unless it is prepared. Whoever asks while it
  /// is being prepared waits; what can't be prepared isn't tried again and again.
  ///
  /// @return the form
  /// @throws Unfit if no personal copies can be made of it
  /// @throws IOException if it can't be told now, because the server stops for instance
  public int ensure(BlobKey score, String type) throws Unfit, IOException {
    if (!isReady(type, score)) {
      copies.make(score, file -> keep(score, prepare(type, file, score)), WITHOUT_END);
    }
    return form();
  }

  /// Draws the pages of a PDF that is in the store, unless they are drawn.
  ///
  /// @throws Unfit if it has no pages that could be drawn
  public void ensureDrawn(BlobKey score) throws Unfit, IOException {
    ensureDrawn(score, WITHOUT_END);
  }

  private void ensureDrawn(BlobKey score, Duration patience) throws Unfit, IOException {
    if (pages.ready(score).isEmpty()) {
      pages.make(score, file -> keep(score, draw(file, score)), patience);
    }
  }

  /// Begins to draw the pages of a PDF that was sold, so that they are there when somebody reads
  /// it. The sale doesn't wait.
  public void drawSoon(BlobKey score) throws IOException {
    if (pages.ready(score).isEmpty()) {
      var _ =
          pages
              .start(score, file -> keep(score, draw(file, score)))
              .whenComplete((refusal, failure) -> tell(score, refusal, failure));
    }
  }

  private static void tell(BlobKey score, @Nullable String refusal, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("the pages of score {} can't be drawn now", score, failure);
    } else if (refusal != null && !refusal.isEmpty()) {
      LOG.warn("the score {} {}", score, refusal);
    }
  }

  private static void keep(BlobKey score, Ready made) throws IOException {
    try (made) {
      made.warnings().forEach(warning -> LOG.warn("the score {} {}", score, warning));
      made.keep();
    }
  }

  /// Only PDFs have pages; the same bytes may have been imported as something else.
  private boolean isReady(String type, BlobKey score) throws IOException {
    return copies
        .ready(score)
        .filter(row -> row.pages().isPresent() == type.equals("pdf"))
        .isPresent();
  }

  /// The scores for sale of which something isn't prepared in today's form: those of a catalogue
  /// that an earlier version has imported.
  public List<UnpreparedScore> missing() {
    return db.inTransaction(store::missing);
  }

  /// The prepared file of a score.
  Optional<BlobKey> find(BlobKey score, int form) {
    return copies.find(score, form);
  }

  /// The drawn pages of a PDF, which are drawn now if nobody has done so.
  ///
  /// @throws NotReadyException if that takes longer than somebody who looks at a page has patience
  BlobKey drawn(BlobKey score) throws Unfit, IOException {
    ensureDrawn(score, PATIENCE);
    return pages.ready(score).orElseThrow().blob();
  }

  /// Was made before.
  private record AlreadyThere(OptionalInt pages) implements Ready {
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
  private record Made(
      DerivedFiles target, BlobKey score, Path file, OptionalInt pages, List<String> warnings)
      implements Ready {
    @Override
    public void keep() throws IOException {
      target.keep(score, file, pages);
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /// Breaks off what is under way, tells those who wait for it, and waits until nobody works any
  /// more. It is done when it is next asked for.
  @Override
  public void close() {
    workers.forEach(ExecutorService::shutdownNow);
    copies.close();
    pages.close();
    try {
      for (var one : workers) {
        if (!one.awaitTermination(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("a score is still being prepared, and left alone");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
