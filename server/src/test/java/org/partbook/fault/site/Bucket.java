package org.partbook.fault.site;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.partbook.fault.site.FilesAt.Keys;

/// A bucket, and the wire to it that all servers use.
public final class Bucket implements AutoCloseable {
  private final String address;
  private final Keys keys;
  private final BucketWire wire;
  private final Optional<BucketServer> server;

  private Bucket(String address, Keys keys, BucketWire wire, Optional<BucketServer> server) {
    this.address = address;
    this.keys = keys;
    this.wire = wire;
    this.server = server;
  }

  /// In a store of its own.
  static Bucket putUp(Path folder) throws IOException {
    var keys = new Keys("of-a-trial", UUID.randomUUID().toString());
    var server = BucketServer.start(folder, keys);
    return new Bucket(
        "s3://" + BucketServer.BUCKET + "/of-us",
        keys,
        new BucketWire(server.address()),
        Optional.of(server));
  }

  /// In a store that is there. What a trial puts there stays.
  static Bucket at(FilesAt.Store store) throws IOException {
    URI bucket = store.bucket();
    return new Bucket(
        "s3:/" + bucket.getPath() + "/trial-" + UUID.randomUUID(),
        store.keys(),
        new BucketWire(new InetSocketAddress(bucket.getHost(), bucket.getPort())),
        Optional.empty());
  }

  /// With which a server uses it.
  Map<String, String> settings() {
    return Map.of(
        "PARTBOOK_BLOBS",
        address,
        "PARTBOOK_S3_ENDPOINT",
        "http://127.0.0.1:" + wire.port(),
        "AWS_ACCESS_KEY_ID",
        keys.id(),
        "AWS_SECRET_ACCESS_KEY",
        keys.secret());
  }

  public BucketWire wire() {
    return wire;
  }

  /// What has it, if that was put up for the trial.
  public Optional<BucketServer> server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
    wire.close();
  }
}
