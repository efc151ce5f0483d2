package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every table is written by one class: whoever wants to know what may become of a row reads that
/// one. Reading across is nobody's business.
class TableOwnersTest {
  private static final Path MAIN =
      Path.of(System.getProperty("partbook.root", ".."), "server/src/main");

  private static final Map<String, Set<String>> OWNERS =
      Map.ofEntries(
          Map.entry("access_token", Set.of("TokenStore")),
          Map.entry("asset_misbehaviour", Set.of("MisbehaviourStore")),
          Map.entry("asset", Set.of("ImportStore")),
          Map.entry("asset_before", Set.of("HistoryStore")),
          Map.entry("catalog_import", Set.of("HistoryStore")),
          Map.entry("catalog_state", Set.of("HistoryStore")),
          Map.entry("asset_image", Set.of("ImportStore")),
          Map.entry("edition", Set.of("EditionStore")),
          Map.entry("event", Set.of("EventStore")),
          Map.entry("event_follow", Set.of("FollowStore")),
          Map.entry("event_log", Set.of("EventStore")),
          Map.entry("event_position", Set.of("JournalEventStore")),
          Map.entry("former_name", Set.of("LineStore")),
          Map.entry("journal", Set.of("JournalStore", "LineStore")),
          Map.entry("line_file", Set.of("CopyEditionStore")),
          Map.entry("log_key", Set.of("LogStore")),
          Map.entry("log_mark", Set.of("LogStore")),
          Map.entry("log_state", Set.of("LogStore")),
          Map.entry("look_inside", Set.of("LookStore")),
          Map.entry("order_job", Set.of("LineStore")),
          Map.entry("order_line", Set.of("LineStore")),
          Map.entry("party", Set.of("RightsStore")),
          Map.entry("prepared_score", Set.of("PreparedStore")),
          Map.entry("rendering", Set.of("ImportStore")),
          Map.entry("request_count", Set.of("RequestLogStore")),
          Map.entry("request_log", Set.of("RequestLogStore")),
          Map.entry("rights_version", Set.of("RightsStore")),
          Map.entry("sandbox_clock", Set.of("SandboxClockStore")),
          Map.entry("sandbox_memory", Set.of("SandboxMemoryStore")),
          Map.entry("sandbox_sighting", Set.of("SightingStore")),
          Map.entry("backup_latest", Set.of("BackupStore")),
          Map.entry("server_present", Set.of("FleetStore")),
          Map.entry("share", Set.of("RightsStore")),
          Map.entry("signing_key", Set.of("SigningKeyStore")),
          Map.entry("statement", Set.of("StatementStore")),
          Map.entry("token_use", Set.of("TokenStore")),
          Map.entry("vendor", Set.of("TokenStore")),
          Map.entry("vendor_link", Set.of("SessionStore")),
          Map.entry("vendor_session", Set.of("SessionStore")),
          Map.entry("vendor_terms", Set.of("TermsStore")),
          Map.entry("webhook_attempt", Set.of("DeliveryStore")),
          Map.entry("webhook_delivery", Set.of("DeliveryStore")),
          Map.entry("webhook_endpoint", Set.of("EndpointStore")),
          Map.entry("webhook_secret", Set.of("EndpointStore")));

  private static final Pattern TABLE =
      Pattern.compile("(?m)^(create|drop)(?: unlogged)? table (\\w+)");

  /// What changes rows. `for update` locks them, `do update` belongs to the `insert` before it.
  private static final Pattern WRITING =
      Pattern.compile(
          "(?i)(?:insert\\s+into|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?"
              + "|(?<!for\\s|do\\s)update(?:\\s+only)?)\\s+(\\w+)");

  @Test
  void each_table_is_written_by_one_class() throws IOException {
    var writers = new TreeMap<String, Set<String>>();
    for (var table : tables()) {
      writers.put(table, new TreeSet<>());
    }
    for (var file : files("java", ".java")) {
      WRITING
          .matcher(Files.readString(file))
          .results()
          .flatMap(found -> Stream.ofNullable(writers.get(found.group(1).toLowerCase(Locale.ROOT))))
          .forEach(those -> those.add(file.getFileName().toString().replace(".java", "")));
    }

    assertThat(writers).containsExactlyInAnyOrderEntriesOf(OWNERS);
  }

  /// Those that are there when all migrations have run, in their order.
  private static Set<String> tables() throws IOException {
    var tables = new TreeSet<String>();
    for (var migration : migrations()) {
      TABLE
          .matcher(Files.readString(migration))
          .results()
          .forEach(found -> {
            if (found.group(1).equals("create")) {
              tables.add(found.group(2));
            } else {
              tables.remove(found.group(2));
            }
          });
    }
    return tables;
  }

  private static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MAIN.resolve("resources/org/partbook/db/migration"))) {
      return files
          .sorted(
              Comparator.comparingInt(file ->
                  Integer.parseInt(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))))
          .toList();
    }
  }

  private static Iterable<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
