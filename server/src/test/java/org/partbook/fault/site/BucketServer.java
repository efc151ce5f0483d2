package org.partbook.fault.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.partbook.fault.site.FilesAt.Keys;

/// A store that speaks S3 (S3Proxy, over a folder), in a process of its own.
public final class BucketServer implements AutoCloseable {
  private static final String PROGRAM = "org.partbook.fault.bucket.BucketMain";

  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  /// Which it has.
  static final String BUCKET = "scores";

  private final Path folder;
  private final int port;
  private final Keys keys;
  private Optional<Process> process = Optional.empty();

  private BucketServer(Path folder, int port, Keys keys) {
    this.folder = folder;
    this.port = port;
    this.keys = keys;
  }

  /// What isn't there that it is made of, if so.
  public static Optional<String> missing() {
    try {
      Class.forName(PROGRAM, false, BucketServer.class.getClassLoader());
      Class.forName("org.gaul.s3proxy.S3Proxy", false, BucketServer.class.getClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.of("S3Proxy isn't among the classes; `BUCKET=yes make faults` fetches it");
    }
  }

  static BucketServer start(Path folder, Keys keys) throws IOException {
    var server = new BucketServer(Files.createDirectories(folder), Ports.free(), keys);
    Files.createDirectories(folder.resolve(BUCKET));
    server.start();
    return server;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public void start() throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PROGRAM,
                Integer.toString(port),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolveSibling("bucket.log").toFile()));
    builder.environment().put("AWS_ACCESS_KEY_ID", keys.id());
    builder.environment().put("AWS_SECRET_ACCESS_KEY", keys.secret());
    process = Optional.of(builder.start());
  }

  /// Waits until it takes connections: how long it takes to start isn't the servers' affair.
  public void awaitAnswer() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!answers()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the bucket's store doesn't come back");
      }
      Thread.sleep(50);
    }
  }

  private boolean answers() {
    try (var _ = new Socket(address().getAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Where it keeps what it is given.
  public Path folder() {
    return folder;
  }

  public void kill() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
