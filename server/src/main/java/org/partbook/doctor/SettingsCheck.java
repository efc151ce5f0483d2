package org.partbook.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partbook.Config;
import org.partbook.http.jetty.TlsFiles.Unusable;
import org.partbook.webhook.Reach;

/// The settings: whether they can be read, and whether they go together.
final class SettingsCheck implements Check {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /// Each means nothing without the one behind it.
  private static final Map<String, String> NEEDS =
      Map.of(
          "PARTBOOK_DATABASE_OWNER_URL", "PARTBOOK_DATABASE_URL",
          "PARTBOOK_UPSTREAM_TOKEN", "PARTBOOK_UPSTREAM_URL",
          "PARTBOOK_UPSTREAM_TIMEOUT", "PARTBOOK_UPSTREAM_URL",
          "PARTBOOK_UPSTREAM_MAX_SIZE", "PARTBOOK_UPSTREAM_URL");

  private static final Duration SHORTEST_CERTIFICATE = Duration.ofDays(7);

  private final Map<String, String> environment;
  private Optional<Config> read = Optional.empty();

  SettingsCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "settings";
  }

  /// The settings, if they can be used; asked for afterwards.
  Optional<Config> config() {
    return read;
  }

  @Override
  public Outcome examine() {
    Config config;
    try {
      config = Config.read(environment);
    } catch (Config.Invalid e) {
      return Outcome.fault(
              "they can't be used", "Mend what is named; docs/operations.md explains each setting")
          .with(e.text().lines().toList());
    }
    read = Optional.of(config);
    var names = Config.named(environment);
    var odd = odd(config, names);
    return odd.isEmpty()
        ? Outcome.ok(names.size() + " set, each known, and they go together")
        : Outcome.warning(
                Words.count(odd.size(), "thing", "things") + " about them should be looked at",
                "docs/operations.md explains each setting")
            .with(odd);
  }

  private static List<String> odd(Config config, Set<String> names) {
    var odd = new ArrayList<String>();
    NEEDS.forEach((name, other) -> {
      if (names.contains(name) && !names.contains(other)) {
        odd.add(name + " has no effect without " + other);
      }
    });
    if (Config.inFile(config.data()).contains("PARTBOOK_DATA")) {
      odd.add("PARTBOOK_DATA has no effect in partbook.env, which lies in that folder itself");
    }
    if (config.webhooks() == Reach.INNER) {
      odd.add(
          "PARTBOOK_WEBHOOK_INNER is allow, which is for tests: shops can have this server call"
              + " addresses inside its network");
    }
    address(config).ifPresent(odd::add);
    owner(config).ifPresent(odd::add);
    certificate(config).ifPresent(odd::add);
    proxy(config).ifPresent(odd::add);
    return odd.stream().sorted().toList();
  }

  /// Where it listens is on each copy for good, unless it is said where buyers reach it.
  private static Optional<String> address(Config config) {
    boolean isOpen = !THIS_MACHINE.contains(config.host());
    if (config.publicUrl().isEmpty()) {
      return isOpen
          ? Optional.of(
              "PARTBOOK_PUBLIC_URL is missing: links and the codes on copies lead to the address that"
                  + " the server listens on, "
                  + config.host())
          : Optional.empty();
    }
    var host = String.valueOf(config.publicUrl().get().getHost());
    return isOpen && THIS_MACHINE.contains(host)
        ? Optional.of(
            "PARTBOOK_PUBLIC_URL leads to %s, where only this machine gets, and PARTBOOK_HOST is %s"
                .formatted(host, config.host()))
        : Optional.empty();
  }

  private static Optional<String> owner(Config config) {
    if (config.database().isEmpty() || config.databaseOwner().isEmpty()) {
      return Optional.empty();
    }
    return config.database().get().toString().equals(config.databaseOwner().get().toString())
        ? Optional.empty()
        : Optional.of(
            "PARTBOOK_DATABASE_URL and PARTBOOK_DATABASE_OWNER_URL are of different databases");
  }

  /// Somebody else speaks TLS, who isn't named.
  private static Optional<String> proxy(Config config) {
    var isHttps = config.publicUrl().filter(url -> "https".equals(url.getScheme())).isPresent();
    return isHttps && config.listening().tls().isEmpty() && !config.listening().proxies().areNamed()
        ? Optional.of(
            "PARTBOOK_PROXIES is missing: whatever stands before the server and speaks TLS seems to"
                + " ask for everything, so limits hold for nobody or for all together")
        : Optional.empty();
  }

  private static Optional<String> certificate(Config config) {
    return config
        .listening()
        .tls()
        .flatMap(files -> {
          try {
            var end = files.end();
            return end.isBefore(Instant.now().plus(SHORTEST_CERTIFICATE))
                ? Optional.of(
                    "the certificate %s holds until %s".formatted(files.certificate(), end))
                : Optional.empty();
          } catch (Unusable e) {
            return Optional.of(e.text());
          }
        });
  }
}
