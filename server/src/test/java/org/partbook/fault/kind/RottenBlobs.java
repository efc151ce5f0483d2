package org.partbook.fault.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.partbook.fault.site.Bucket;
import org.partbook.fault.site.BucketServer;
import org.partbook.fault.site.Catalogue;
import org.partbook.fault.site.Site;

/// A score and what was prepared of it lose some bytes where they lie: in the folder, in the bucket
/// (and no server has a copy here), or in such copies. Then the files are copied back, as from a
/// backup; copies here were fetched anew by themselves.
final class RottenBlobs implements Fault {
  private static final String FILES_OF_AN_ASSET =
      """
      select prepared_score.blob, prepared_score.score
      from order_line join prepared_score on prepared_score.score = order_line.score
      where order_line.asset_id = ?
      limit 1
      """;

  private static final Duration FIRST_SALE = Duration.ofMinutes(1);

  private final Map<Path, byte[]> sound = new TreeMap<>();

  /// Where.
  enum Place {
    FOLDER("a score and its prepared file rot, and are copied back"),
    BUCKET("the same in the bucket, with every `blob-cache` emptied"),
    CACHE("the same in every `blob-cache`, for good");

    private final String words;

    Place(String words) {
      this.words = words;
    }
  }

  private final Place place;

  RottenBlobs(Place place) {
    this.place = place;
  }

  @Override
  public String name() {
    return place.words;
  }

  @Override
  public Optional<String> impossible(Site site) {
    return switch (place) {
      case FOLDER ->
          site.bucket().isEmpty() ? Optional.empty() : Optional.of("files are in a bucket");
      case BUCKET -> BadBucket.noStoreOfItsOwn(site);
      case CACHE -> BadBucket.noBucket(site);
    };
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    sound.clear();
    for (var file : files(site)) {
      var bytes = Files.readAllBytes(file);
      if (place != Place.CACHE) {
        sound.put(file, bytes.clone());
      }
      for (int i = 0; i < 100; i++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      }
      write(file, bytes);
    }
    if (place == Place.BUCKET) {
      BadBucket.emptyCaches(site);
    }
  }

  @Override
  public void end(Site site) throws Exception {
    for (var file : sound.entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  /// Where servers read, another file takes its place: one that is overwritten under a download
  /// gives that some of the new bytes, and nobody can help it. A store knows more of its files than
  /// their bytes, so there it is the same file.
  private void write(Path file, byte[] bytes) throws IOException {
    var permissions = Files.getPosixFilePermissions(file);
    var written = place == Place.BUCKET ? file : file.resolveSibling(file.getFileName() + ".rots");
    if (place == Place.BUCKET) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.write(written, bytes);
    Files.setPosixFilePermissions(written, permissions);
    if (!written.equals(file)) {
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private List<Path> files(Site site) throws SQLException, IOException, InterruptedException {
    var keys = keys(site);
    var found = new ArrayList<Path>();
    for (var root : roots(site)) {
      try (var all = Files.walk(root)) {
        all.filter(Files::isRegularFile)
            .filter(file -> keys.stream().anyMatch(key -> isOf(file, key)))
            .forEach(found::add);
      }
    }
    if (found.isEmpty() && place != Place.CACHE) {
      throw new IllegalStateException("no files of asset " + Catalogue.ROTTING);
    }
    return found;
  }

  /// Of the score and its prepared file, which shops may not have sold yet when a trial begins.
  private static Set<String> keys(Site site) throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    try (var connection = site.database().connect();
        var statement = connection.prepareStatement(FILES_OF_AN_ASSET)) {
      statement.setLong(1, Catalogue.ROTTING);
      while (true) {
        try (var rows = statement.executeQuery()) {
          if (rows.next()) {
            return Set.of(rows.getString(1), rows.getString(2));
          }
        }
        if (System.nanoTime() - begun > FIRST_SALE.toNanos()) {
          throw new IllegalStateException("nothing was sold of asset " + Catalogue.ROTTING);
        }
        Thread.sleep(100);
      }
    }
  }

  private List<Path> roots(Site site) {
    return switch (place) {
      case FOLDER -> List.of(site.disk().folder().resolve("blobs"));
      case BUCKET ->
          site.bucket().flatMap(Bucket::server).map(BucketServer::folder).stream().toList();
      case CACHE -> BadBucket.caches(site);
    };
  }

  /// However they are laid out: the name, or folder and name, are the hash.
  private static boolean isOf(Path file, String key) {
    var name = String.valueOf(file.getFileName());
    var folder = String.valueOf(file.resolveSibling("").getFileName());
    return name.equals(key) || (folder + name).equals(key);
  }
}
