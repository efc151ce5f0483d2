package org.partbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.partbook.access.Authentication;
import org.partbook.blob.DamagedBlobException;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.CatalogRoutes;
import org.partbook.copies.CopyMaker;
import org.partbook.db.DatabaseException;
import org.partbook.delivery.Deliveries;
import org.partbook.delivery.DownloadRoutes;
import org.partbook.delivery.Links;
import org.partbook.delivery.Transfer;
import org.partbook.fulfilment.FirstOf;
import org.partbook.fulfilment.Fulfilment;
import org.partbook.fulfilment.ImportedScores;
import org.partbook.fulfilment.SaleFiles;
import org.partbook.fulfilment.ScoreSource;
import org.partbook.fulfilment.UpstreamScores;
import org.partbook.geography.Geography;
import org.partbook.health.HealthCheck;
import org.partbook.health.HealthRoutes;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.ErrorResponses;
import org.partbook.http.OpenApiRoute;
import org.partbook.http.PublicUrl;
import org.partbook.http.Routes;
import org.partbook.http.jetty.HttpServer;
import org.partbook.purchase.PurchaseRoutes;
import org.partbook.purchase.Purchases;
import org.partbook.purchase.Registrar;
import org.partbook.purchase.Validation;
import org.partbook.reader.ReaderRoutes;
import org.partbook.reference.ReferenceRoutes;
import org.partbook.sandbox.Sandbox;
import org.partbook.scores.Copies;
import org.partbook.signing.Signer;
import org.partbook.verify.SoldCopies;
import org.partbook.verify.VerifyRoutes;
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

  private App(Closing closing, Installation installation, HttpServer http) {
    this.closing = closing;
    this.installation = installation;
    this.http = http;
  }

  /// Starts everything; when it returns, the server answers.
  public static App start(Config config, Clock clock) {
    var closing = new Closing();
    try {
      var installation = closing.add(Installation.forServer(config));
      return new App(closing, installation, assemble(closing, installation, config, clock));
    } catch (Throwable e) {
      closing.close();
      throw e;
    }
  }

  private static HttpServer assemble(
      Closing closing, Installation installation, Config config, Clock clock) {
    var db = installation.db();
    var blobs = installation.blobs();
    var geography = closing.add(geography(config));
    var publicUrl = new PublicUrl(config.publicUrl());
    var signer = new Signer(db, clock);
    var authentication = new Authentication(db, clock);
    var catalog = new Catalog();
    var preparation = installation.preparation();
    var source = source(closing, config, installation, catalog, new SaleFiles(preparation));
    var sandbox =
        Sandbox.open(db, clock, new CatalogImport(db, blobs, preparation, clock).forSandbox());
    var fulfilment = closing.add(Fulfilment.start(db, sandbox.scores(source), clock));
    var periods = sandbox.periods(config.periods());
    var validation = new Validation(catalog, geography, signer, clock, periods);
    var check = sandbox.check(new Registrar(db, catalog, validation, clock, periods));
    var cancellation = config.periods().cancellation();
    var purchases =
        closing.add(new Purchases(db, clock, validation, check, cancellation, fulfilment::wake));
    var links = new Links(publicUrl, signer, clock, sandbox.lifetimes(config.links()));
    var deliveries = new Deliveries(db, purchases, catalog, signer, clock);
    var maker =
        new CopyMaker(config.stamp(), () -> publicUrl.resolve("/verify/"), installation.fonts());
    var copies = new Copies(blobs, preparation, maker);
    var sold = new SoldCopies(purchases);
    var health =
        new HealthRoutes(
            List.of(
                new HealthCheck("database", db::answers),
                new HealthCheck("blob_store", blobs::works),
                new HealthCheck("fulfilment", () -> !fulfilment.isLate())));
    var http =
        closing.add(
            HttpServer.start(
                config.listening(),
                routes -> {
                  tellOfDatabase(routes);
                  tellOfDamage(routes);
                  health.register(routes);
                  new OpenApiRoute(publicUrl).register(routes);
                  new ReferenceRoutes().register(routes);
                  new CatalogRoutes(db, authentication, catalog, blobs, publicUrl).register(routes);
                  new PurchaseRoutes(sandbox.purchases(purchases), links)
                      .register(routes, authentication);
                  new DownloadRoutes(deliveries, copies, sandbox.transfer(Transfer.direct()))
                      .register(routes);
                  new ReaderRoutes(deliveries, copies).register(routes);
                  new VerifyRoutes(sold).register(routes);
                  sandbox.routes(publicUrl).register(routes, authentication);
                }));
    publicUrl.listeningOn(http.localUri());
    return http;
  }

  /// Where this machine reaches the server.
  public URI uri() {
    return http.localUri();
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

  private static ScoreSource source(
      Closing closing, Config config, Installation installation, Catalog catalog, SaleFiles files) {
    var db = installation.db();
    var blobs = installation.blobs();
    var imported = new ImportedScores(db, catalog, blobs, files);
    if (config.upstream().isEmpty()) {
      return imported;
    }
    var upstream =
        closing.add(new UpstreamScores(db, catalog, blobs, files, config.upstream().get()));
    return new FirstOf(imported, upstream);
  }

  /// A database that can't be reached is worth a retry; one that refuses is a bug of ours.
  private static void tellOfDatabase(Routes routes) {
    routes.onError(
        DatabaseException.class,
        (request, response, error) -> {
          if (error.unavailable()) {
            LOG.warn("the database can't be reached: {}", error.toString());
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

  @Override
  public void close() {
    closing.close();
  }
}
