package org.partbook;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partbook.blob.BlobPlace;
import org.partbook.blob.BucketAccess;
import org.partbook.blob.BucketAddress;
import org.partbook.catalog.LookRules;
import org.partbook.catalog.ShownNumbers;
import org.partbook.child.Limits;
import org.partbook.copies.LookInside;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.Wording;
import org.partbook.db.DatabaseUrl;
import org.partbook.delivery.Links;
import org.partbook.fulfilment.UpstreamScores.Upstream;
import org.partbook.geography.CountryDatabaseUrl;
import org.partbook.http.Proxies;
import org.partbook.http.jetty.DoorLimits;
import org.partbook.http.jetty.Listening;
import org.partbook.http.jetty.TlsFiles;
import org.partbook.ledger.Actor;
import org.partbook.limit.Limit;
import org.partbook.limit.RequestLimits;
import org.partbook.monitoring.AlertUrl;
import org.partbook.monitoring.MonitoringSettings;
import org.partbook.monitoring.MonitoringSettings.Inside;
import org.partbook.monitoring.TraceSettings;
import org.partbook.purchase.Purchases;
import org.partbook.sealing.Seals;
import org.partbook.statement.Publisher;
import org.partbook.webhook.Reach;

/// The settings. They come from environment variables, which win, and from the file `partbook.env`
/// in the data folder; `docs/operations.md` explains each one.
///
/// @param data the folder that holds everything: files, and the database unless it is external
/// @param blobPlace where the files are
/// @param listening where and how the server listens
/// @param publicUrl under which buyers reach the server; where it isn't set, the listening address
/// @param databaseOwner who makes the tables of an external database, if that is another
/// @param countryDatabase the one that is named, or else the one that was installed
/// @param countryDatabaseUrl where a new one is fetched
/// @param bookkeeping when days and months begin, and who types
/// @param scoreLimits what one file may take while it is read
/// @param log the folder of the log's tiles and checkpoint: one for all servers, or one of each
/// @param shownNumbers which of the publisher's own numbers vendors are shown
/// @param looks what anybody may see of scores
/// @param webhooks how far they go
/// @param logFormat how the log is written
/// @param monitoring what is told of the server, and to whom
/// @param limits how many requests there may be
/// @param seals what keys are encrypted with
/// @param backupAccess how the store of a bucket with backups is reached
public record Config(
    Path data,
    BlobPlace blobPlace,
    Listening listening,
    Optional<URI> publicUrl,
    Optional<DatabaseUrl> database,
    Optional<DatabaseUrl> databaseOwner,
    Optional<Path> countryDatabase,
    CountryDatabaseUrl countryDatabaseUrl,
    Optional<Upstream> upstream,
    Purchases.Periods periods,
    Links.Lifetimes links,
    StampStyle stamp,
    Limits scoreLimits,
    Bookkeeping bookkeeping,
    Path log,
    LookRules looks,
    ShownNumbers shownNumbers,
    Reach webhooks,
    LogFormat logFormat,
    MonitoringSettings monitoring,
    RequestLimits limits,
    Seals seals,
    BucketAccess backupAccess) {
  private static final String PREFIX = "PARTBOOK_";
  private static final String DEFAULT_DATA = "partbook-data";
  private static final int DEFAULT_PORT = 8080;
  private static final long UPSTREAM_MAX_SIZE = 256L << 20;
  private static final long BLOB_CACHE = 2L << 30;
  private static final long LEAST_BLOB_CACHE = 1L << 20;

  /// Names that begin like settings, but are none: the launcher's, and those that the demo writes
  /// down for a vendor's scripts and that a shell which has read them hands to every command.
  private static final List<String> NOT_SETTINGS =
      List.of(
          "PARTBOOK_JAVA",
          "PARTBOOK_JAVA_OPTS",
          "PARTBOOK_DEBUG",
          "PARTBOOK_URL",
          "PARTBOOK_TOKEN",
          "PARTBOOK_TOKEN_2",
          "PARTBOOK_SANDBOX_TOKEN");

  /// How the publisher keeps books.
  ///
  /// @param zone in which days and months begin
  /// @param operator who types commands
  /// @param publisher as it stands on statements
  public record Bookkeeping(ZoneId zone, Actor operator, Publisher publisher) {}

  /// Settings that can't be used: all that is wrong with them, a line each.
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(List<String> problems) {
      super(String.join("\n", problems));
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /// Reads the settings of this process.
  public static Config read() throws Invalid {
    return read(System.getenv());
  }

  public static Config read(Map<String, String> environment) throws Invalid {
    var named = environment.getOrDefault("PARTBOOK_DATA", "").strip();
    var data = Path.of(named.isEmpty() ? DEFAULT_DATA : named).toAbsolutePath();
    var problems = new ArrayList<String>();
    var values = new TreeMap<>(fromFile(settingsFile(data), problems));
    environment.forEach((name, value) -> {
      if ((name.startsWith(PREFIX) || name.startsWith(TraceSettings.PREFIX)) && !value.isBlank()) {
        values.put(name, value.strip());
      }
    });
    var reader = new Reader(values, problems);
    var config = reader.config(data);
    config.requireTwoDoors(problems);
    reader.complainOfUnknown();
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    return config;
  }

  /// The names of what was set, in the environment or in the file, whether they are settings or
  /// not.
  public static Set<String> named(Map<String, String> environment) {
    var data = Path.of(environment.getOrDefault("PARTBOOK_DATA", DEFAULT_DATA)).toAbsolutePath();
    var names = new TreeSet<>(inFile(data));
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !value.isBlank()) {
        names.add(name);
      }
    });
    return names;
  }

  /// The names of what was set in the file of a data folder.
  public static Set<String> inFile(Path data) {
    return fromFile(data.resolve("partbook.env"), new ArrayList<>()).keySet();
  }

  /// Two can't listen at one port, and numbers are nothing for who reaches the public one.
  private void requireTwoDoors(List<String> problems) {
    if (port() != 0 && monitoring.inside().filter(door -> door.port() == port()).isPresent()) {
      problems.add("PARTBOOK_METRICS_PORT must be another port than PARTBOOK_PORT, not " + port());
    }
  }

  public String host() {
    return listening.host();
  }

  public int port() {
    return listening.port();
  }

  /// The file of settings, which needn't be there.
  public Path settingsFile() {
    return settingsFile(data);
  }

  private static Path settingsFile(Path data) {
    return data.resolve("partbook.env");
  }

  /// What lies on this machine's disk of the files: all of them, or those of a bucket that were
  /// asked for last.
  public Path blobs() {
    return blobPlace.here();
  }

  /// Where `partbook countries install` puts its database, which is used unless the settings name
  /// another one.
  public Path installedCountries() {
    return installedCountries(data);
  }

  private static Path installedCountries(Path data) {
    return data.resolve("countries.mmdb");
  }

  public Path cache() {
    return data.resolve("cache");
  }

  /// Whether the log is in the data folder, which no other server has.
  boolean hasOwnLog() {
    return log.equals(data.resolve("log"));
  }

  public Config withPort(int otherPort) {
    return new Config(
        data,
        blobPlace,
        listening.at(otherPort),
        publicUrl,
        database,
        databaseOwner,
        countryDatabase,
        countryDatabaseUrl,
        upstream,
        periods,
        links,
        stamp,
        scoreLimits,
        bookkeeping,
        log,
        looks,
        shownNumbers,
        webhooks,
        logFormat,
        monitoring,
        limits,
        seals,
        backupAccess);
  }

  /// A word before it, as in `export NAME=value`, would keep the setting from being seen.
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static Map<String, String> fromFile(Path file, List<String> problems) {
    var values = new TreeMap<String, String>();
    if (!Files.exists(file)) {
      return values;
    }
    try {
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i).strip();
        var equals = line.indexOf('=');
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        if (equals < 1 || !NAME.matcher(line.substring(0, equals).strip()).matches()) {
          problems.add(file + ", line " + (i + 1) + ": expected NAME=value");
        } else {
          values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
      }
    } catch (IOException e) {
      problems.add(file + " can't be read: " + e.getMessage());
    }
    return values;
  }

  /// Reads one setting after the other and notes what is wrong, so that all of it is said at once.
  private static final class Reader {
    private final Map<String, String> values;
    private final List<String> problems;
    private final List<String> known = new ArrayList<>(NOT_SETTINGS);

    Reader(Map<String, String> values, List<String> problems) {
      this.values = values;
      this.problems = problems;
      known.add("PARTBOOK_DATA");
    }

    Config config(Path data) {
      var access = access();
      return new Config(
          data,
          blobPlace(data, access),
          listening(),
          setting("PARTBOOK_PUBLIC_URL", Reader::publicUrl),
          secret("PARTBOOK_DATABASE_URL", DatabaseUrl::parse),
          secret("PARTBOOK_DATABASE_OWNER_URL", DatabaseUrl::parse),
          setting("PARTBOOK_COUNTRY_DATABASE", Reader::existingFile)
              .or(() -> Optional.of(installedCountries(data)).filter(Files::exists)),
          secret("PARTBOOK_COUNTRY_DATABASE_URL", CountryDatabaseUrl::parse)
              .orElseGet(CountryDatabaseUrl::standard),
          upstream(),
          new Purchases.Periods(
              duration("PARTBOOK_VALIDATION_LIFETIME", Duration.ofMinutes(30)),
              duration("PARTBOOK_FULFILMENT_DEADLINE", Duration.ofHours(1)),
              duration("PARTBOOK_CANCELLATION_WINDOW", Duration.ofDays(14))),
          new Links.Lifetimes(
              duration("PARTBOOK_DOWNLOAD_LINK_LIFETIME", Duration.ofHours(24)),
              duration("PARTBOOK_VIEW_LINK_LIFETIME", Duration.ofHours(24))),
          stamp(),
          scoreLimits(),
          new Bookkeeping(
              setting("PARTBOOK_TIME_ZONE", ZoneId::of).orElse(ZoneId.of("UTC")),
              setting("PARTBOOK_OPERATOR", Actor::operator).orElseGet(Actor::operator),
              new Publisher(
                  text("PARTBOOK_PUBLISHER_NAME").orElse("The publisher"),
                  text("PARTBOOK_PUBLISHER_ADDRESS"),
                  text("PARTBOOK_PUBLISHER_VAT_NUMBER"))),
          setting("PARTBOOK_LOG", Path::of)
              .map(Path::toAbsolutePath)
              .orElseGet(() -> data.resolve("log")),
          looks(),
          setting("PARTBOOK_SHOWN_NUMBERS", ShownNumbers::parse).orElseGet(ShownNumbers::none),
          setting("PARTBOOK_WEBHOOK_INNER", Reader::reach).orElse(Reach.PUBLIC),
          setting("PARTBOOK_LOG_FORMAT", LogFormat::parse).orElse(LogFormat.TEXT),
          monitoring(),
          requestLimits(),
          setting("PARTBOOK_KEY_FILE", value -> Seals.of(Path.of(value))).orElseGet(Seals::none),
          backupAccess(access));
    }

    private BucketAccess access() {
      var endpoint = secret("PARTBOOK_S3_ENDPOINT", Reader::endpoint);
      return new BucketAccess(
          endpoint,
          setting("PARTBOOK_S3_REGION", Reader::region),
          setting("PARTBOOK_S3_PATH_STYLE", Reader::onOrOff).orElse(endpoint.isPresent()),
          Optional.empty());
    }

    /// What isn't said is as it is with files.
    private BucketAccess backupAccess(BucketAccess ofBlobs) {
      var endpoint = secret("PARTBOOK_BACKUP_S3_ENDPOINT", Reader::endpoint);
      return new BucketAccess(
          endpoint.or(ofBlobs::endpoint),
          setting("PARTBOOK_BACKUP_S3_REGION", Reader::region).or(ofBlobs::region),
          setting("PARTBOOK_BACKUP_S3_PATH_STYLE", Reader::onOrOff)
              .orElse(endpoint.isPresent() || ofBlobs.pathStyle()),
          setting("PARTBOOK_BACKUP_S3_PROFILE", Reader::profile));
    }

    private BlobPlace blobPlace(Path data, BucketAccess access) {
      var place = text("PARTBOOK_BLOBS");
      var cacheSize = setting("PARTBOOK_BLOB_CACHE", Reader::cacheSize).orElse(BLOB_CACHE);
      if (place.filter(BlobPlace.BucketName::isOne).isEmpty()) {
        return new BlobPlace.Folder(
            setting("PARTBOOK_BLOBS", Path::of)
                .map(Path::toAbsolutePath)
                .orElseGet(() -> data.resolve("blobs")));
      }
      var cache = data.resolve("blob-cache");
      return setting("PARTBOOK_BLOBS", BlobPlace.BucketName::parse)
          .<BlobPlace>map(
              name -> new BlobPlace.Bucket(new BucketAddress(name, access), cache, cacheSize))
          .orElseGet(() -> new BlobPlace.Folder(data.resolve("blobs")));
    }

    private MonitoringSettings monitoring() {
      var host = text("PARTBOOK_METRICS_HOST").orElse("127.0.0.1");
      var inside =
          setting("PARTBOOK_METRICS_PORT", Reader::port).map(port -> new Inside(host, port));
      return new MonitoringSettings(
          inside,
          secret("PARTBOOK_ALERT_URL", AlertUrl::parse),
          duration("PARTBOOK_ALERT_BACKLOG", Duration.ofMinutes(5)),
          setting("PARTBOOK_BACKUP_AGE", Reader::ageOrOff).orElse(Optional.of(Duration.ofDays(2))),
          traces());
    }

    private Optional<TraceSettings> traces() {
      try {
        return TraceSettings.of(values);
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    private RequestLimits requestLimits() {
      var standard = RequestLimits.STANDARD;
      return new RequestLimits(
          setting("PARTBOOK_LIMIT_TOKEN", Limit::parse).orElse(standard.token()),
          setting("PARTBOOK_LIMIT_ADDRESS", Limit::parse).orElse(standard.address()));
    }

    private LookRules looks() {
      return new LookRules(
          setting("PARTBOOK_LOOK_INSIDE", Reader::readable).orElse(OptionalInt.empty()),
          setting("PARTBOOK_PUBLISHER_NAME", LookRules::shortened).orElse(""));
    }

    private Limits scoreLimits() {
      var standard = Limits.STANDARD;
      return new Limits(
          setting("PARTBOOK_SCORE_MEMORY", Reader::memory).orElse(standard.memory()),
          duration("PARTBOOK_SCORE_TIME", standard.time()));
    }

    private Listening listening() {
      var http2 = setting("PARTBOOK_HTTP2", Reader::onOrOff).orElse(false);
      return new Listening(
          text("PARTBOOK_HOST").orElse("127.0.0.1"),
          setting("PARTBOOK_PORT", Reader::port).orElse(DEFAULT_PORT),
          limits(http2 ? DoorLimits.standardWithHttp2() : DoorLimits.standard()),
          tls(),
          http2,
          setting("PARTBOOK_PROXIES", Proxies::parse).orElseGet(Proxies::none));
    }

    private DoorLimits limits(DoorLimits standard) {
      var all =
          setting("PARTBOOK_MAX_CONNECTIONS", Reader::connections).orElse(standard.connections());
      var ofOneAddress =
          setting("PARTBOOK_MAX_CONNECTIONS_OF_ONE_ADDRESS", Reader::connections)
              .orElse(Math.max(1, all / 2));
      return standard.withConnections(all, Math.min(all, ofOneAddress));
    }

    private Optional<TlsFiles> tls() {
      var certificate = setting("PARTBOOK_TLS_CERTIFICATE", Reader::existingFile);
      var key = setting("PARTBOOK_TLS_KEY", Reader::existingFile);
      if (certificate.isPresent() != key.isPresent()) {
        problems.add("PARTBOOK_TLS_CERTIFICATE and PARTBOOK_TLS_KEY are set both, or neither");
      }
      return certificate.flatMap(chain -> key.map(secret -> new TlsFiles(chain, secret)));
    }

    private StampStyle stamp() {
      var standard = StampStyle.standard();
      return new StampStyle(
          setting("PARTBOOK_STAMP_TEXT", Wording::parse).orElse(standard.wording()),
          setting("PARTBOOK_STAMP_PLACE", Reader::place).orElse(standard.place()),
          setting("PARTBOOK_STAMP_DISTANCE", Reader::millimetres).orElse(standard.distance()),
          setting("PARTBOOK_STAMP_FULL_PAGES", Reader::fullPages).orElse(standard.fullPages()));
    }

    private Optional<Upstream> upstream() {
      var pattern = setting("PARTBOOK_UPSTREAM_URL", Reader::urlPattern);
      var token = secret("PARTBOOK_UPSTREAM_TOKEN", Reader::headerValue);
      var timeout = duration("PARTBOOK_UPSTREAM_TIMEOUT", Duration.ofMinutes(1));
      var maxSize = setting("PARTBOOK_UPSTREAM_MAX_SIZE", Sizes::parse).orElse(UPSTREAM_MAX_SIZE);
      return pattern.map(url -> new Upstream(url, token, timeout, maxSize));
    }

    private Optional<String> text(String name) {
      return setting(name, value -> value);
    }

    private Duration duration(String name, Duration otherwise) {
      return setting(name, Durations::parse).orElse(otherwise);
    }

    private <T> Optional<T> setting(String name, Function<String, T> parse) {
      return value(name, parse, true);
    }

    /// As [#setting], but the value is never repeated in a message.
    private <T> Optional<T> secret(String name, Function<String, T> parse) {
      return value(name, parse, false);
    }

    private <T> Optional<T> value(String name, Function<String, T> parse, boolean show) {
      known.add(name);
      var value = Optional.ofNullable(values.get(name));
      try {
        return value.map(parse);
      } catch (IllegalArgumentException e) {
        var shown = show ? "'" + value.orElse("") + "': " : "";
        problems.add(name + " can't be used: " + shown + e.getMessage());
        return Optional.empty();
      }
    }

    void complainOfUnknown() {
      for (var name : values.keySet()) {
        if (name.startsWith(PREFIX) && !known.contains(name)) {
          problems.add(name + " is not a setting of Partbook");
        }
      }
    }

    private static long memory(String value) {
      var memory = Sizes.parse(value);
      if (memory < Limits.LEAST_MEMORY) {
        throw new IllegalArgumentException(
            "it must be at least " + (Limits.LEAST_MEMORY >> 20) + "m");
      }
      return memory;
    }

    private static long cacheSize(String value) {
      var size = Sizes.parse(value);
      if (size < LEAST_BLOB_CACHE) {
        throw new IllegalArgumentException("it must be at least " + (LEAST_BLOB_CACHE >> 20) + "m");
      }
      return size;
    }

    private static URI endpoint(String value) {
      var uri = URI.create(value);
      if (!String.valueOf(uri.getScheme()).matches("https?")
          || uri.getHost() == null
          || uri.getUserInfo() != null
          || uri.getQuery() != null
          || uri.getFragment() != null) {
        throw new IllegalArgumentException("it must look like https://s3.example.org");
      }
      return uri;
    }

    private static String region(String value) {
      if (!value.matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException("it must look like eu-central-1");
      }
      return value;
    }

    private static String profile(String value) {
      if (!value.matches("[A-Za-z0-9_.@+-]{1,64}")) {
        throw new IllegalArgumentException("it must look like backups");
      }
      return value;
    }

    private static int port(String value) {
      var port = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : -1;
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("it must be a number from 0 to 65535");
      }
      return port;
    }

    private static int connections(String value) {
      var connections = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
      if (connections < 1) {
        throw new IllegalArgumentException("it must be a number from 1 to 999999");
      }
      return connections;
    }

    private static boolean onOrOff(String value) {
      return switch (value) {
        case "on" -> true;
        case "off" -> false;
        default -> throw new IllegalArgumentException("it is one of on, off");
      };
    }

    private static OptionalInt readable(String value) {
      if (value.equals("off")) {
        return OptionalInt.empty();
      }
      var pages = value.matches("[0-9]{1,2}") ? Integer.parseInt(value) : 0;
      if (pages < 1 || pages > LookInside.MOST_READABLE) {
        throw new IllegalArgumentException(
            "it is off, or how many pages can be read, from 1 to " + LookInside.MOST_READABLE);
      }
      return OptionalInt.of(pages);
    }

    private static Optional<Duration> ageOrOff(String value) {
      return value.equals("off") ? Optional.empty() : Optional.of(Durations.parse(value));
    }

    private static Reach reach(String value) {
      return switch (value) {
        case "allow" -> Reach.INNER;
        case "deny" -> Reach.PUBLIC;
        default -> throw new IllegalArgumentException("it is one of allow, deny");
      };
    }

    private static StampStyle.Place place(String value) {
      return oneOf(StampStyle.Place.values(), StampStyle.Place::setting, value);
    }

    private static StampStyle.FullPages fullPages(String value) {
      return oneOf(StampStyle.FullPages.values(), StampStyle.FullPages::setting, value);
    }

    private static <T> T oneOf(T[] all, Function<T, String> setting, String value) {
      return Stream.of(all)
          .filter(one -> setting.apply(one).equals(value))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "it is one of " + Stream.of(all).map(setting).collect(Collectors.joining(", "))));
    }

    private static double millimetres(String value) {
      if (!value.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) {
        throw new IllegalArgumentException("it must be a number of millimetres, such as 4 or 6.5");
      }
      return StampStyle.checkedDistance(Double.parseDouble(value));
    }

    private static URI publicUrl(String value) {
      var uri = URI.create(value);
      var scheme = uri.getScheme();
      if (!("http".equals(scheme) || "https".equals(scheme))
          || uri.getHost() == null
          || uri.getQuery() != null
          || uri.getFragment() != null
          || uri.getUserInfo() != null) {
        throw new IllegalArgumentException("it must look like https://scores.example.org");
      }
      return uri;
    }

    private static String urlPattern(String value) {
      var uri = URI.create(value.replace("{asset_id}", "1"));
      if (!value.contains("{asset_id}")
          || uri.getHost() == null
          || !String.valueOf(uri.getScheme()).matches("https?")) {
        throw new IllegalArgumentException(
            "it must look like https://files.example.org/scores/{asset_id}.pdf");
      }
      return value;
    }

    /// What can't be sent would be quoted in an error message.
    private static String headerValue(String value) {
      if (!value.matches("[!-~]+")) {
        throw new IllegalArgumentException("it must consist of visible ASCII characters");
      }
      return value;
    }

    private static Path existingFile(String value) {
      var file = Path.of(value);
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("there is no such file that could be read");
      }
      return file;
    }
  }
}
