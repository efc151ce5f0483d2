package org.partbook.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A network in front of PostgreSQL that swallows packets when it is told to: connections stay
/// open, and nothing comes out of them.
public final class SilentProxy implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  private final DatabaseUrl url;
  private final Queue<Link> links = new ConcurrentLinkedQueue<>();
  private volatile boolean silent;

  private static final class Link {
    private final Socket client;
    private final Socket server;
    private volatile boolean dead;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pass(Socket from, Socket to) {
      var buffer = new byte[8192];
      try {
        for (int read = from.getInputStream().read(buffer);
            read >= 0;
            read = from.getInputStream().read(buffer)) {
          if (!dead) {
            to.getOutputStream().write(buffer, 0, read);
          }
        }
        if (!dead) {
          close();
        }
      } catch (IOException _) {
        // Not even the end of a connection gets through.
        if (!dead) {
          close();
        }
      }
    }

    void close() {
      try {
        client.close();
        server.close();
      } catch (IOException _) {
        // It is gone.
      }
    }
  }

  /// @param url of the database behind it
  public SilentProxy(DatabaseUrl url) throws IOException {
    this.url = url;
    Thread.ofVirtual().start(this::accept);
  }

  String host() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /// The same database, by way of this.
  public DatabaseUrl url() {
    return new DatabaseUrl(
        url.jdbcUrl().replaceFirst("//[^/]*/", "//" + host() + "/"), url.user(), url.password());
  }

  public void fallSilent() {
    silent = true;
    links.forEach(link -> link.dead = true);
  }

  /// Connections of before stay dead; those that are made from now on work.
  public void speak() {
    silent = false;
    links.stream().filter(link -> link.dead).forEach(Link::close);
  }

  private void accept() {
    var target = URI.create(url.jdbcUrl().substring("jdbc:".length()));
    try {
      while (true) {
        var client = listener.accept();
        var link = new Link(client, new Socket(target.getHost(), target.getPort()));
        link.dead = silent;
        links.add(link);
        Thread.ofVirtual().start(() -> link.pass(link.client, link.server));
        Thread.ofVirtual().start(() -> link.pass(link.server, link.client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    links.forEach(Link::close);
  }
}
