package org.partbook.blob.s3;

import java.time.Duration;
import org.partbook.blob.BucketAccess;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/// How stores are talked to. Checksums of our own are sent and compared, as not every store knows
/// those that the client would add, and what is sent isn't cut into signed chunks, for the same
/// reason.
final class Clients {
  private static final Duration CONNECTION = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration TRY = Duration.ofSeconds(15);
  private static final Duration ALL_TRIES = Duration.ofSeconds(40);
  private static final int TRIES = 3;

  /// Where nobody names one: a store of one's own asks for any.
  private static final Region ANY = Region.US_EAST_1;

  private Clients() {}

  static S3Client open(BucketAccess access) {
    var builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTION)
                    .socketTimeout(SILENCE))
            .credentialsProvider(keys(access))
            .forcePathStyle(access.pathStyle())
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(bounds(access));
    access.region().map(Region::of).ifPresent(builder::region);
    access
        .endpoint()
        .ifPresent(endpoint -> {
          builder.endpointOverride(endpoint);
          if (access.region().isEmpty()) {
            builder.region(ANY);
          }
        });
    return builder.build();
  }

  /// A profile that is named is all that is asked: other keys would be somebody else's.
  private static AwsCredentialsProvider keys(BucketAccess access) {
    return access
        .profile()
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private static ClientOverrideConfiguration bounds(BucketAccess access) {
    var bounds =
        ClientOverrideConfiguration.builder()
            .retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(TRIES).build())
            .apiCallAttemptTimeout(TRY)
            .apiCallTimeout(ALL_TRIES);
    access.profile().ifPresent(bounds::defaultProfileName);
    return bounds.build();
  }
}
