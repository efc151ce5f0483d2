package org.partbook.bench.serving.tools;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// An nginx of our own: hands out the files of a folder by `sendfile`, and at `/nothing` two bytes
/// from memory.
public final class Nginx implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Process process;

  private Nginx(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  public static Nginx start(Path folder) throws IOException, InterruptedException, NoResult {
    Files.createDirectories(folder.resolve("files"));
    int port = Ports.free();
    var user = System.getProperty("user.name");
    // As root, it would give its workers to somebody who can't read our folder.
    var line = user.equals("root") ? "user root;\n" : "";
    Files.writeString(folder.resolve("nginx.conf"), settings(line, port));
    var process =
        Command.of(Tools.path("nginx").toString(), "-p", folder.toString(), "-c", "nginx.conf")
            .and("-e", "error.log")
            .start(folder.resolve("nginx.log"));
    var nginx = new Nginx(folder, port, process);
    nginx.await();
    return nginx;
  }

  private static String settings(String user, int port) {
    return """
    daemon off;
    %sworker_processes auto;
    pid nginx.pid;
    error_log error.log;
    events { worker_connections 4096; }
    http {
      access_log off;
      sendfile on;
      tcp_nopush on;
      keepalive_requests 1000000000;
      keepalive_timeout 75s;
      open_file_cache max=1000;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      server {
        listen 127.0.0.1:%d backlog=4096;
        root files;
        location = /nothing { return 200 "ok"; }
      }
    }
    """
        .formatted(user, port);
  }

  private void await() throws IOException, InterruptedException, NoResult {
    for (int i = 0; i < 100; i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        return;
      } catch (IOException _) {
        Thread.sleep(50);
      }
    }
    close();
    throw new NoResult("nginx doesn't start: " + Files.readString(folder.resolve("nginx.log")));
  }

  public int port() {
    return port;
  }

  /// Has it hand out these bytes at `/name`.
  public void serve(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve("files").resolve(name), bytes);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
