package org.partbook.sandbox;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.partbook.catalog.CatalogImport;
import org.partbook.db.Database;
import org.partbook.delivery.LinkLifetimes;
import org.partbook.delivery.Transfer;
import org.partbook.fulfilment.ScoreSource;
import org.partbook.http.PublicUrl;
import org.partbook.purchase.PurchaseOperations;
import org.partbook.purchase.RegistrationCheck;
import org.partbook.purchase.SalePeriods;
import org.partbook.purchase.Shelf;
import org.partbook.webhook.Onlooker;

/// What is put around live code, so that things go wrong with the sandbox's own assets, and
/// somebody looks on at what vendors' programs do there. Each method takes a live part, and gives
/// one that lets everything else through as it comes.
public final class Sandbox {
  private final Database db;
  private final Clock clock;
  private final Misbehaviours misbehaviours;
  private final Observer observer;

  private Sandbox(Database db, Clock clock, Misbehaviours misbehaviours) {
    this.db = db;
    this.clock = clock;
    this.misbehaviours = misbehaviours;
    this.observer = new Observer(db, clock, misbehaviours);
  }

  /// Brings the sandbox's own assets in, unless they are there.
  ///
  /// @param program what changes when the program does; nothing where nobody knows, and then they
  ///   are brought in at each start
  /// @param hasFile whether the file of this SHA-256 is in the store
  /// @param imports makes what brings in assets of the sandbox
  public static Sandbox open(
      Database db,
      Clock clock,
      Optional<String> program,
      Predicate<String> hasFile,
      Supplier<CatalogImport> imports) {
    var stored = new SandboxCatalog(db, program, hasFile).installed(imports);
    return new Sandbox(db, clock, Misbehaviours.of(stored, db, clock));
  }

  public SalePeriods periods(SalePeriods live) {
    return new SandboxPeriods(live, misbehaviours);
  }

  public RegistrationCheck check(RegistrationCheck live) {
    return new SandboxCheck(live, misbehaviours);
  }

  public PurchaseOperations purchases(PurchaseOperations live) {
    return new SandboxPurchases(live, misbehaviours, observer, clock);
  }

  public ScoreSource scores(ScoreSource live) {
    return new SandboxScores(live, misbehaviours, clock);
  }

  public Shelf shelf(Shelf live) {
    return new SandboxShelf(live, misbehaviours);
  }

  public LinkLifetimes lifetimes(LinkLifetimes live) {
    return new SandboxLifetimes(live, misbehaviours);
  }

  public Transfer transfer(Transfer live) {
    return new SandboxTransfer(live, misbehaviours, observer);
  }

  /// Who looks on at webhooks that go wrong on purpose.
  public Onlooker onlooker() {
    return new WebhookJudge(observer);
  }

  /// The report, the clock, and the page that explains them.
  ///
  /// @param publicUrl where vendors' developers reach this server
  public SandboxRoutes routes(PublicUrl publicUrl) {
    var clocks = new ClockRoutes(new SandboxClocks(db, clock), clock);
    return new SandboxRoutes(new Reports(db), clocks, publicUrl);
  }
}
