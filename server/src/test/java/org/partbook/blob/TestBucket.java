package org.partbook.blob;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.partbook.blob.BlobPlace.BucketName;
import org.partbook.blob.s3.S3Bucket;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A bucket of a store that speaks S3, in memory, behind a wire that can be made bad.
public final class TestBucket implements AutoCloseable {
  private static final String KEY = "of-a-test";
  private static final String SECRET = "that-everybody-knows";
  private static final BucketName NAME = BucketName.parse("s3://scores/of-us");
  private static final String BACKUPS = "backups";

  static {
    System.setProperty("aws.accessKeyId", KEY);
    System.setProperty("aws.secretAccessKey", SECRET);
  }

  private final S3Proxy store;
  private final BadWire wire;
  private final S3Client direct;

  private TestBucket() throws Exception {
    this.store =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .build();
    store.start();
    while (!store.getState().equals("STARTED")) {
      Thread.onSpinWait();
    }
    this.wire = new BadWire(store.getPort());
    this.direct =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(URI.create("http://127.0.0.1:" + store.getPort()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
            .build();
    direct.createBucket(ask -> ask.bucket(NAME.bucket()));
    direct.createBucket(ask -> ask.bucket(BACKUPS));
  }

  public static TestBucket start() {
    try {
      return new TestBucket();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// What lies between a server and the bucket.
  public BadWire wire() {
    return wire;
  }

  /// With which a server uses it.
  public Map<String, String> settings() {
    return new HashMap<>(
        Map.of("PARTBOOK_BLOBS", "s3://scores/of-us", "PARTBOOK_S3_ENDPOINT", endpoint()));
  }

  private String endpoint() {
    return "http://127.0.0.1:" + wire.port();
  }

  BlobPlace.Bucket place(Path cache, long size) {
    return new BlobPlace.Bucket(new BucketAddress(NAME, access()), cache, size);
  }

  private BucketAccess access() {
    return new BucketAccess(
        Optional.of(URI.create(endpoint())), Optional.empty(), true, Optional.empty());
  }

  /// A place for backups, in a bucket of their own.
  ///
  /// @param name of no other place
  public BucketAddress backups(String name) {
    return new BucketAddress(BucketName.parse("s3://" + BACKUPS + "/" + name), access());
  }

  /// What lies in a place for backups.
  public List<String> names(String place) {
    return direct
        .listObjectsV2Paginator(ask -> ask.bucket(BACKUPS).prefix(place + "/"))
        .contents()
        .stream()
        .map(object -> object.key().substring(place.length() + 1))
        .toList();
  }

  public byte[] read(String place, String name) {
    return direct
        .getObjectAsBytes(ask -> ask.bucket(BACKUPS).key(place + "/" + name))
        .asByteArray();
  }

  public void write(String place, String name, byte[] bytes) {
    direct.putObject(
        ask -> ask.bucket(BACKUPS).key(place + "/" + name), RequestBody.fromBytes(bytes));
  }

  public void remove(String place, String name) {
    direct.deleteObject(ask -> ask.bucket(BACKUPS).key(place + "/" + name));
  }

  /// Begins to send a file and doesn't go on, as one does who is killed.
  public void begin(String place, String name) {
    var id =
        direct.createMultipartUpload(ask -> ask.bucket(BACKUPS).key(place + "/" + name)).uploadId();
    direct.uploadPart(
        ask -> ask.bucket(BACKUPS).key(place + "/" + name).uploadId(id).partNumber(1),
        RequestBody.fromBytes(new byte[1000]));
  }

  /// How many files somebody has begun to send.
  public int begun() {
    return direct.listMultipartUploads(ask -> ask.bucket(BACKUPS)).uploads().size();
  }

  /// The keys, as a process of its own takes them.
  public static Map<String, String> keys() {
    return Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", SECRET);
  }

  BlobStore forServer(Path cache, long size) throws IOException {
    return Blobs.forServer(place(cache, size));
  }

  BlobStore forCommand(Path cache, long size) throws IOException {
    return Blobs.forCommand(place(cache, size));
  }

  S3Bucket bucket(Path cache) {
    return S3Bucket.open(place(cache, 1).address());
  }

  /// The same bucket, past the wire.
  S3Client direct() {
    return direct;
  }

  /// Changes what is stored under a key.
  public void put(BlobKey key, byte[] bytes) {
    direct.putObject(ask -> ask.bucket(NAME.bucket()).key(name(key)), RequestBody.fromBytes(bytes));
  }

  public void remove(BlobKey key) {
    direct.deleteObject(ask -> ask.bucket(NAME.bucket()).key(name(key)));
  }

  static String name(BlobKey key) {
    return "of-us/" + key.sha256().substring(0, 2) + "/" + key;
  }

  @Override
  public void close() {
    try {
      direct.close();
      wire.close();
      store.stop();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
