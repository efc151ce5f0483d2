package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partbook.Guarded;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.ledger.Actor;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogFolder;
import org.partbook.rights.RightsImport;
import org.partbook.terms.Agreement;
import org.partbook.terms.Agreements;
import org.partbook.terms.Basis;
import org.partbook.terms.Period;
import org.partbook.terms.Scope;
import org.partbook.terms.Vat;

/// The books of a publisher: a server at which shops sell in months that are over, and a folder in
/// which commands are typed, by the clock on the wall.
final class Books implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final Actor ANNA = Actor.operator("anna");

  private final YearMonth month = YearMonth.now(ZONE).minusMonths(1);
  private final Path folder;
  private final TestServer server;
  private final Typed.Shell shell;
  private final Agreements agreements;
  private final LedgerLog log;
  private long order = 500;

  private Books(Path folder) {
    this.folder = folder;
    this.server =
        TestServer.start(
            Map.of(
                "PARTBOOK_TIME_ZONE",
                ZONE.getId(),
                "PARTBOOK_PUBLISHER_NAME",
                "Edition Example",
                "PARTBOOK_LOG",
                folder.resolve("log").toString()));
    this.shell = new Typed.Shell(folder, server.settings());
    this.agreements = new Agreements(server.db(), server.clock(), ANNA, server.vendors());
    this.log = new LedgerLog(server.db(), new LogFolder(server.config().log()));
  }

  /// Those of a publisher who begins.
  ///
  /// @param folder that has nothing yet
  static Books in(Path folder) throws IOException {
    return new Books(Files.createDirectories(folder));
  }

  /// The one before this.
  YearMonth month() {
    return month;
  }

  TestServer server() {
    return server;
  }

  Typed type(String... words) {
    return shell.type(words);
  }

  /// A file in the folder of the commands.
  Path file(String name) {
    return folder.resolve(name);
  }

  /// Where the document of a statement is kept.
  Path kept(String sha256) {
    return folder.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /// A shop that, for two months before this one, has owed three fifths of its prices in euros, and
  /// 19 percent of tax on that.
  Vendor shop(String name) {
    var shop = server.vendors().add(name, true);
    goTo(month.minusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant());
    agreements.set(
        shop,
        server.clock().instant(),
        new Agreement(
            Currency.getInstance("EUR"),
            Basis.REPORTED,
            BigDecimal.ONE,
            new BigDecimal("40"),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Scope.EVERYTHING,
            new Vat(Vat.Treatment.EXCLUDED, new BigDecimal("19")),
            Period.MONTH));
    goTo(Instant.now());
    return shop;
  }

  /// What was imported of parties and shares at the beginning of that time.
  ///
  /// @param parties the lines of the file
  /// @param shares the lines of the file
  void share(String parties, String shares) throws IOException {
    var ofParties = Files.writeString(file("parties.csv"), parties);
    var ofShares = Files.writeString(file("shares.csv"), shares);
    goTo(month.minusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant());
    var report =
        new RightsImport(server.db(), server.clock(), ANNA)
            .importFiles(
                List.of(ofParties, ofShares),
                new RightsImport.Manner(true, false, Optional.empty()));
    assertThat(report.mistakes()).isEmpty();
    goTo(Instant.now());
  }

  /// Sells copies at 3.95 in the middle of a month.
  void sell(Vendor shop, YearMonth month, int copies) {
    goTo(month.atDay(15).atTime(12, 0).atZone(ZONE).toInstant());
    var sold =
        server
            .api(shop, Environment.LIVE)
            .register(
                Purchase.of(TestAssets.PIANO, ++order, 1)
                    .with("quantity", copies)
                    .with("line_item_price", new BigDecimal("3.95").multiply(of(copies))));
    assertThat(sold.status()).as(sold.text()).isEqualTo(201);
    goTo(Instant.now());
  }

  private static BigDecimal of(int copies) {
    return BigDecimal.valueOf(copies);
  }

  private void goTo(Instant then) {
    server.clock().advance(Duration.between(server.clock().instant(), then));
  }

  /// Does something while entries of the journal were changed behind the server's back.
  ///
  /// @param change what `update` sets
  /// @param where which entries
  void whileChanged(String change, String where, Runnable then) {
    Guarded.JOURNAL.change(
        server.db(),
        "create table kept as select * from journal where %s; update journal set %s where id in (select id from kept)"
            .formatted(where, change));
    try {
      then.run();
    } finally {
      Guarded.JOURNAL.change(
          server.db(),
          "delete from journal where id in (select id from kept); insert into journal select * from kept; drop table kept");
    }
  }

  /// Waits until the log has all that was written; it follows within moments.
  void awaitLog() {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      var found = log.check();
      if (found.size() > 0 && found.unlogged() == 0 && found.published() == found.size()) {
        return;
      }
      assertThat(System.nanoTime()).as("still not logged: " + found).isLessThan(end);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
