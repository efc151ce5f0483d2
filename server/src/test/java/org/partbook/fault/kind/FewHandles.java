package org.partbook.fault.kind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// A server that may have few file handles is started, and strangers take all connections that they
/// can get and say nothing.
final class FewHandles implements Fault {
  private static final int HANDLES = 420;
  private static final int STRANGERS = 400;

  private final List<Socket> strangers = new ArrayList<>();
  private int victim;

  @Override
  public String name() {
    return "a server with 420 file handles, and 400 connections of strangers to it";
  }

  /// A database that the server starts would have as few.
  @Override
  public Optional<String> impossible(Site site) {
    return site.keptByServer();
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
    server.start(List.of("sh", "-c", "ulimit -n " + HANDLES + "; exec \"$@\"", "sh"));
    site.awaitReady(server);
    for (int i = 0; i < STRANGERS; i++) {
      connect(server.port());
    }
  }

  private void connect(int port) throws IOException {
    var socket = new Socket();
    strangers.add(socket);
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket
          .getOutputStream()
          .write("GET /health HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException _) {
      // It was refused, which is what one has to do with so many.
    }
  }

  @Override
  public void end(Site site) throws Exception {
    for (var stranger : strangers) {
      stranger.close();
    }
    strangers.clear();
    var server = site.servers().get(victim);
    server.stop();
    server.start();
  }
}
