package org.partbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Vendors;
import org.partbook.blob.BlobStore;
import org.partbook.blob.FolderBlobs;
import org.partbook.blob.OwnersOnly;
import org.partbook.catalog.CatalogImport;
import org.partbook.child.Children;
import org.partbook.copies.StampFonts;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.ending.LastResort;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogFolder;
import org.partbook.postgres.EmbeddedPostgres;
import org.partbook.postgres.PostgresOptions;
import org.partbook.purchase.Orders;
import org.partbook.scores.Preparation;

/// What the server and every command stand on: the database, embedded or external, and the blobs.
public final class Installation implements AutoCloseable {
  /// How the embedded database is called, by people and by itself.
  static final PostgresOptions POSTGRES =
      PostgresOptions.of("Partbook", "partbook")
          .withAlternative("use a database of your own with PARTBOOK_DATABASE_URL");

  private static final int CONNECTIONS_OF_A_COMMAND = 4;

  private final Optional<DataFolder> folder;
  private final Optional<EmbeddedPostgres> postgres;
  private final Database db;
  private final BlobStore blobs;
  private final Config config;
  private @Nullable StampFonts fonts;
  private @Nullable Preparation preparation;

  private Installation(
      Optional<DataFolder> folder,
      Optional<EmbeddedPostgres> postgres,
      Database db,
      BlobStore blobs,
      Config config) {
    this.folder = folder;
    this.postgres = postgres;
    this.db = db;
    this.blobs = blobs;
    this.config = config;
  }

  /// For the server: the only one in its folder, and the only one that may start in an embedded
  /// database's.
  ///
  /// @param lastResort what is done when nobody watches the database any more
  static Installation forServer(Config config, LastResort lastResort) {
    var folder = take(config);
    try {
      return open(
          config,
          Optional.of(folder),
          EmbeddedPostgres::serve,
          url -> Database.openForServer(url, lastResort));
    } catch (RuntimeException e) {
      leave(folder);
      throw e;
    }
  }

  /// For a command: beside a running server, or without one.
  public static Installation forCommand(Config config) {
    return open(
        config,
        Optional.empty(),
        EmbeddedPostgres::join,
        url -> Database.open(url, CONNECTIONS_OF_A_COMMAND));
  }

  private interface Starter {
    EmbeddedPostgres start(Path folder, PostgresOptions options);
  }

  private interface Opener {
    Database open(DatabaseUrl url);
  }

  private static DataFolder take(Config config) {
    try {
      return DataFolder.take(config.data());
    } catch (IOException e) {
      throw unusable(config, e);
    }
  }

  private static void leave(DataFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Installation open(
      Config config, Optional<DataFolder> folder, Starter starter, Opener opener) {
    try {
      OwnersOnly.folders(config.data());
      var blobs = new FolderBlobs(config.blobs());
      var postgres =
          config.database().isPresent()
              ? Optional.<EmbeddedPostgres>empty()
              : Optional.of(starter.start(config.data(), POSTGRES));
      try {
        var url = config.database().orElseGet(() -> url(postgres.orElseThrow()));
        return new Installation(folder, postgres, opener.open(url), blobs, config);
      } catch (RuntimeException e) {
        postgres.ifPresent(EmbeddedPostgres::close);
        throw e;
      }
    } catch (IOException e) {
      throw unusable(config, e);
    }
  }

  private static UncheckedIOException unusable(Config config, IOException reason) {
    return new UncheckedIOException("the data folder " + config.data() + " can't be used", reason);
  }

  private static DatabaseUrl url(EmbeddedPostgres postgres) {
    return new DatabaseUrl(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  public Database db() {
    return db;
  }

  public BlobStore blobs() {
    return blobs;
  }

  /// The vendors and their tokens, as the publisher sees them.
  public Vendors vendors() {
    return new Vendors(db, Clock.systemUTC());
  }

  /// The log of all that happened.
  public LedgerLog log() {
    return new LedgerLog(db, new LogFolder(config.log()));
  }

  /// The orders of all vendors, as the publisher sees them.
  public Orders orders() {
    return new Orders(db, Clock.systemUTC(), config.periods().fulfilment());
  }

  /// What brings assets into the catalogue.
  public CatalogImport catalogImport() {
    var catalogImport = new CatalogImport(db, blobs, preparation(), Clock.systemUTC());
    return config.upstream().isPresent() ? catalogImport.withUpstream() : catalogImport;
  }

  /// What makes scores ready for personal copies.
  public synchronized Preparation preparation() {
    if (preparation == null) {
      preparation = openPreparation();
    }
    return preparation;
  }

  private Preparation openPreparation() {
    try {
      return new Preparation(
          db,
          blobs,
          config.cache(),
          Clock.systemUTC(),
          new Children(config.scoreLimits(), config.stamp()));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + config.cache() + " can't be used", e);
    }
  }

  /// The fonts of stamps, which are read when the first stamp is made. Whether text can be set at
  /// all is known now.
  ///
  /// @throws UncheckedIOException if it can't on this machine, with what to do
  public synchronized StampFonts fonts() {
    if (fonts == null) {
      try {
        fonts = StampFonts.open();
      } catch (IllegalStateException e) {
        // Said in its own words, as what is wrong with a folder is.
        throw new UncheckedIOException(new IOException(e.getMessage(), e));
      }
    }
    return fonts;
  }

  @Override
  public void close() {
    try (var closing = new Closing()) {
      folder.ifPresent(closing::add);
      postgres.ifPresent(closing::add);
      closing.add(db);
      if (preparation != null) {
        closing.add(preparation);
      }
    }
  }
}
