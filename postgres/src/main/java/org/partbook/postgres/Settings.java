package org.partbook.postgres;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// PostgreSQL's settings, for a server whose data must last, by the machine's memory. They are
/// given at each start, so an old folder gets today's, and nothing in the folder overrules them.
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
    ALWAYS.put("max_connections", "200");

    // Parallel queries need more of /dev/shm than a container usually has; and what is asked here
    // is short, so that compiling it would take longer than doing it.
    ALWAYS.put("max_parallel_workers_per_gather", "0");
    ALWAYS.put("jit", "off");

    // Nearly every disk is one without a head, and finds a page here as soon as there.
    ALWAYS.put("random_page_cost", "1.1");

    // A page that is changed for the first time behind a checkpoint goes into the log whole.
    ALWAYS.put("wal_compression", "on");

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

  private static final long MIB = 1 << 20;

  private Settings() {}

  /// As options for the command line of `postgres`. `pg_ctl` hands them to a shell: no value has a
  /// character that means something there.
  ///
  /// @param memory of the machine, in bytes
  static String of(int port, long memory) {
    var settings = new LinkedHashMap<>(ALWAYS);
    settings.putAll(ofMemory(memory / MIB));
    settings.put("port", Integer.toString(port));
    return settings.entrySet().stream()
        .map(setting -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(" "));
  }

  /// Little, as the machine isn't ours alone, and more than one database may be on it. Shared
  /// buffers are taken when they are filled, and the system keeps in memory what isn't in them.
  private static Map<String, String> ofMemory(long mebibytes) {
    return Map.of(
        "shared_buffers", Math.clamp(mebibytes / 16, 128, 1024) + "MB",
        "effective_cache_size", Math.clamp(mebibytes / 2, 256, 1 << 20) + "MB",
        "maintenance_work_mem", Math.clamp(mebibytes / 64, 64, 256) + "MB");
  }

  /// Of this machine, or of the container that stands for it, in bytes; 0 if nobody knows.
  static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
