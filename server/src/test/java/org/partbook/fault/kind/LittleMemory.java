package org.partbook.fault.kind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.partbook.fault.site.PartbookServer;
import org.partbook.fault.site.Site;

/// A server is started with a heap that is far too small, and a vendor's program sends it more than
/// that can hold: bodies that are nearly there, each of a size that is allowed. So Java ends when
/// it has no memory left, and whoever looks after the server starts it anew, with as little.
final class LittleMemory implements Fault {
  private static final int MEGABYTES = 24;
  private static final int BODIES = 400;
  private static final int BYTES = 250_000;

  /// For so long a body is waited for, after which its memory is free again.
  private static final Duration LONGEST_BODY = Duration.ofSeconds(30);

  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private int victim;

  @Override
  public String name() {
    return "a server with a heap of 24 MB, and 100 MB of bodies that don't end";
  }

  @Override
  public boolean silences(Site site) {
    return true;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    victim = random.nextInt(site.servers().size());
    var server = site.servers().get(victim);
    server.kill();
    server.start(
        List.of(
            "sh",
            "-c",
            "export PARTBOOK_JAVA_OPTS=\"$PARTBOOK_JAVA_OPTS -Xmx%dm\"; exec \"$@\""
                .formatted(MEGABYTES),
            "sh"));
    awaitReadyOrEnded(server);
    var java = server.java();
    var token = site.tokens().getFirst();
    for (int i = 0; i < BODIES; i++) {
      Thread.ofVirtual().start(() -> send(server, token));
    }
    var deadline = System.nanoTime() + LONGEST_BODY.toNanos();
    while (java.filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
  }

  /// It may have too little memory even to start.
  private static void awaitReadyOrEnded(PartbookServer server) throws InterruptedException {
    var deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!server.hasEnded()
        && Site.status(server.address().resolve("/readyz")) != 200
        && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
  }

  /// All but the last byte.
  private void send(PartbookServer server, String token) {
    var socket = new Socket();
    sockets.add(socket);
    var head =
        "POST /purchase/register HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n".formatted(token, BYTES);
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 5_000);
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(" ".repeat(BYTES - 1).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException _) {
      // The server has ended, or takes no more, which is what it has to do.
    }
  }

  @Override
  public void end(Site site) throws Exception {
    for (var socket : sockets) {
      socket.close();
    }
    sockets.clear();
    var server = site.servers().get(victim);
    server.stop();
    server.start();
  }
}
