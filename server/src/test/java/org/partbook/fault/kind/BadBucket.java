package org.partbook.fault.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.partbook.fault.site.Bucket;
import org.partbook.fault.site.BucketWire.Mood;
import org.partbook.fault.site.PartbookServer;
import org.partbook.fault.site.Site;

/// The way to the bucket goes bad, and servers have nothing of it here.
final class BadBucket implements Fault {
  private static final Duration LONGEST_FILE = Duration.ofSeconds(20);

  private final Mood mood;

  BadBucket(Mood mood) {
    this.mood = mood;
  }

  @Override
  public String name() {
    return "a bucket that "
        + switch (mood) {
          case WHOLE -> "is well";
          case CUT -> "is cut off";
          case SILENT -> "says nothing";
          case SLOW -> "is slow: 4 KiB in 150 ms";
          case FAILING -> "answers 500";
          case TRUNCATING -> "sends half";
        };
  }

  @Override
  public Optional<String> impossible(Site site) {
    return noBucket(site);
  }

  /// Who can't reach the bucket is told so. A slow one may be slow enough for everybody.
  @Override
  public Felt felt(Site site) {
    return mood == Mood.SLOW ? Felt.NOTHING : Felt.REFUSAL;
  }

  /// A file that has begun to come is waited for.
  @Override
  public Map<String, Duration> waits(Site site) {
    var waits = new TreeMap<>(Fault.super.waits(site));
    if (mood == Mood.SLOW || mood == Mood.TRUNCATING) {
      waits.put("FILES_UNAVAILABLE", LONGEST_FILE);
    }
    return waits;
  }

  @Override
  public boolean leavesTraces() {
    return false;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    become(site, mood);
    emptyCaches(site);
  }

  @Override
  public void end(Site site) throws Exception {
    become(site, Mood.WHOLE);
  }

  static Optional<String> noBucket(Site site) {
    return site.bucket().isPresent()
        ? Optional.empty()
        : Optional.of("files are in a folder; with BUCKET=yes they are in a bucket");
  }

  /// A store of somebody else is let alone.
  static Optional<String> noStoreOfItsOwn(Site site) {
    if (site.bucket().isEmpty()) {
      return noBucket(site);
    }
    return site.bucket().flatMap(Bucket::server).isPresent()
        ? Optional.empty()
        : Optional.of("the bucket's store wasn't put up for the trial");
  }

  private static void become(Site site, Mood mood) throws IOException {
    site.bucket().orElseThrow().wire().become(mood);
  }

  static List<Path> caches(Site site) {
    return site.servers().stream()
        .map(PartbookServer::data)
        .map(data -> data.resolve("blob-cache"))
        .filter(Files::isDirectory)
        .toList();
  }

  /// As anybody may at any time. What is being written stays.
  static void emptyCaches(Site site) throws IOException {
    for (var cache : caches(site)) {
      try (var files = Files.find(cache, 2, (file, _) -> isBlob(file))) {
        for (var file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isBlob(Path file) {
    return file.getFileName().toString().matches("[0-9a-f]{60,64}");
  }
}
