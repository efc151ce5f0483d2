package org.partbook.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// PostgreSQL's settings, for a small server whose data must last. They are given at each start, so
/// an old folder gets today's, and nothing in the folder overrules them.
final class Settings {
  private static final Map<String, String> ALWAYS = new LinkedHashMap<>();

  static {
    // What was committed is there after a power cut.
    ALWAYS.put("fsync", "on");
    ALWAYS.put("synchronous_commit", "on");
    ALWAYS.put("full_page_writes", "on");

    // No socket file: its path has a limit of about 100 bytes, and a data folder's may be longer.
    ALWAYS.put("listen_addresses", "127.0.0.1");
    ALWAYS.put("unix_socket_directories", "");
    ALWAYS.put("max_connections", "100");

    // Parallel queries need more of /dev/shm than a container usually has.
    ALWAYS.put("shared_buffers", "128MB");
    ALWAYS.put("max_parallel_workers_per_gather", "0");

    // Rare checkpoints, spread out, make the load smooth; the price is a longer replay after a
    // crash, of some seconds.
    ALWAYS.put("checkpoint_timeout", "15min");
    ALWAYS.put("max_wal_size", "2GB");
    ALWAYS.put("min_wal_size", "256MB");

    // The log stays small, and free of people's names: those are in statements and in details.
    ALWAYS.put("log_min_error_statement", "panic");
    ALWAYS.put("log_error_verbosity", "terse");
    ALWAYS.put("log_checkpoints", "off");

    ALWAYS.put("timezone", "UTC");
    ALWAYS.put("log_timezone", "UTC");
  }

  private Settings() {}

  /// As options for the command line of `postgres`. `pg_ctl` hands them to a shell: no value has a
  /// character that means something there.
  static String forPort(int port) {
    return ALWAYS.entrySet().stream()
        .map(setting -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(" ", "", " -c port=" + port));
  }
}
