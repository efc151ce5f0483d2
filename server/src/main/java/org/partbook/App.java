package org.partbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.partbook.access.Authentication;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobPlace;
import org.partbook.blob.BlobStore;
import org.partbook.blob.BlobsAwayException;
import org.partbook.blob.DamagedBlobException;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.CatalogNews;
import org.partbook.catalog.CatalogRoutes;
import org.partbook.catalog.KnownAssets;
import org.partbook.catalog.Showcase;
import org.partbook.child.InThisProcess;
import org.partbook.copies.CopyMaker;
import org.partbook.db.DatabaseException;
import org.partbook.delivery.Corrections;
import org.partbook.delivery.Deliveries;
import org.partbook.delivery.DownloadRoutes;
import org.partbook.delivery.Links;
import org.partbook.delivery.OrderDownloadRoutes;
import org.partbook.delivery.Transfer;
import org.partbook.ending.LastResort;
import org.partbook.event.AssetEvents;
import org.partbook.event.EventDrawer;
import org.partbook.event.EventRoutes;
import org.partbook.fleet.Fleet;
import org.partbook.fulfilment.FirstOf;
import org.partbook.fulfilment.Fulfilment;
import org.partbook.fulfilment.ImportedScores;
import org.partbook.fulfilment.SaleFiles;
import org.partbook.fulfilment.ScoreSource;
import org.partbook.fulfilment.UpstreamScores;
import org.partbook.geography.Geography;
import org.partbook.health.HealthCheck;
import org.partbook.health.HealthRoutes;
import org.partbook.health.HealthWatch;
import org.partbook.home.HomeRoutes;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.ErrorResponses;
import org.partbook.http.OpenApiRoute;
import org.partbook.http.PublicUrl;
import org.partbook.http.Routes;
import org.partbook.http.jetty.HttpServer;
import org.partbook.ledger.log.LogFolder;
import org.partbook.ledger.log.LogRoutes;
import org.partbook.ledger.log.Receipts;
import org.partbook.ledger.log.Sequencer;
import org.partbook.limit.Limits;
import org.partbook.maven.MavenRoutes;
import org.partbook.monitoring.Monitoring;
import org.partbook.monitoring.Watched;
import org.partbook.preview.PreviewRoutes;
import org.partbook.purchase.CopyEditions;
import org.partbook.purchase.OrderList;
import org.partbook.purchase.OrderRoutes;
import org.partbook.purchase.Orders;
import org.partbook.purchase.PurchaseRoutes;
import org.partbook.purchase.Purchases;
import org.partbook.purchase.ReceiptRoutes;
import org.partbook.purchase.Registrar;
import org.partbook.purchase.Validation;
import org.partbook.purchase.WaitingRoom;
import org.partbook.reader.ReaderRoutes;
import org.partbook.reference.ReferenceRoutes;
import org.partbook.requests.RequestLog;
import org.partbook.sandbox.Sandbox;
import org.partbook.scores.Copies;
import org.partbook.scores.Preparation;
import org.partbook.sealing.Seals;
import org.partbook.signing.KeyWatch;
import org.partbook.signing.Signer;
import org.partbook.statement.form.Forms;
import org.partbook.terms.TermsBook;
import org.partbook.vendorpage.VendorRoutes;
import org.partbook.verify.SoldCopies;
import org.partbook.verify.VerifyRoutes;
import org.partbook.web.NothingPage;
import org.partbook.webhook.WebhookSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server, put together: the one place that knows every part.
///
/// All is made in the order in which data flows and closed in reverse: no request comes in any more
/// when the writers finish, and the database goes last.
public final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  private final Closing closing;
  private final Installation installation;
  private final HttpServer http;
  private final Monitoring monitoring;

  private App(Closing closing, Installation installation, HttpServer http, Monitoring monitoring) {
    this.closing = closing;
    this.installation = installation;
    this.http = http;
    this.monitoring = monitoring;
  }

  /// Starts everything; when it returns, the server answers. When a part ends that must not, so
  /// does the process.
  public static App start(Config config, Clock clock) {
    return start(config, clock, LastResort.ofProcess());
  }

  static App start(Config config, Clock clock, LastResort lastResort) {
    var closing = new Closing();
    lastResort.closeFirst(closing::close);
    try {
      var installation = closing.add(Installation.forServer(config, lastResort));
      var monitoring = closing.add(new Monitoring(config.monitoring()));
      var http = assemble(closing, installation, config, clock, monitoring, lastResort);
      return new App(closing, installation, http, monitoring);
    } catch (Throwable e) {
      closing.close();
      throw e;
    }
  }

  private static HttpServer assemble(
      Closing closing,
      Installation installation,
      Config config,
      Clock clock,
      Monitoring monitoring,
      LastResort lastResort) {
    var db = installation.db();
    var blobs = installation.blobs();
    var geography = closing.add(geography(config));
    var publicUrl = new PublicUrl(config.publicUrl());
    var showcase = new Showcase(publicUrl, config.looks(), config.shownNumbers());
    var seals = config.seals();
    var signer = new Signer(db, clock, seals);
    var fleet = closing.add(Fleet.join(db, clock, Introduction.of(config, signer), lastResort));
    closing.add(KeyWatch.start(signer, seals, keys -> fleet.tell(Seals.SETTING, keys), lastResort));
    var limits =
        new Limits(
            config.limits(),
            config.listening().proxies(),
            clock,
            address -> signer.fingerprint("address", address));
    fleet.exchange(limits.exchange());
    var authentication = new Authentication(db, clock);
    var catalog = new Catalog();
    var preparation = installation.preparation();
    var looks = installation.looksInside();
    var files = new SaleFiles(preparation);
    var imported = new ImportedScores(db, catalog, blobs, files);
    var source = source(closing, config, installation, catalog, files, imported, clock);
    var sandbox =
        Sandbox.open(
            db,
            clock,
            program(),
            sha256 -> has(blobs, sha256),
            () -> sandboxImport(config, installation, clock));
    var waiting = closing.add(WaitingRoom.open(db, lastResort));
    var fulfilment =
        closing.add(
            Fulfilment.start(db, sandbox.scores(source), clock, waiting::settled, lastResort));
    var periods = sandbox.periods(config.periods());
    var assets = new KnownAssets();
    var terms = new TermsBook(db, clock);
    var validation = new Validation(assets, terms, geography, signer, clock, periods);
    var shelf = sandbox.shelf(imported);
    var check = sandbox.check(new Registrar(db, assets, terms, shelf, validation, clock, periods));
    var cancellation = config.periods().cancellation();
    var purchases =
        closing.add(
            new Purchases(
                db,
                clock,
                assets,
                terms,
                validation,
                check,
                cancellation,
                fulfilment,
                waiting,
                lastResort));
    var links = new Links(publicUrl, signer, clock, sandbox.lifetimes(config.links()));
    var copyEditions = new CopyEditions(db, clock);
    var corrections = new Corrections(db, catalog, copyEditions, preparation);
    var deliveries = new Deliveries(purchases, corrections, signer, clock);
    var maker = maker(config, installation, () -> publicUrl.resolve("/verify/"));
    var copies = new Copies(blobs, preparation, maker);
    var logFolder = new LogFolder(config.log());
    var receipts = new Receipts(db, logFolder, seals);
    var sold = new SoldCopies(purchases, copyEditions, receipts);
    var healthWatch =
        closing.add(
            HealthWatch.start(
                List.of(
                    new HealthCheck("database", true, db::answers),
                    new HealthCheck(
                        HealthWatch.BLOB_STORE, isOwn(config.blobPlace()), blobs::works),
                    new HealthCheck("fulfilment", false, () -> !fulfilment.isLate())),
                error -> error instanceof DatabaseException e && e.unavailable(),
                lastResort));
    var health = new HealthRoutes(healthWatch);
    var assetEvents = new AssetEvents(db, new CatalogNews(db, terms, showcase), clock);
    var requestLog = closing.add(RequestLog.start(db, clock, lastResort));
    var http =
        closing.add(
            HttpServer.start(
                config.listening(),
                routes -> {
                  routes.witness(requestLog);
                  monitoring.lookOn(routes);
                  routes.gate(limits).witness(limits);
                  tellOfDatabase(routes);
                  tellOfDamage(routes);
                  tellOfBucket(routes);
                  routes.onNothing(new NothingPage());
                  health.register(routes);
                  new OpenApiRoute(publicUrl).register(routes);
                  new ReferenceRoutes().register(routes);
                  new MavenRoutes(publicUrl).register(routes);
                  new CatalogRoutes(
                          db, authentication, catalog, terms, blobs, showcase, signer, clock)
                      .register(routes);
                  new PreviewRoutes(db, catalog, blobs, looks, showcase).register(routes);
                  var operations = sandbox.purchases(purchases);
                  new PurchaseRoutes(operations, links).register(routes, authentication);
                  new OrderRoutes(operations, new OrderList(db, signer, clock, cancellation), links)
                      .register(routes, authentication);
                  new DownloadRoutes(deliveries, copies, sandbox.transfer(Transfer.direct()))
                      .register(routes);
                  new OrderDownloadRoutes(deliveries, copies).register(routes);
                  new ReaderRoutes(deliveries, copies).register(routes);
                  new ReceiptRoutes(purchases, receipts).register(routes, authentication);
                  new VerifyRoutes(sold).register(routes);
                  new HomeRoutes().register(routes);
                  vendorPage(installation, config, terms, publicUrl, signer, clock)
                      .register(routes);
                  new LogRoutes(logFolder).register(routes);
                  new EventRoutes(db, assetEvents).register(routes, authentication);
                  sandbox.routes(publicUrl).register(routes, authentication);
                }));
    lastResort
        .unstarted(
            Thread.ofPlatform().name("http-listener").daemon(), http::isClosed, http::awaitEnd)
        .start();
    closing.add(healthWatch::stopping);
    // Before the web server, which would wait for them.
    closing.add(waiting);
    publicUrl.listeningOn(http.localUri());
    fleet.say(Introduction.PUBLIC_URL, http.localUri().toString());
    var sequencer =
        closing.add(
            Sequencer.start(db, logFolder, clock, () -> origin(publicUrl), seals, lastResort));
    var webhooks =
        closing.add(
            WebhookSender.start(
                db, clock, config.webhooks(), sandbox.onlooker(), seals, lastResort));
    closing.add(EventDrawer.start(db, clock, List.of(assetEvents), webhooks::wake, lastResort));
    fulfilment.lookedOnBy(monitoring.works());
    preparation.lookedOnBy(monitoring.works());
    webhooks.lookedOnBy(monitoring.works());
    monitoring.start(
        new Watched(
            db,
            clock,
            http,
            purchases,
            waiting,
            fulfilment,
            preparation,
            webhooks,
            sequencer,
            requestLog,
            healthWatch,
            Map.of("data", config.data(), "blobs", config.blobs()),
            config.periods().fulfilment()));
    return http;
  }

  /// What the log is called for good: where it was first served, without a scheme. A plus would
  /// belong to its key.
  private static String origin(PublicUrl publicUrl) {
    return publicUrl.resolve("/log").toString().replaceFirst("^https?://", "").replace("+", "%2B");
  }

  private static VendorRoutes vendorPage(
      Installation installation,
      Config config,
      TermsBook terms,
      PublicUrl publicUrl,
      Signer signer,
      Clock clock) {
    var db = installation.db();
    return new VendorRoutes(
        db,
        clock,
        publicUrl,
        signer,
        terms,
        new Orders(db, clock, config.periods().fulfilment()),
        installation.statements(),
        new Forms(installation::fonts),
        installation.webhooks(clock));
  }

  /// Where this machine reaches the server.
  public URI uri() {
    return http.localUri();
  }

  /// Where its numbers are, if they are served.
  public Optional<URI> metricsUri() {
    return monitoring.uri();
  }

  /// What the server stands on.
  public Installation installation() {
    return installation;
  }

  private static Geography geography(Config config) {
    if (config.countryDatabase().isEmpty()) {
      return Geography.withoutDatabase();
    }
    try {
      return Geography.withDatabase(config.countryDatabase().get());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the country database " + config.countryDatabase().get() + " can't be used", e);
    }
  }

  /// Where the codes of stamps lead that are only looked at.
  private static URI nowhere() {
    return URI.create("http://localhost/verify/");
  }

  private static CopyMaker maker(
      Config config, Installation installation, Supplier<URI> checkPage) {
    return new CopyMaker(config.stamp(), checkPage, installation.fonts());
  }

  /// What changes with the program: the size and the time of its file, and the form of scores.
  /// Nothing where it isn't one file.
  private static Optional<String> program() {
    try {
      var place = App.class.getProtectionDomain().getCodeSource().getLocation();
      var file = Files.readAttributes(Path.of(place.toURI()), BasicFileAttributes.class);
      return Optional.of(file)
          .filter(BasicFileAttributes::isRegularFile)
          .map(is -> is.size() + " " + is.lastModifiedTime() + ", form " + Preparation.form());
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// A bucket is away for all servers alike: sending requests to another one wouldn't help, and all
  /// can still take orders.
  private static boolean isOwn(BlobPlace place) {
    return place instanceof BlobPlace.Folder;
  }

  private static boolean has(BlobStore blobs, String sha256) {
    try {
      return blobs.isSound(new BlobKey(sha256));
    } catch (BlobsAwayException e) {
      LOG.warn("the sandbox's file is taken to be there: {}", e.getMessage());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The sandbox's own file needs no process of its own, and a first start needn't wait for one.
  private static CatalogImport sandboxImport(
      Config config, Installation installation, Clock clock) {
    var reader = new InThisProcess(maker(config, installation, App::nowhere));
    var ours = installation.preparation().readBy(reader);
    return new CatalogImport(installation.db(), installation.blobs(), ours, clock).forSandbox();
  }

  private static ScoreSource source(
      Closing closing,
      Config config,
      Installation installation,
      Catalog catalog,
      SaleFiles files,
      ImportedScores imported,
      Clock clock) {
    var db = installation.db();
    if (config.upstream().isEmpty()) {
      return imported;
    }
    var upstream =
        closing.add(new UpstreamScores(db, catalog, files, clock, config.upstream().get()));
    return new FirstOf(imported, upstream);
  }

  /// A database that can't be reached is worth a retry; one that refuses is a bug of ours. Whether
  /// it can be reached is logged by those who watch it, once and not by request.
  private static void tellOfDatabase(Routes routes) {
    routes.onError(
        DatabaseException.class,
        (request, response, error) -> {
          if (error.unavailable() || error.lostRace()) {
            ErrorResponses.send(
                request,
                response,
                new ApiException(
                    ErrorCode.DATABASE_UNAVAILABLE, "the database can't be reached right now"));
          } else {
            ErrorResponses.sendUnexpected(request, response, error);
          }
        });
  }

  /// Nobody gets half a score for it, and the publisher has to hear of it.
  private static void tellOfDamage(Routes routes) {
    routes.onError(
        DamagedBlobException.class,
        (request, response, error) -> {
          LOG.error("request {}: {}", request.id().value(), error.getMessage());
          ErrorResponses.send(
              request,
              response,
              new ApiException(
                  ErrorCode.COPY_DAMAGED, "a file is damaged here; the publisher has to mend it"));
        });
  }

  /// That it is away is logged by those who watch it.
  private static void tellOfBucket(Routes routes) {
    routes.onError(
        BlobsAwayException.class,
        (request, response, error) -> {
          LOG.debug("request {}", request.id().value(), error);
          ErrorResponses.send(
              request,
              response,
              new ApiException(
                  ErrorCode.FILES_UNAVAILABLE, "the store of files can't be reached right now"));
        });
  }

  @Override
  public void close() {
    closing.close();
  }
}
