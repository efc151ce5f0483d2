package org.partbook.fault;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.partbook.fault.kind.Fault;
import org.partbook.fault.kind.Kinds;
import org.partbook.fault.site.BucketServer;
import org.partbook.fault.site.Cluster;
import org.partbook.fault.site.FalseClock;
import org.partbook.fault.site.FilesAt;
import org.partbook.fault.site.SiteOptions;

/// What a trial is told.
///
/// @param minutes of faults by chance; none, and each kind is tried once, in turn
/// @param shops of each vendor for each server
/// @param rate orders that all shops together begin in a second, about
/// @param ownMounts whether this process has a mount namespace of its own
/// @param files where they are
/// @param standby whether PostgreSQL has a standby that takes over
/// @param embedded whether the only server brings its PostgreSQL along
/// @param bounds within which servers have to refuse, and to recover
record Options(
    Path checkout,
    Path work,
    Path report,
    long seed,
    Optional<Integer> minutes,
    int servers,
    int vendors,
    int shops,
    int rate,
    List<Fault> kinds,
    boolean ownMounts,
    String javaOptions,
    FilesAt files,
    boolean standby,
    boolean embedded,
    Bounds bounds) {
  Options {
    if (embedded && (servers != 1 || standby)) {
      throw new IllegalArgumentException(
          "--embedded yes: then there is one server, and no standby");
    }
  }

  private static final Set<String> KNOWN =
      Set.of(
          "--checkout",
          "--work",
          "--report",
          "--seed",
          "--minutes",
          "--servers",
          "--vendors",
          "--shops",
          "--rate",
          "--kinds",
          "--own-mounts",
          "--java-options",
          "--bucket",
          "--standby",
          "--embedded",
          "--slowest-refusal",
          "--longest-recovery");

  /// Reads them.
  ///
  /// @throws IllegalArgumentException with what is wrong
  static Options read(String... arguments) {
    var given = new TreeMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!KNOWN.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            arguments[i] + ": there are " + KNOWN + ", each with a value");
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    return read(given);
  }

  private static Options read(Map<String, String> given) {
    var embedded = given.getOrDefault("--embedded", "no").equals("yes");
    var checkout = Path.of(given.getOrDefault("--checkout", "")).toAbsolutePath().normalize();
    var work = checkout.resolve(given.getOrDefault("--work", "server/target/faults"));
    var kinds =
        Optional.ofNullable(given.get("--kinds")).map(names -> Set.of(names.split(",", -1)));
    return new Options(
        checkout,
        work,
        checkout.resolve(given.getOrDefault("--report", "server/target/faults.md")),
        Optional.ofNullable(given.get("--seed"))
            .map(Long::parseLong)
            .orElseGet(() -> new Random().nextLong(1_000_000)),
        Optional.ofNullable(given.get("--minutes")).map(Integer::parseInt),
        Integer.parseInt(given.getOrDefault("--servers", embedded ? "1" : "3")),
        Integer.parseInt(given.getOrDefault("--vendors", "3")),
        Integer.parseInt(given.getOrDefault("--shops", embedded ? "4" : "1")),
        Integer.parseInt(given.getOrDefault("--rate", "40")),
        kinds.map(Kinds::named).orElseGet(Kinds::all),
        given.getOrDefault("--own-mounts", "no").equals("yes"),
        given.getOrDefault("--java-options", "-XX:+UseSerialGC"),
        files(given.getOrDefault("--bucket", "no")),
        possible(given, "--standby", Cluster.missing()),
        embedded,
        new Bounds(
            seconds(given, "--slowest-refusal", Bounds.PROMISED.slowestRefusal()),
            seconds(given, "--longest-recovery", Bounds.PROMISED.longestRecovery())));
  }

  private static Duration seconds(Map<String, String> given, String option, Duration standard) {
    var value = given.get(option);
    if (value == null) {
      return standard;
    }
    try {
      var time = Duration.ofMillis(new BigDecimal(value).movePointRight(3).longValueExact());
      if (time.isPositive()) {
        return time;
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        option + " " + value + ": it is a number of seconds, such as 10 or 0.5");
  }

  private static FilesAt files(String bucket) {
    return switch (bucket) {
      case "no" -> new FilesAt.Folder();
      case "yes" -> {
        BucketServer.missing().ifPresent(missing -> refuse("--bucket yes", missing));
        yield new FilesAt.OwnStore();
      }
      default -> store(bucket);
    };
  }

  private static FilesAt store(String bucket) {
    var uri = URI.create(bucket);
    if (!"http".equals(uri.getScheme()) || uri.getPort() < 0 || uri.getPath().length() < 2) {
      refuse("--bucket " + bucket, "neither yes nor no, nor of the form http://HOST:PORT/BUCKET");
    }
    return new FilesAt.Store(
        uri, new FilesAt.Keys(inherited("AWS_ACCESS_KEY_ID"), inherited("AWS_SECRET_ACCESS_KEY")));
  }

  private static String inherited(String name) {
    var value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " isn't in the environment");
    }
    return value;
  }

  private static void refuse(String option, String why) {
    throw new IllegalArgumentException(option + ": " + why);
  }

  private static boolean possible(
      Map<String, String> given, String option, Optional<String> missing) {
    var wanted = given.getOrDefault(option, "no").equals("yes");
    if (wanted && missing.isPresent()) {
      refuse(option + " yes", missing.get());
    }
    return wanted;
  }

  /// How long each shop waits between two orders.
  Duration pause() {
    return Duration.ofMillis(1_000L * servers * vendors * shops / rate);
  }

  /// Disks that hold what is sold, and can be filled in a moment.
  SiteOptions site() throws IOException, InterruptedException {
    var database = (300 + 20 * minutes.orElse(0)) * (standby ? 4 : 1);
    var room = 100 + 10 * minutes.orElse(0);
    return new SiteOptions(
        checkout,
        work,
        servers,
        vendors,
        ownMounts,
        database,
        embedded ? database + room : room,
        javaOptions,
        embedded
            ? Optional.empty()
            : FalseClock.compiled(checkout, work.resolveSibling("faults-native")),
        files,
        standby,
        embedded);
  }
}
