package org.partbook.fault;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.partbook.fault.kind.Fault;
import org.partbook.fault.kind.Felt;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Shops;
import org.partbook.fault.shop.Watched;
import org.partbook.fault.site.PartbookServer;
import org.partbook.fault.site.Site;

/// One run: puts everything up, lets shops sell, puts faults in, and holds everything against
/// everything at the end.
final class Trial {
  /// What doesn't sell again within this won't, though a machine may have much else to do.
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(90);

  /// Within this shops feel a fault that they have to feel.
  private static final Duration LONGEST_UNFELT = Duration.ofSeconds(90);

  /// What a trial in a hurry lets each fault last.
  private static final Duration SHORT = Duration.ofSeconds(1);

  /// Between two faults.
  private static final int ENOUGH_SALES = 30;

  private static final int ROOM_FOR_THE_DOCTOR = 8_000;

  private final Options options;
  private final Random random;
  private final Findings findings = new Findings();
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, String> leftOut = new TreeMap<>();
  private final Instant begun = Instant.now();

  Trial(Options options) {
    this.options = options;
    this.random = new Random(options.seed());
  }

  Report run() throws Exception {
    say(
        "seed %d; %d servers, work in %s"
            .formatted(options.seed(), options.servers(), options.work()));
    try (var site = Site.open(options.site())) {
      say("everything is up");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(site), "end"));
      var addresses = site.servers().stream().map(PartbookServer::address).toList();
      try (var shops =
          new Shops(addresses, site.tokens(), options.shops(), options.pause(), findings)) {
        var examination = new Examination(site.commands(), findings);
        Recovery.await(shops, System.nanoTime(), patience());
        try {
          putFaultsIn(site, shops, examination);
        } catch (IllegalStateException | IOException | SQLException e) {
          // What was sold until then is worth looking at.
          say("the trial breaks off: " + e);
          findings.add(Kind.TRIAL, e.toString());
        }
        return settle(site, shops, examination);
      }
    }
  }

  private Duration patience() {
    var promised = options.bounds().longestRecovery();
    return promised.compareTo(LEAST_PATIENCE) > 0 ? promised : LEAST_PATIENCE;
  }

  private void putFaultsIn(Site site, Shops shops, Examination examination) throws Exception {
    var possible = new ArrayList<Fault>();
    for (var kind : options.kinds()) {
      kind.impossible(site)
          .ifPresentOrElse(why -> leftOut.put(kind.name(), why), () -> possible.add(kind));
    }
    if (options.minutes().isEmpty()) {
      for (var kind : possible) {
        amidst(site, shops, kind, SHORT);
        if (kind.leavesTraces()) {
          examination.afterwards(kind.name(), clockHasJumped(), options.bounds().longestRecovery());
        }
      }
      return;
    }
    var end = begun.plus(Duration.ofMinutes(options.minutes().get()));
    while (Instant.now().isBefore(end)) {
      var kind = possible.get(random.nextInt(possible.size()));
      var longest = kind.longest().toMillis();
      amidst(site, shops, kind, Duration.ofMillis(500 + random.nextLong(longest)));
      Thread.sleep(random.nextLong(5_000));
    }
  }

  /// Lets something happen while shops sell, waits until all servers sell again, and looks whether
  /// what was sold lately still holds.
  private void amidst(Site site, Shops shops, Fault fault, Duration time) throws Exception {
    shops.awaitSales(ENOUGH_SALES);
    shops.watchAnew();
    var at = Instant.now();
    long beginning = System.nanoTime();
    try {
      fault.begin(site, random);
      Thread.sleep(time);
      awaitFelt(site, shops, fault);
    } finally {
      fault.end(site);
    }
    // How long a database takes to fail over is its own affair.
    site.database().awaitWrites();
    long ended = System.nanoTime();
    var recovery = Recovery.await(shops, ended, patience());
    var lasted = Duration.ofNanos(ended - beginning);
    var row =
        new Row(
            fault.name(),
            at,
            lasted,
            recovery,
            shops.watched(),
            fault.waits(site),
            fault.silences(site));
    rows.add(row);
    if (recovery.all().isEmpty()) {
      findings.add(Kind.RECOVERY, fault.name() + ": not every server sells again");
    }
    shops.checkLatest();
    say(Report.words(row));
  }

  private void awaitFelt(Site site, Shops shops, Fault fault) throws Exception {
    var felt = fault.felt(site);
    var deadline = System.nanoTime() + LONGEST_UNFELT.toNanos();
    while (!isFelt(shops.watched(), felt) || !fault.hasHappened(site)) {
      if (System.nanoTime() > deadline) {
        findings.add(Kind.UNFELT, fault.name());
        return;
      }
      Thread.sleep(50);
    }
  }

  private static boolean isFelt(Watched seen, Felt felt) {
    return switch (felt) {
      case NOTHING -> true;
      case REFUSAL -> seen.refusals() > 0;
      case SILENCE -> seen.silences() > 0;
    };
  }

  private Report settle(Site site, Shops shops, Examination examination) throws Exception {
    say("settling");
    shops.finish();
    shops.checkAll();
    rows.forEach(this::judge);
    var lines = shops.lines();
    int compared;
    try (var connection = site.database().connect()) {
      compared = new Books(lines, findings).compare(connection);
    }
    site.disk().grow(ROOM_FOR_THE_DOCTOR);
    site.databaseDisk().grow(ROOM_FOR_THE_DOCTOR);
    var doctor = examination.atTheEnd(clockHasJumped());
    site.stop().forEach(words -> findings.add(Kind.END, words));
    return new Report(
        options, begun, Instant.now(), rows, leftOut, lines, compared, findings, doctor);
  }

  private void judge(Row row) {
    if (row.during().unexplained() > 0) {
      findings.add(
          Kind.ANSWER, row.kind() + ": " + row.during().unexplained() + " × no Retry-After");
    }
    options.bounds().judge(row, findings);
  }

  /// Some sales are of a time that will only come, which is what was wanted of that fault: nothing
  /// can tell later that they aren't.
  private boolean clockHasJumped() {
    return rows.stream().anyMatch(row -> row.kind().contains("clock"));
  }

  /// Ctrl-C leaves nothing that runs.
  private static void closeQuietly(Site site) {
    try {
      site.close();
    } catch (IOException e) {
      say("left behind: " + e.getMessage());
    }
  }

  private static void say(String words) {
    System.err.println("faults: " + words);
  }
}
