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
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// One run: puts everything up, lets shops sell, puts faults in, and holds everything against
/// everything at the end.
final class Trial {
  /// Within this each server has to sell again, on a machine that has much else to do.
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(90);

  /// Within this shops feel a fault that they have to feel.
  private static final Duration LONGEST_UNFELT = Duration.ofSeconds(90);

  /// What a trial in a hurry lets each fault last.
  private static final Duration SHORT = Duration.ofMillis(1_500);

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
        Recovery.await(shops, System.nanoTime(), LONGEST_RECOVERY);
        try {
          putFaultsIn(site, shops);
        } catch (IllegalStateException | IOException | SQLException e) {
          // What was sold until then is worth looking at.
          say("the trial breaks off: " + e);
          findings.add(Kind.TRIAL, e.toString());
        }
        return settle(site, shops);
      }
    }
  }

  private void putFaultsIn(Site site, Shops shops) throws Exception {
    var possible = new ArrayList<Fault>();
    for (var kind : options.kinds()) {
      kind.impossible(site)
          .ifPresentOrElse(why -> leftOut.put(kind.name(), why), () -> possible.add(kind));
    }
    if (options.minutes().isEmpty()) {
      for (var kind : possible) {
        amidst(site, shops, kind, SHORT);
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
      awaitFelt(shops, fault, fault.felt(site));
    } finally {
      fault.end(site);
    }
    // How long a database takes to fail over is its own affair.
    site.database().awaitWrites();
    long ended = System.nanoTime();
    var recovery = Recovery.await(shops, ended, LONGEST_RECOVERY);
    var lasted = Duration.ofNanos(ended - beginning);
    var row = new Row(fault.name(), at, lasted, recovery, shops.watched());
    rows.add(row);
    if (recovery.all().isEmpty()) {
      findings.add(Kind.RECOVERY, fault.name() + ": not every server sells again");
    }
    if (row.during().unexplained() > 0) {
      findings.add(
          Kind.ANSWER, fault.name() + ": " + row.during().unexplained() + " × no Retry-After");
    }
    shops.checkLatest();
    say(Report.words(row));
  }

  private void awaitFelt(Shops shops, Fault fault, Felt felt) throws InterruptedException {
    var deadline = System.nanoTime() + LONGEST_UNFELT.toNanos();
    while (!isFelt(shops.watched(), felt)) {
      if (System.nanoTime() > deadline) {
        findings.add(Kind.UNFELT, fault.name());
        return;
      }
      Thread.sleep(20);
    }
  }

  private static boolean isFelt(Watched seen, Felt felt) {
    return switch (felt) {
      case NOTHING -> true;
      case REFUSAL -> seen.refusals() > 0;
      case SILENCE -> seen.silences() > 0;
    };
  }

  private Report settle(Site site, Shops shops) throws Exception {
    say("settling");
    shops.finish();
    shops.checkAll();
    var lines = shops.lines();
    int compared;
    try (var connection = site.database().connect()) {
      compared = new Books(lines, findings).compare(connection);
    }
    site.disk().grow(ROOM_FOR_THE_DOCTOR);
    site.databaseDisk().grow(ROOM_FOR_THE_DOCTOR);
    var doctor = examine(site);
    site.stop().forEach(words -> findings.add(Kind.END, words));
    return new Report(
        options, begun, Instant.now(), rows, leftOut, lines, compared, findings, doctor);
  }

  /// What `partbook doctor` says.
  private List<String> examine(Site site) throws IOException, InterruptedException {
    var result = site.command("doctor", "--json");
    var said = new ArrayList<String>();
    said.add("exit code " + result.exit());
    try {
      for (var finding : Json.read(result.out())) {
        var words =
            "%s: %s: %s"
                .formatted(
                    finding.path("verdict").asString(),
                    finding.path("check").asString(),
                    finding.path("message").asString());
        said.add(words);
        if (finding.path("verdict").asString().equals("fault") && !isOfAClockThatJumped(finding)) {
          findings.add(Kind.DOCTOR, words + " " + finding.path("details"));
        }
      }
    } catch (MalformedJson e) {
      findings.add(Kind.DOCTOR, "it didn't answer: " + result);
    }
    return said;
  }

  /// Some sales are of a time that will only come, which is what was wanted of that fault: nothing
  /// can tell later that they aren't.
  private boolean isOfAClockThatJumped(JsonNode finding) {
    return finding.path("check").asString().equals("clock")
        && rows.stream().anyMatch(row -> row.kind().contains("clock"));
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
