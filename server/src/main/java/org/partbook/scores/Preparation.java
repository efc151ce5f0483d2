package org.partbook.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.LookRules;
import org.partbook.catalog.ScorePreparer;
import org.partbook.child.Children;
import org.partbook.child.ScoreReader;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.db.LastUsed;
import org.partbook.logging.About;
import org.partbook.logging.Works;
import org.partbook.scores.PreparedStore.Row;
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
///
/// Files are read by children, so what a hostile one takes is bounded. At most one child for each
/// thread that prepares, and of these a share for each purpose: sales of imported scores don't wait
/// for drawings, nor for what an upstream hands out.
public final class Preparation implements ScorePreparer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration WITHOUT_END = Duration.ofDays(365);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_KEPT = 1000;

  private final Database db;
  private final Scratch scratch;
  private final PreparedStore store = new PreparedStore();
  private final BlobStore blobs;
  private final ScoreReader reader;
  private volatile Works works = Works.NOBODY;
  private final Workers strangers;
  private final List<Workers> workers;
  private final LongAdder strangersFailed = new LongAdder();
  private final DerivedFiles copies;
  private final DerivedFiles pages;
  private final FilePreparer files;
  private final Clock clock;
  private @Nullable LooksInside looks;
  private final LastUsed<BlobKey, String> refusedStrangers = new LastUsed<>(MOST_KEPT);

  /// Prepares with files in a folder that may be emptied at any time.
  ///
  /// @param scratch is made if it isn't there
  /// @param reader reads the files, which may be anybody's
  public Preparation(Database db, BlobStore blobs, Path scratch, Clock clock, ScoreReader reader)
      throws IOException {
    this.db = db;
    this.blobs = blobs;
    this.scratch = Scratch.clean(scratch, blobs);
    this.reader = reader;
    this.clock = clock;
    // Sales wait for the first and not for the second.
    int most = reader.atOnce();
    var preparing = new Workers("prepare", most);
    var drawing = new Workers("draw", most);
    this.strangers = new Workers("upstream", Math.max(1, most / 2));
    this.workers = List.of(preparing, drawing, strangers);
    this.copies =
        new DerivedFiles(
            db, blobs, this.scratch, clock, Shelf.of(Product.COPY), preparing.threads());
    this.pages =
        new DerivedFiles(
            db, blobs, this.scratch, clock, Shelf.of(Product.PAGES), drawing.threads());
    this.files = new FilePreparer(copies, pages, this.scratch, reader);
  }

  /// Looks inside scores, which are made in the same scratch folder by the same reader.
  ///
  /// @param rules what the settings say of them
  public synchronized LooksInside looksInside(LookRules rules) {
    if (looks == null) {
      looks = new LooksInside(db, blobs, scratch, clock, files, rules);
    }
    return looks;
  }

  /// Those who prepare, for each purpose.
  public List<Workers> workers() {
    return workers;
  }

  /// How many files could not be prepared or drawn since the start.
  public long failed() {
    return copies.failed() + pages.failed() + strangersFailed.sum();
  }

  /// The same scores and scratch files for an import of files that somebody else reads.
  public ScorePreparer readBy(ScoreReader other) {
    return new FilePreparer(copies, pages, scratch, other).forImport();
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
  public int atOnce() {
    return reader.atOnce();
  }

  @Override
  public OptionalInt check(String type, Path file, BlobKey key) throws Unfit, IOException {
    return files.forImport().check(type, file, key);
  }

  @Override
  public Ready prepare(String type, Path file, BlobKey score) throws Unfit, IOException {
    return files.forImport().prepare(type, file, score);
  }

  @Override
  public Ready draw(Path file, BlobKey score) throws Unfit, IOException {
    return files.forImport().draw(file, score);
  }

  /// A place for a file that may be taken in.
  public TemporaryFile temporaryFile() {
    return new TemporaryFile(scratch.place());
  }

  /// Takes in a PDF that somebody else holds, so that it can be sold: reads it, prepares it for
  /// copies if it is to have any, and only then puts it into the store. So what is refused leaves
  /// nothing behind; and it isn't read again and again, as whoever hands it out may do so often.
  ///
  /// @param file of which `score` is the key
  /// @param personalised whether copies are to say whose they are
  /// @throws Unfit if it is no PDF, damaged, or can't be prepared
  /// @throws IOException if it can't be told now
  public void takeIn(Path file, BlobKey score, boolean personalised)
      throws Unfit, IOException, InterruptedException {
    try (var _ = works.begin("preparation", about(score))) {
      takeInAsStrangers(file, score, personalised);
    }
  }

  private void takeInAsStrangers(Path file, BlobKey score, boolean personalised)
      throws Unfit, IOException, InterruptedException {
    Future<Optional<Unfit>> work;
    try {
      work = strangers.threads().submit(() -> refusal(file, score, personalised));
    } catch (RejectedExecutionException e) {
      throw new IOException("the preparing was broken off", e);
    }
    try {
      var refusal = work.get();
      if (refusal.isPresent()) {
        strangersFailed.increment();
        throw refusal.get();
      }
    } catch (InterruptedException e) {
      work.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      strangersFailed.increment();
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
  }

  private Optional<Unfit> refusal(Path file, BlobKey score, boolean personalised)
      throws IOException {
    var known = refusedStrangers.find(score);
    if (known.isPresent()) {
      return known.map(Unfit::new);
    }
    try {
      takeInNow(file, score, personalised);
      return Optional.empty();
    } catch (Unfit e) {
      refusedStrangers.keep(score, e.text());
      return Optional.of(e);
    }
  }

  private void takeInNow(Path file, BlobKey score, boolean personalised) throws Unfit, IOException {
    if (personalised) {
      try (var made = files.prepare("pdf", file, score)) {
        store(file, score);
        keep(score, made);
      }
    } else if (!blobs.isSound(score)) {
      var _ = files.check("pdf", file);
      store(file, score);
    }
  }

  private void store(Path file, BlobKey score) throws IOException {
    if (!blobs.isSound(score)) {
      try (var bytes = Files.newInputStream(file)) {
        blobs.put(bytes);
      }
    }
  }

  /// Whether a score is prepared for copies.
  public boolean isReady(BlobKey score, String type) throws IOException {
    return files.isReady(type, score);
  }

  /// Prepares a score that is in the store for copies, unless it is prepared. Whoever asks while it
  /// is being prepared waits; what can't be prepared isn't tried again and again.
  ///
  /// @return the form
  /// @throws Unfit if no personal copies can be made of it
  /// @throws IOException if it can't be told now, because the server stops for instance
  public int ensure(BlobKey score, String type) throws Unfit, IOException {
    if (!files.isReady(type, score)) {
      try (var _ = works.begin("preparation", about(score))) {
        copies.make(score, file -> keep(score, files.prepare(type, file, score)), WITHOUT_END);
      }
    }
    return form();
  }

  /// Whether personal copies can be made of a score that is in the store. It is prepared now unless
  /// it is.
  ///
  /// @throws IOException if it can't be told now
  public boolean canPrepare(BlobKey score, String type) throws IOException {
    try {
      var _ = ensure(score, type);
      return true;
    } catch (Unfit _) {
      return false;
    }
  }

  /// Draws the pages of a PDF that is in the store, unless they are drawn.
  ///
  /// @throws Unfit if it has no pages that could be drawn
  public void ensureDrawn(BlobKey score) throws Unfit, IOException {
    ensureDrawn(score, WITHOUT_END);
  }

  private void ensureDrawn(BlobKey score, Duration patience) throws Unfit, IOException {
    if (pages.ready(score).isEmpty()) {
      pages.make(score, file -> keep(score, files.draw(file, score)), patience);
    }
  }

  /// Begins to draw the pages of a PDF that was sold, so that they are there when somebody reads
  /// it. The sale doesn't wait.
  public void drawSoon(BlobKey score) throws IOException {
    if (pages.ready(score).isEmpty()) {
      var cause = works.here();
      var _ =
          pages
              .start(score, file -> drawNow(score, file, cause))
              .whenComplete((refusal, failure) -> tell(score, refusal, failure));
    }
  }

  private void drawNow(BlobKey score, Path file, Works.Cause cause) throws Unfit, IOException {
    try (var _ = works.begin("drawing", cause, about(score))) {
      keep(score, files.draw(file, score));
    }
  }

  private static About about(BlobKey score) {
    return fields -> fields.accept("score", score.sha256());
  }

  /// Has its work looked on at.
  public void lookedOnBy(Works onlooker) {
    works = onlooker;
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

  /// The scores for sale of which something isn't prepared in today's form: those of a catalogue
  /// that an earlier version has imported.
  public List<UnpreparedScore> missing() {
    return missing(db);
  }

  /// As [#missing()], for who only looks.
  public static List<UnpreparedScore> missing(Database db) {
    return db.inTransaction(new PreparedStore()::missing);
  }

  /// The scores for sale that were prepared or drawn before it was kept what is noticed then.
  public List<UnpreparedScore> unexamined() {
    return db.inTransaction(store::unexamined);
  }

  /// Reads one of these again, and keeps what is noticed. What was made of it stays.
  ///
  /// @throws Unfit if it wouldn't be prepared today
  public void examine(UnpreparedScore score) throws Unfit, IOException {
    files.examine(score);
  }

  /// What was noticed of a score, as far as it is known.
  public ScoreFindings findings(BlobKey score) {
    return db.inTransaction(tx ->
        new ScoreFindings(
            store.findings(tx, score, Product.COPY), store.findings(tx, score, Product.PAGES)));
  }

  /// The prepared file of a score.
  Optional<BlobKey> find(BlobKey score, int form) {
    return find(score, Product.COPY, form);
  }

  /// The drawn pages of a PDF in some form.
  Optional<BlobKey> findDrawn(BlobKey score, int form) {
    return find(score, Product.PAGES, form);
  }

  private Optional<BlobKey> find(BlobKey score, Product product, int form) {
    return db.ask(tx -> store.find(tx, score, product, form)).map(Row::blob);
  }

  /// The drawn pages of a PDF, which are drawn now if nobody has done so.
  ///
  /// @throws NotReadyException if that takes longer than somebody who looks at a page has patience
  BlobKey drawn(BlobKey score) throws Unfit, IOException {
    ensureDrawn(score, PATIENCE);
    return pages.ready(score).orElseThrow().blob();
  }

  /// Breaks off what is under way, tells those who wait for it, and waits until nobody works any
  /// more. It is done when it is next asked for.
  @Override
  public void close() {
    workers.forEach(one -> one.threads().shutdownNow());
    copies.close();
    pages.close();
    try {
      if (looks != null) {
        looks.close();
      }
      for (var one : workers) {
        if (!one.threads().awaitTermination(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("a score is still being prepared, and left alone");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (reader instanceof Children children) {
      children.close();
    }
  }
}
