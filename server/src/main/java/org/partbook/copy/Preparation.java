package org.partbook.copy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.ScorePreparer;
import org.partbook.catalog.Unfit;
import org.partbook.db.Database;

/// Prepares scores for personal copies, and keeps what it made beside them.
///
/// A score is prepared when it is imported, when an upstream hands it out, or at the latest when
/// the first copy of it is wanted. It is prepared in a *form*, a number that is raised when a later
/// version of the program prepares better; every order line remembers in which form its score was
/// when it was completed, and earlier forms stay, so that a copy that somebody has begun to
/// download is the same for ever.
public final class Preparation implements ScorePreparer {
  /// To be raised when scores are to be prepared anew.
  public static final int FORM = 1;

  private static final int MOST_KEPT = 1000;

  private final Database db;
  private final BlobStore blobs;
  private final Path scratch;
  private final Clock clock;
  private final PreparedStore store = new PreparedStore();
  private final PdfPreparer pdfs;
  private final LastUsed<BlobKey, PreparedStore.Row> lastUsed = new LastUsed<>(MOST_KEPT);
  private final LastUsed<BlobKey, String> refused = new LastUsed<>(MOST_KEPT);
  private final ConcurrentMap<BlobKey, CompletableFuture<String>> underWay =
      new ConcurrentHashMap<>();

  /// Preparing is a matter of processor time: as many at once as there are processors, and not in
  /// virtual threads, which would keep others waiting.
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("prepare-", 1).daemon().factory());

  /// Prepares with files in a folder that may be emptied at any time.
  ///
  /// @param scratch is made if it isn't there
  /// @param stamper for looking at what copies will be
  public Preparation(Database db, BlobStore blobs, Path scratch, Clock clock, Stamper stamper)
      throws IOException {
    this.pdfs = new PdfPreparer(stamper);
    this.db = db;
    this.blobs = blobs;
    this.scratch = Scratch.clean(scratch);
    this.clock = clock;
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
      return new AlreadyPrepared(known(score).orElseThrow().pages());
    }
    var made = scratch.resolve("." + UUID.randomUUID() + ".part");
    try {
      return type.equals("pdf")
          ? preparePdf(file, score, made)
          : prepareMusicXml(file, score, made);
    } catch (Unfit | IOException | RuntimeException | Error e) {
      Files.deleteIfExists(made);
      throw e;
    }
  }

  /// Asked at every sale, so the database is asked only once.
  private Optional<PreparedStore.Row> known(BlobKey score) {
    var recent = lastUsed.find(score);
    if (recent.isPresent()) {
      return recent;
    }
    var found = db.inTransaction(tx -> store.find(tx, score, FORM));
    found.ifPresent(row -> lastUsed.keep(score, row));
    return found;
  }

  /// Prepares a score that is in the store, unless it is prepared. Whoever asks while it is being
  /// prepared waits; what can't be prepared isn't tried again and again.
  ///
  /// @return the form
  /// @throws Unfit if no personal copies can be made of it
  /// @throws IOException if it can't be told now, because the server stops for instance
  public int ensure(BlobKey score, String type) throws Unfit, IOException {
    var refusal = refused.find(score);
    if (refusal.isPresent()) {
      throw new Unfit(refusal.get());
    }
    if (isReady(type, score)) {
      return FORM;
    }
    var preparing =
        underWay.computeIfAbsent(
            score, _ -> CompletableFuture.supplyAsync(() -> outcome(score, type), workers));
    try {
      var reason = preparing.get();
      if (!reason.isEmpty()) {
        refused.keep(score, reason);
        throw new Unfit(reason);
      }
      return FORM;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the preparing was broken off", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    } finally {
      underWay.remove(score, preparing);
    }
  }

  /// Only PDFs have pages; the same bytes may have been imported as something else.
  private boolean isReady(String type, BlobKey score) throws IOException {
    var row = known(score).filter(known -> known.pages().isPresent() == type.equals("pdf"));
    return row.isPresent() && blobs.find(row.get().blob()).isPresent();
  }

  /// Why the score can't be prepared; empty if it is.
  private String outcome(BlobKey score, String type) {
    try {
      var file = blobs.find(score);
      if (file.isEmpty()) {
        throw new IOException("the score " + score + " is not in the store");
      }
      try (var ready = prepare(type, file.get(), score)) {
        ready.keep();
      }
      return "";
    } catch (Unfit e) {
      return e.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The scores for sale that aren't prepared in today's form: those of a catalogue that an earlier
  /// version has imported.
  public List<UnpreparedScore> missing() {
    return db.inTransaction(tx -> store.missing(tx, FORM));
  }

  /// Gives the lines that nobody has received anything of copies of today's form, and says how many
  /// there were.
  public int renew() {
    return db.inTransaction(tx -> store.renew(tx, FORM));
  }

  /// The prepared file of a score.
  Optional<BlobKey> find(BlobKey score, int form) {
    return db.inTransaction(tx -> store.find(tx, score, form)).map(PreparedStore.Row::blob);
  }

  private Ready preparePdf(Path file, BlobKey score, Path made) throws Unfit, IOException {
    var result = pdfs.prepare(file, made);
    var warnings = new ArrayList<String>();
    if (result.signed()) {
      warnings.add("has a digital signature, which copies don't have");
    }
    if (result.attachments()) {
      warnings.add("has attachments, which copies have without a stamp");
    }
    if (result.encrypted()) {
      warnings.add("is encrypted, with permissions, and copies are not");
    }
    return new Made(score, made, OptionalInt.of(result.pages()), warnings);
  }

  private Ready prepareMusicXml(Path file, BlobKey score, Path made) throws Unfit, IOException {
    PreparedXml prepared;
    try (var out = new CountingStream(new BufferedOutputStream(Files.newOutputStream(made)))) {
      prepared = XmlPreparation.write(file, out);
      new PreparedFile(PreparedFile.Kind.MUSICXML, prepared.toBytes()).writeTo(out);
    } catch (CountingStream.Failed e) {
      throw e.reason();
    }
    XmlCheck.check(file, made, prepared);
    return new Made(score, made, OptionalInt.empty(), List.of());
  }

  private void keepUnlessKept(BlobKey score, PreparedStore.Row made) throws IOException {
    var now = clock.instant();
    var there =
        db.inTransaction(tx -> {
          store.add(tx, score, FORM, made, now);
          return store.find(tx, score, FORM).orElseThrow();
        });
    if (blobs.find(there.blob()).isEmpty()) {
      db.transact(tx -> store.replace(tx, score, FORM, made.blob(), now));
      there = made;
    }
    lastUsed.keep(score, there);
  }

  /// Has been prepared before.
  private record AlreadyPrepared(OptionalInt pages) implements Ready {
    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void keep() {}

    @Override
    public void close() {}
  }

  /// Was just prepared.
  private final class Made implements Ready {
    private final BlobKey score;
    private final Path file;
    private final OptionalInt pages;
    private final List<String> warnings;

    Made(BlobKey score, Path file, OptionalInt pages, List<String> warnings) {
      this.score = score;
      this.file = file;
      this.pages = pages;
      this.warnings = warnings;
    }

    @Override
    public OptionalInt pages() {
      return pages;
    }

    @Override
    public List<String> warnings() {
      return warnings;
    }

    @Override
    public void keep() throws IOException {
      try (var bytes = Files.newInputStream(file)) {
        keepUnlessKept(score, new PreparedStore.Row(blobs.put(bytes), pages));
      }
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
