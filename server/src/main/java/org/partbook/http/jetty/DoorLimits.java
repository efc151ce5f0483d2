package org.partbook.http.jetty;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How much strangers may take.
///
/// @param connections at the same time
/// @param connectionsOfOneAddress of these
/// @param head how long the first line and the headers of a request may take
/// @param body how long a body may take
/// @param bodies what bodies may take of memory together, in bytes; short ones aren't counted, for
///   they are bounded by the connections
/// @param idle how long a connection may wait for its next request, or for its client to read on
/// @param leastRate what a client has to read of an answer, in bytes a second: a phone in a train
///   still does, and who reads less holds a connection for the sake of it
/// @param leastRateOver the time over which that is looked at: what is read comes in fits, as
///   trains have tunnels
/// @param sendBuffer of a connection in the kernel, in bytes, which doubles it; without it the
///   kernel lends each slow reader megabytes. Who is seen to read fast gets more
/// @param grace how long requests under way may take when the server stops
public record DoorLimits(
    int connections,
    int connectionsOfOneAddress,
    Duration head,
    Duration body,
    int bodies,
    Duration idle,
    int leastRate,
    Duration leastRateOver,
    int sendBuffer,
    Duration grace) {
  private static final int MOST_CONNECTIONS = 8_000;

  /// Long bodies may have one part of so many: the others are for what is done with them.
  private static final int SHARE_OF_MEMORY = 8;

  /// File handles that are needed for other things than connections.
  private static final int RESERVED = 256;

  /// For a server that stands in the open.
  public static DoorLimits standard() {
    return withRequestsAtOnce(1);
  }

  /// As [#standard], where a connection of HTTP/2 may have several requests at once.
  public static DoorLimits standardWithHttp2() {
    return withRequestsAtOnce(HttpServer.MOST_STREAMS);
  }

  /// A connection needs a file handle, and one more for what is read for each of its requests.
  private static DoorLimits withRequestsAtOnce(int requests) {
    var connections = Math.clamp((handles() - RESERVED) / (1 + requests), 64, MOST_CONNECTIONS);
    return new DoorLimits(
        connections,
        connections / 2,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        (int) Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, Integer.MAX_VALUE),
        // Longer than clients keep theirs: who sends a sale just when we close isn't sure of it.
        Duration.ofSeconds(75),
        512,
        Duration.ofSeconds(60),
        24 * 1024,
        Duration.ofSeconds(2));
  }

  public DoorLimits withConnections(int all, int ofOneAddress) {
    return new DoorLimits(
        all, ofOneAddress, head, body, bodies, idle, leastRate, leastRateOver, sendBuffer, grace);
  }

  DoorLimits withBodies(int bytes) {
    return new DoorLimits(
        connections,
        connectionsOfOneAddress,
        head,
        body,
        bytes,
        idle,
        leastRate,
        leastRateOver,
        sendBuffer,
        grace);
  }

  public DoorLimits withDeadlines(Duration forHead, Duration forBody, Duration forIdle) {
    return new DoorLimits(
        connections,
        connectionsOfOneAddress,
        forHead,
        forBody,
        bodies,
        forIdle,
        leastRate,
        leastRateOver,
        sendBuffer,
        grace);
  }

  DoorLimits withLeastRateOver(Duration time) {
    return new DoorLimits(
        connections,
        connectionsOfOneAddress,
        head,
        body,
        bodies,
        idle,
        leastRate,
        time,
        sendBuffer,
        grace);
  }

  private static long handles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : 2L * MOST_CONNECTIONS + RESERVED;
  }
}
