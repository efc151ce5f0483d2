package org.partbook.monitoring;

import java.time.Duration;
import java.util.Optional;

/// What is told of the server, and to whom.
///
/// @param inside where metrics are served, if they are
/// @param alerts where alerts are sent, if they are
/// @param longestWait how long a live line may wait before that is an alert
/// @param oldestBackup how old the latest backup may be; nothing if others see to that
/// @param traces where traces are sent, if they are
public record MonitoringSettings(
    Optional<Inside> inside,
    Optional<AlertUrl> alerts,
    Duration longestWait,
    Optional<Duration> oldestBackup,
    Optional<TraceSettings> traces) {
  /// A door that only the publisher's own network should reach.
  ///
  /// @param port 0 for a free one
  public record Inside(String host, int port) {}
}
