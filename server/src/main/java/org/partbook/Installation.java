package org.partbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Vendors;
import org.partbook.backup.BackupSource;
import org.partbook.backup.NamedBlobs;
import org.partbook.blob.BlobPlace;
import org.partbook.blob.BlobStore;
import org.partbook.blob.Blobs;
import org.partbook.blob.OwnersOnly;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.CatalogNews;
import org.partbook.catalog.Editions;
import org.partbook.catalog.Past;
import org.partbook.catalog.Showcase;
import org.partbook.catalog.WholeCatalog;
import org.partbook.child.Children;
import org.partbook.copies.StampFonts;
import org.partbook.db.Access;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.db.Refill;
import org.partbook.delivery.Links;
import org.partbook.ending.LastResort;
import org.partbook.event.AssetEvents;
import org.partbook.event.Events;
import org.partbook.exchange.CatalogExport;
import org.partbook.http.PublicUrl;
import org.partbook.ledger.Actor;
import org.partbook.ledger.Exports;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogDiffers;
import org.partbook.ledger.log.LogFolder;
import org.partbook.ledger.log.LogProofs;
import org.partbook.postgres.EmbeddedPostgres;
import org.partbook.postgres.OtherVersionException;
import org.partbook.postgres.PostgresOptions;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.CopyEditions;
import org.partbook.purchase.Orders;
import org.partbook.purchase.SaleSearch;
import org.partbook.rights.Rights;
import org.partbook.rights.RightsImport;
import org.partbook.scores.LooksInside;
import org.partbook.scores.Preparation;
import org.partbook.sealing.SealException;
import org.partbook.sealing.Seals;
import org.partbook.signing.Signer;
import org.partbook.signing.SigningKeys;
import org.partbook.statement.Statements;
import org.partbook.terms.Agreements;
import org.partbook.terms.TermsBook;
import org.partbook.vendorpage.VendorLinks;
import org.partbook.webhook.Webhooks;

/// What the server and every command stand on: the database, embedded or external, and the blobs.
public final class Installation implements AutoCloseable {
  /// How the embedded database is called, by people and by itself.
  static final PostgresOptions POSTGRES =
      PostgresOptions.of("Partbook", "partbook")
          .withAlternative("use a database of your own with PARTBOOK_DATABASE_URL")
          .withUpgrade(folder ->
              "Two commands bring everything over, and leave this folder as it is: `partbook backup --to BACKUPS --data %s`, then `partbook restore BACKUPS --data NEW-FOLDER`. docs/operations.md, A newer PostgreSQL"
                  .formatted(folder));

  private static final int CONNECTIONS_OF_A_COMMAND = 4;

  /// Who works with the embedded database. Its owner only makes the tables.
  private static final String SERVER_ROLE = "partbook_server";

  private final Optional<DataFolder> folder;
  private final Optional<EmbeddedPostgres> postgres;
  private final Database db;
  private final BlobStore blobs;
  private final Config config;
  private final boolean leftAsItIs;
  private @Nullable StampFonts fonts;
  private @Nullable Preparation preparation;

  private Installation(
      Optional<DataFolder> folder,
      Optional<EmbeddedPostgres> postgres,
      Database db,
      BlobStore blobs,
      Config config,
      boolean leftAsItIs) {
    this.folder = folder;
    this.postgres = postgres;
    this.db = db;
    this.blobs = blobs;
    this.config = config;
    this.leftAsItIs = leftAsItIs;
  }

  /// For the server: the only one in its folder, and the only one that may start in an embedded
  /// database's.
  ///
  /// @param lastResort what is done when nobody watches the database any more
  static Installation forServer(Config config, LastResort lastResort) {
    var folder = take(config);
    try {
      UnfinishedRestore.requireNone(config.data());
      return open(
          config,
          Optional.of(folder),
          EmbeddedPostgres::serve,
          Blobs::forServer,
          access -> Database.openForServer(access, lastResort));
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
        Blobs::forCommand,
        access -> Database.open(access, CONNECTIONS_OF_A_COMMAND));
  }

  /// For who looks what is wrong: nothing is made, brought up to date or cleared away. An embedded
  /// database is started if it doesn't run; whether there is one is asked before.
  public static Installation asItIs(Config config) {
    var postgres =
        config.database().isPresent()
            ? Optional.<EmbeddedPostgres>empty()
            : Optional.of(EmbeddedPostgres.join(config.data(), POSTGRES));
    return asItIs(
        config,
        Optional.empty(),
        postgres,
        postgres.map(Installation::access).orElseGet(() -> external(config)).role());
  }

  private static Installation asItIs(
      Config config,
      Optional<DataFolder> folder,
      Optional<EmbeddedPostgres> postgres,
      DatabaseUrl who) {
    try {
      var db = Database.openAsItIs(who, CONNECTIONS_OF_A_COMMAND);
      var blobs = Blobs.asItIs(config.blobPlace());
      return new Installation(folder, postgres, db, blobs, config, true);
    } catch (RuntimeException e) {
      postgres.ifPresent(EmbeddedPostgres::close);
      throw e;
    }
  }

  /// For a command that copies everything: as [#forCommand]. But where another major version of
  /// PostgreSQL has made the embedded database, that is opened by the programs that have made it,
  /// and [left as it is][#isLeftAsItIs].
  public static Installation toBeCopied(Config config) {
    try {
      return forCommand(config);
    } catch (OtherVersionException _) {
      return asMade(config, Optional.empty());
    }
  }

  /// As [#toBeCopied], and no server must run beside.
  ///
  /// @throws DataFolderException if a server has it
  public static Installation toBeMoved(Config config) {
    try {
      return alone(config);
    } catch (OtherVersionException _) {
      var folder = take(config);
      try {
        return asMade(config, Optional.of(folder));
      } catch (RuntimeException e) {
        leave(folder);
        throw e;
      }
    }
  }

  /// By the owner: the program that made it may have known no other role.
  private static Installation asMade(Config config, Optional<DataFolder> folder) {
    var postgres = EmbeddedPostgres.joinAsMade(config.data(), POSTGRES);
    return asItIs(config, folder, Optional.of(postgres), access(postgres).owner());
  }

  /// Brings data into an empty installation.
  public interface Filling {
    void fill(Refill database, BlobStore blobs) throws IOException;
  }

  /// An installation that is filled before it is opened. No server can have it meanwhile.
  ///
  /// @throws org.partbook.db.SchemaException if its database isn't empty
  /// @throws DataFolderException if a server has it
  public static Installation filled(Config config, Filling filling) {
    return alone(
        config,
        access -> {
          try (var refill = Refill.of(access);
              var blobs = Blobs.forCommand(config.blobPlace())) {
            filling.fill(refill, blobs);
          } catch (IOException e) {
            throw new UncheckedIOException("the data can't be brought in", e);
          }
          return Database.open(access, CONNECTIONS_OF_A_COMMAND);
        });
  }

  /// For a command that no server must run beside.
  ///
  /// @throws DataFolderException if a server has it
  public static Installation alone(Config config) {
    return alone(config, access -> Database.open(access, CONNECTIONS_OF_A_COMMAND));
  }

  private static Installation alone(Config config, Opener opener) {
    var folder = take(config);
    try {
      return open(config, Optional.of(folder), EmbeddedPostgres::join, Blobs::forCommand, opener);
    } catch (RuntimeException e) {
      leave(folder);
      throw e;
    }
  }

  private interface Starter {
    EmbeddedPostgres start(Path folder, PostgresOptions options);
  }

  private interface Opener {
    Database open(Access access);
  }

  private interface BlobOpener {
    BlobStore open(BlobPlace place) throws IOException;
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
      Config config,
      Optional<DataFolder> folder,
      Starter starter,
      BlobOpener blobOpener,
      Opener opener) {
    try {
      OwnersOnly.folders(config.data());
      var blobs = blobOpener.open(config.blobPlace());
      var postgres =
          config.database().isPresent()
              ? Optional.<EmbeddedPostgres>empty()
              : Optional.of(starter.start(config.data(), POSTGRES));
      try {
        var access = postgres.map(Installation::access).orElseGet(() -> external(config));
        return new Installation(folder, postgres, opener.open(access), blobs, config, false);
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

  private static Access external(Config config) {
    var role = config.database().orElseThrow();
    return new Access(role, config.databaseOwner().orElse(role), false);
  }

  /// Both have the same password: who can read it in the folder can do everything there anyhow.
  private static Access access(EmbeddedPostgres postgres) {
    return new Access(
        new DatabaseUrl(postgres.jdbcUrl(), SERVER_ROLE, postgres.password()),
        new DatabaseUrl(postgres.jdbcUrl(), postgres.user(), postgres.password()),
        true);
  }

  public Database db() {
    return db;
  }

  /// Whether its tables may be those of another version, and nothing is written into them.
  public boolean isLeftAsItIs() {
    return leftAsItIs;
  }

  public BlobStore blobs() {
    return blobs;
  }

  /// The vendors and their tokens, as the publisher sees them.
  public Vendors vendors() {
    return new Vendors(db, Clock.systemUTC(), operator());
  }

  private Actor operator() {
    return config.bookkeeping().operator();
  }

  /// When the publisher's days and months begin.
  public ZoneId zone() {
    return config.bookkeeping().zone();
  }

  /// What was agreed with the vendors, as the publisher sees it.
  public Agreements agreements() {
    return new Agreements(db, Clock.systemUTC(), operator(), vendors());
  }

  /// Who has a right in what is sold, as the publisher sees it.
  public Rights rights() {
    return new Rights(db);
  }

  /// What brings in who has a right in what is sold.
  public RightsImport rightsImport() {
    return new RightsImport(db, Clock.systemUTC(), operator());
  }

  /// What shops owe, and what is due to those who have a share.
  public Statements statements() {
    return new Statements(
        db,
        blobs,
        config.cache(),
        Clock.systemUTC(),
        operator(),
        config.bookkeeping().publisher(),
        new LogProofs(new LogFolder(config.log()), config.seals()),
        vendors(),
        agreements(),
        rights());
  }

  /// Where vendors are told of events.
  public Webhooks webhooks() {
    return webhooks(Clock.systemUTC());
  }

  /// The same, by another clock.
  Webhooks webhooks(Clock clock) {
    var news =
        new CatalogNews(
            db,
            new TermsBook(db, clock),
            new Showcase(publicUrl(), config.looks(), config.shownNumbers()));
    var assets = new AssetEvents(db, news, clock);
    return new Webhooks(db, clock, operator(), config.webhooks(), assets::begin, config.seals());
  }

  /// What was handed to other programs.
  public Exports exports() {
    return new Exports(db, Clock.systemUTC(), operator());
  }

  /// Finds what was sold.
  public SaleSearch saleSearch() {
    return new SaleSearch(db);
  }

  /// What the publisher can do to a sale.
  public Amendments amendments() {
    return new Amendments(db, Clock.systemUTC(), operator());
  }

  /// What makes links to copies, for buyers who ask the publisher.
  public Links links() {
    var clock = Clock.systemUTC();
    return new Links(publicUrl(), new Signer(db, clock, config.seals()), clock, config.links());
  }

  /// What makes links to the pages of vendors.
  public VendorLinks vendorLinks() {
    return new VendorLinks(db, Clock.systemUTC(), publicUrl());
  }

  private PublicUrl publicUrl() {
    var publicUrl = new PublicUrl(config.publicUrl());
    if (config.publicUrl().isEmpty()) {
      publicUrl.listeningOn(
          PublicUrl.local(config.listening().tls().isPresent(), config.host(), config.port()));
    }
    return publicUrl;
  }

  /// The log of all that happened.
  public LedgerLog log() {
    return new LedgerLog(db, new LogFolder(config.log()), config.seals());
  }

  /// The keys of links, tokens and cursors.
  public SigningKeys signingKeys() {
    return new SigningKeys(db, config.seals());
  }

  /// What the publisher does to all keys.
  public KeyKeeping keyKeeping() {
    return new KeyKeeping(db, Clock.systemUTC(), operator(), signingKeys(), log(), webhooks());
  }

  /// What keys are encrypted with.
  public Seals seals() {
    return config.seals();
  }

  /// What a backup is made of.
  ///
  /// @param named what the tables name of the blobs
  /// @param program which version makes it
  public BackupSource backupSource(NamedBlobs named, String program) {
    return new BackupSource(
        db, blobs, named, log(), config.settingsFile(), config.database().isEmpty(), program);
  }

  /// After an earlier state was brought back: the files of the log are made anew, and whoever has
  /// followed events or the catalogue begins anew.
  ///
  /// @param checkpoint that was public
  /// @throws org.partbook.ledger.log.LogDiffers if more was published than was brought back
  public void isRestored(Optional<String> checkpoint) throws IOException {
    past().isRestored();
    Events.areRestored(db);
    try {
      log().restore(checkpoint, Clock.systemUTC());
    } catch (LogDiffers | SealException e) {
      // Doing it once more would change nothing.
      UnfinishedRestore.end(config.data());
      throw e;
    }
    UnfinishedRestore.end(config.data());
  }

  /// The orders of all vendors, as the publisher sees them.
  public Orders orders() {
    return new Orders(db, Clock.systemUTC(), config.periods().fulfilment(), operator());
  }

  /// Whether another server has the scores that weren't imported.
  public boolean hasUpstream() {
    return config.upstream().isPresent();
  }

  /// The editions of what is for sale, and what was decided for each.
  public Editions editions() {
    return new Editions(db, Clock.systemUTC(), operator());
  }

  /// Which editions were sold and taken.
  public CopyEditions copyEditions() {
    return new CopyEditions(db, Clock.systemUTC());
  }

  /// What brings assets into the catalogue.
  public CatalogImport catalogImport() {
    var catalogImport =
        new CatalogImport(db, blobs, preparation(), Clock.systemUTC()).by(operator());
    return config.upstream().isPresent() ? catalogImport.withUpstream() : catalogImport;
  }

  /// The catalogue as it could be imported again.
  public WholeCatalog wholeCatalog() {
    return new WholeCatalog(db);
  }

  /// What the catalogue was.
  public Past past() {
    return new Past(db);
  }

  /// What writes the catalogue to files.
  public CatalogExport catalogExport() {
    return new CatalogExport(wholeCatalog(), blobs, Clock.systemUTC());
  }

  /// A folder for what is made on the way.
  public Path scratch() {
    return config.cache();
  }

  /// What makes scores ready for personal copies.
  public synchronized Preparation preparation() {
    if (preparation == null) {
      preparation = openPreparation();
    }
    return preparation;
  }

  /// What anybody may see of scores.
  public LooksInside looksInside() {
    return preparation().looksInside(config.looks());
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
      closing.add(blobs);
      closing.add(db);
      if (preparation != null) {
        closing.add(preparation);
      }
    }
  }
}
