package org.partbook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.partbook.blob.BlobPlace;
import org.partbook.fleet.Member;
import org.partbook.fleet.Setting;
import org.partbook.fleet.Setting.Rule;
import org.partbook.fulfilment.UpstreamScores.Upstream;
import org.partbook.limit.Limit;
import org.partbook.sealing.Seals;
import org.partbook.signing.Signer;

/// How this server introduces itself to others at its database: where it is, and in what they have
/// to agree.
final class Introduction {
  /// What copies, pictures, links and lists are made of: servers that differ here answer one
  /// request with different bytes.
  private static final String BYTES = "Copies, links and lists would differ from server to server";

  private static final String BEHAVIOUR =
      "What is promised would depend on the server that answers";

  /// Linux draws it anew at each start of the machine.
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  static final String PUBLIC_URL = "PARTBOOK_PUBLIC_URL";

  private final Config config;
  private final Signer signer;
  private final String host = hostName();
  private final List<Setting> settings = new ArrayList<>();

  private Introduction(Config config, Signer signer) {
    this.config = config;
    this.signer = signer;
  }

  static Member of(Config config, Signer signer) {
    var introduction = new Introduction(config, signer);
    introduction.mustAgree();
    introduction.shouldAgree();
    return introduction.member();
  }

  private Member member() {
    return new Member(
        UUID.randomUUID().toString(),
        place(),
        "the server on %s with its data in %s".formatted(host, config.data()),
        settings);
  }

  private void mustAgree() {
    settings.add(
        new Setting(
            PUBLIC_URL,
            config.publicUrl().map(URI::toString),
            true,
            Rule.REFUSE_UNSAID,
            "The QR codes of copies and all links begin with it"));
    var stamp = config.stamp();
    add(Rule.REFUSE, "PARTBOOK_STAMP_TEXT", stamp.wording().text(), BYTES);
    add(Rule.REFUSE, "PARTBOOK_STAMP_PLACE", stamp.place().setting(), BYTES);
    add(Rule.REFUSE, "PARTBOOK_STAMP_DISTANCE", Double.toString(stamp.distance()), BYTES);
    add(Rule.REFUSE, "PARTBOOK_STAMP_FULL_PAGES", stamp.fullPages().setting(), BYTES);
    var readable = config.looks().readable();
    add(
        Rule.REFUSE,
        "PARTBOOK_LOOK_INSIDE",
        readable.isPresent() ? Integer.toString(readable.getAsInt()) : "off",
        BYTES);
    add(Rule.REFUSE, "PARTBOOK_PUBLISHER_NAME", config.bookkeeping().publisher().name(), BYTES);
    add(Rule.REFUSE, "PARTBOOK_SHOWN_NUMBERS", config.shownNumbers().toString(), BYTES);
    add(
        Rule.REFUSE,
        "PARTBOOK_BLOBS",
        config.blobPlace() instanceof BlobPlace.Bucket bucket ? bucket.toString() : "a folder",
        "What one stores another would not find");
    add(
        Rule.REFUSE,
        "PARTBOOK_TIME_ZONE",
        config.bookkeeping().zone().getId(),
        "Days and months would begin at two times");
  }

  private void shouldAgree() {
    var periods = config.periods();
    warn("PARTBOOK_VALIDATION_LIFETIME", periods.validation());
    warn("PARTBOOK_FULFILMENT_DEADLINE", periods.fulfilment());
    warn("PARTBOOK_CANCELLATION_WINDOW", periods.cancellation());
    warn("PARTBOOK_DOWNLOAD_LINK_LIFETIME", config.links().download());
    warn("PARTBOOK_VIEW_LINK_LIFETIME", config.links().view());
    warn("PARTBOOK_LIMIT_TOKEN", limit(config.limits().token()));
    warn("PARTBOOK_LIMIT_ADDRESS", limit(config.limits().address()));
    var upstream = config.upstream();
    // The URL may have a key in it, too.
    warnHidden("PARTBOOK_UPSTREAM_URL", upstream.map(Upstream::urlPattern));
    warnHidden("PARTBOOK_UPSTREAM_TOKEN", upstream.flatMap(Upstream::token));
    add(
        Rule.WARN,
        "PARTBOOK_LOG",
        config.hasOwnLog() ? config.log() + " on " + host : config.log().toString(),
        "Each would make the files of the log anew");
    add(
        Rule.WARN,
        Seals.SETTING,
        config.seals().told(),
        "A server can't read keys that it has no key for");
    add(Rule.WARN, "the version of Partbook", version(), "Some bytes may differ");
    add(Rule.WARN, "the version of Java", Runtime.version().toString(), "Some bytes may differ");
  }

  private void warn(String name, Duration value) {
    warn(name, Durations.text(value));
  }

  private void warn(String name, String value) {
    add(Rule.WARN, name, value, BEHAVIOUR);
  }

  private void warnHidden(String name, Optional<String> secret) {
    var hidden = Optional.of(secret.map(this::hidden).orElse(""));
    settings.add(new Setting(name, hidden, false, Rule.WARN, BEHAVIOUR));
  }

  private void add(Rule rule, String name, String value, String why) {
    settings.add(new Setting(name, Optional.of(value), true, rule, why));
  }

  private static String limit(Optional<Limit> limit) {
    return limit.map(Limit::toString).orElse("off");
  }

  private String hidden(String secret) {
    return signer.namedFingerprint("setting", secret.getBytes(StandardCharsets.UTF_8));
  }

  private static String version() {
    return Optional.ofNullable(Introduction.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  /// The data folder itself, on this machine and since its start: not just its path, which another
  /// machine or container may have as well.
  private String place() {
    try {
      var folder = config.data().toRealPath();
      var attributes = Files.readAttributes(folder, BasicFileAttributes.class);
      return "%s %s %s %s".formatted(read(BOOT).orElse(""), host, attributes.fileKey(), folder);
    } catch (IOException _) {
      return host + " " + config.data();
    }
  }

  private static String hostName() {
    return read(HOST_NAME)
        .orElseGet(() -> {
          try {
            return InetAddress.getLocalHost().getHostName();
          } catch (UnknownHostException _) {
            return "this machine";
          }
        });
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
