package org.partbook.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.partbook.Config;
import org.partbook.command.BoundedCopy.BadSource;
import org.partbook.geography.CountryDatabase;
import org.partbook.geography.CountryDatabaseUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "install",
    description = {
      "Install a database that tells in which country a buyer's address is, as DIR/countries.mmdb."
          + " Without FILE, it is fetched: a free one, by DB-IP, or from where the setting"
          + " PARTBOOK_COUNTRY_DATABASE_URL says. It is tried before it takes the place of the one"
          + " that is there, and used from the server's next start.",
      "A fetched one that is no newer than the one that is there changes nothing."
    },
    footer = {
      "%nExamples: partbook countries install",
      "          partbook countries install dbip-country-lite.mmdb.gz"
    })
final class CountriesInstallCommand extends DataCommand {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// Some sixty times as much as what there is, in bytes.
  private static final BoundedCopy FETCHED = new BoundedCopy(512L << 20);

  private static final BoundedCopy UNPACKED = new BoundedCopy(2L << 30);

  /// What the one that is fetched without a setting calls itself.
  private static final String DBIP_LITE = "DBIP-Country-Lite";

  private static final String DATA = "IP to Country Lite by DB-IP";
  private static final String LICENCE = "CC BY 4.0";
  private static final String ATTRIBUTION =
      "DB-IP must be named as the source, with a link to https://db-ip.com on pages that show what"
          + " was found with it.";
  private static final String NEWER = "https://db-ip.com/db/download/ip-to-country-lite";

  /// In days.
  private static final long OLD = 90;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A database that you have downloaded, in MaxMind's format, gzipped or not.")
  Optional<Path> file = Optional.empty();

  private final Clock clock = Clock.systemUTC();

  CountriesInstallCommand(Console console) {
    super(console);
  }

  /// What is to be installed.
  ///
  /// @param file lies in the scratch folder
  /// @param source where it comes from, as people may see it
  /// @param fetched whether by us
  private record Found(Path file, CountryDatabase database, String source, boolean fetched) {
    /// Nobody wants an older one in the place of one that was downloaded by hand.
    boolean isWantedInsteadOf(Optional<CountryDatabase> old) {
      return !fetched || old.isEmpty() || database.built().isAfter(old.get().built());
    }

    boolean isDbipLite() {
      return database.kind().equals(DBIP_LITE);
    }
  }

  @Override
  public Integer call() throws Config.Invalid, IOException {
    var config = options.config();
    try (var scratch = ScratchFolder.in(config.cache())) {
      if (file.isPresent()) {
        install(config, checked(file.get(), scratch, file.get().toString(), false));
      } else {
        fetch(config, scratch);
      }
    }
    return Exit.DONE;
  }

  private void fetch(Config config, ScratchFolder scratch) throws IOException {
    var addresses = config.countryDatabaseUrl().of(YearMonth.now(clock));
    var fetched = scratch.file("fetched");
    try {
      var client = HttpClient.newBuilder().connectTimeout(CONNECTING);
      var address = new Download(client, PATIENCE, FETCHED).fetch(addresses, fetched);
      install(config, checked(fetched, scratch, CountryDatabaseUrl.shown(address), true));
    } catch (BadSource e) {
      throw CommandFailed.because(
          """
          %s
          Try again, name another address (PARTBOOK_COUNTRY_DATABASE_URL), or download a database \
          yourself and give its FILE: docs/publishers-guide.md says where from.\
          """
              .formatted(e.getMessage()));
    }
  }

  private static Found checked(Path from, ScratchFolder scratch, String source, boolean fetched)
      throws IOException {
    var mmdb = scratch.file("countries.mmdb");
    try {
      UNPACKED.unpack(from, mmdb);
    } catch (BadSource e) {
      throw unusable(source, e);
    }
    try {
      return new Found(mmdb, CountryDatabase.of(mmdb), source, fetched);
    } catch (IOException e) {
      throw unusable(source, e);
    }
  }

  private static CommandFailed unusable(String source, IOException why) {
    return CommandFailed.because(
        source + " is no country database that could be used: " + Failures.reason(why));
  }

  private void install(Config config, Found found) throws IOException {
    var target = config.installedCountries();
    var old = there(target);
    boolean wanted = found.isWantedInsteadOf(old);
    if (wanted) {
      put(found.file(), target);
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
  private static void put(Path from, Path target) throws IOException {
    try (var channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void tell(Config config, Found found, boolean installed) {
    var target = config.installedCountries();
    if (output.json) {
      output.object(
          JsonFields.of()
              .add("file", target.toString())
              .add("installed", installed)
              .add("source", found.source())
              .add("licence", Optional.of(LICENCE).filter(_ -> found.isDbipLite()))
              .add("attribution", Optional.of(ATTRIBUTION).filter(_ -> found.isDbipLite()))
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
        found.fetched() && found.isDbipLite() ? DATA + ", from " + found.source() : found.source();
    var database = found.database();
    out.println(what + ": of " + database.built() + ", " + age(database) + " days old");
    if (found.isDbipLite()) {
      out.println("Licence: " + LICENCE + ". " + ATTRIBUTION);
    }
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
