package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A store that speaks S3 (S3Proxy, over a folder), in a process of its own, and the wire to it.
public final class BucketServer implements AutoCloseable {
  private static final String PROGRAM = "org.partbook.fault.bucket.BucketMain";
  private static final String KEY = "of-a-trial";

  private final Path folder;
  private final int port;
  private final String secret = UUID.randomUUID().toString();
  private final BucketWire wire;
  private Optional<Process> process = Optional.empty();

  private BucketServer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.wire = new BucketWire(port);
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

  static BucketServer start(Path folder) throws IOException {
    var bucket = new BucketServer(Files.createDirectories(folder), Ports.free());
    Files.createDirectories(folder.resolve("scores"));
    bucket.start();
    return bucket;
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
    builder.environment().putAll(keys());
    process = Optional.of(builder.start());
  }

  private Map<String, String> keys() {
    return Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", secret);
  }

  /// With which a server uses it.
  Map<String, String> settings() {
    return Map.of(
        "PARTBOOK_BLOBS",
        "s3://scores/of-us",
        "PARTBOOK_S3_ENDPOINT",
        "http://127.0.0.1:" + wire.port(),
        "AWS_ACCESS_KEY_ID",
        KEY,
        "AWS_SECRET_ACCESS_KEY",
        secret);
  }

  /// Where it keeps what it is given.
  public Path folder() {
    return folder;
  }

  public BucketWire wire() {
    return wire;
  }

  public List<ProcessHandle> processes() {
    return process.map(Process::toHandle).filter(ProcessHandle::isAlive).stream().toList();
  }

  public void kill() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    wire.close();
  }
}
