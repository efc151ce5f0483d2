package org.partbook.fault.bucket;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// A store that speaks S3 over a folder, at a port, with the keys that its environment names as
/// those of Amazon's programs are named.
final class BucketMain {
  private BucketMain() {}

  public static void main(String[] arguments) throws Exception {
    var environment = System.getenv();
    S3Proxy.builder()
        .blobStore(new FilesystemNio2BlobStore(arguments[1]))
        .endpoint(URI.create("http://127.0.0.1:" + arguments[0]))
        .awsAuthentication(
            AuthenticationType.AWS_V4,
            environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
            environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))
        .build()
        .start();
  }
}
