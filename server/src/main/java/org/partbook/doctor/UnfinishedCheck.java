package org.partbook.doctor;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.blob.Unfinished;

/// Files that nobody will finish: what a killed program has left among the blobs and in the cache.
/// What is called otherwise is somebody else's: the cache may be a disk of its own.
final class UnfinishedCheck implements Check {
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Config config;
  private final boolean mends;

  UnfinishedCheck(Config config, boolean mends) {
    this.config = config;
    this.mends = mends;
  }

  @Override
  public String name() {
    return "unfinished";
  }

  @Override
  public Outcome examine() throws IOException {
    var left = new ArrayList<Path>();
    for (var file : in(config.blobs())) {
      if (Unfinished.isAbandoned(file)) {
        left.add(file);
      }
    }
    for (var one : in(config.cache())) {
      if (Unfinished.isOne(one) && latest(one).isBefore(Instant.now().minus(ABANDONED))) {
        left.add(one);
      }
    }
    if (left.isEmpty()) {
      return Outcome.ok("no file was left by anybody who doesn't work on it any more");
    }
    var found = Words.count(left.size(), "file", "files") + " that nobody will finish";
    var names = new Particulars();
    left.forEach(one -> names.add(one.toString()));
    if (!mends) {
      return Outcome.warning(
              found, "Run it with --repair; the next start removes most of them, too")
          .with(names.list());
    }
    for (var one : left) {
      delete(one);
    }
    return Outcome.mended(found + ", removed", names.list());
  }

  private static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var all = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(folder)) {
      files.forEach(all::add);
    }
    return all;
  }

  /// When something in it was last written.
  private static Instant latest(Path one) throws IOException {
    var latest = new Instant[] {Instant.EPOCH};
    walk(
        one,
        file -> {
          var at = Files.getLastModifiedTime(file).toInstant();
          latest[0] = at.isAfter(latest[0]) ? at : latest[0];
        });
    return latest[0].equals(Instant.EPOCH) ? Instant.now() : latest[0];
  }

  private static void delete(Path one) throws IOException {
    walk(one, Files::deleteIfExists);
  }

  private interface Step {
    void at(Path file) throws IOException;
  }

  /// What lies in a folder comes before the folder. What is gone meanwhile is passed over.
  private static void walk(Path one, Step step) throws IOException {
    Files.walkFileTree(
        one,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            step.at(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            step.at(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
