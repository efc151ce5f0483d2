package org.partbook.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;

/// Pictures of a score's pages, kept in a folder that may be emptied at any time.
///
/// Rendering is a matter of processor time, a few tenths of a second for a page, so as many pages
/// are rendered at a time as there are processors, in platform threads: a virtual thread that
/// computes would keep all the others waiting. Ten viewers of one page wait for one rendering.
///
/// The pictures are the same for all buyers, so they are kept by score, page and version of the
/// rendering. What is written gets its name when it is complete.
public final class PageImages implements AutoCloseable {
  private final BlobStore blobs;
  private final Path folder;
  private final ExecutorService renderers;
  private final ConcurrentMap<Path, CompletableFuture<Path>> underWay = new ConcurrentHashMap<>();

  private interface Work {
    void write(Path pdf, Path to) throws IOException;
  }

  /// Keeps the pictures in a folder.
  ///
  /// @param folder is made if it isn't there
  public PageImages(BlobStore blobs, Path folder) throws IOException {
    this.blobs = blobs;
    this.folder = Files.createDirectories(folder);
    this.renderers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("page-", 1).daemon().factory());
  }

  /// The sizes of all pages.
  ///
  /// @throws NoSuchFileException if the score's file is gone
  public List<PageSize> sizes(BlobKey score) throws IOException {
    var file = kept(score, "sizes", (pdf, to) -> Files.write(to, lines(PageRenderer.sizes(pdf))));
    return Files.readAllLines(file).stream().map(PageImages::size).toList();
  }

  /// The picture of a page, counted from 1; nothing if there is no such page.
  ///
  /// @throws NoSuchFileException if the score's file is gone
  public Optional<PageImage> page(BlobKey score, int number) throws IOException {
    if (number < 1 || number > sizes(score).size()) {
      return Optional.empty();
    }
    var file = kept(score, number + ".png", (pdf, to) -> PageRenderer.render(pdf, number, to));
    var etag = Copies.etag(PageRenderer.VERSION + "/" + score + "/" + number);
    return Optional.of(new PageImage(file, etag));
  }

  private Path kept(BlobKey score, String name, Work work) throws IOException {
    var place = place(score).resolve(name);
    if (Files.exists(place)) {
      return place;
    }
    var making =
        underWay.computeIfAbsent(
            place, _ -> CompletableFuture.supplyAsync(() -> make(score, place, work), renderers));
    try {
      return making.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    } finally {
      underWay.remove(place, making);
    }
  }

  private Path make(BlobKey score, Path place, Work work) {
    var unfinished = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      // Another may have finished between our look and our turn.
      if (!Files.exists(place)) {
        work.write(pdf(score), unfinished);
        force(unfinished);
        Files.createDirectories(place(score));
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
      }
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      unfinished.toFile().delete();
    }
  }

  /// Without this a power cut could leave an empty file under the final name, and it would be shown
  /// for ever.
  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private Path pdf(BlobKey score) throws IOException {
    return blobs
        .find(score)
        .orElseThrow(
            () -> new NoSuchFileException(score.sha256(), null, "this score is not in the store"));
  }

  private Path place(BlobKey score) {
    return folder
        .resolve("v" + PageRenderer.VERSION)
        .resolve(score.sha256().substring(0, 2))
        .resolve(score.sha256());
  }

  private static List<String> lines(List<PageSize> sizes) {
    return sizes.stream().map(size -> size.width() + " " + size.height()).toList();
  }

  private static PageSize size(String line) {
    var numbers = line.split(" ", 2);
    return new PageSize(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /// Ends what is being rendered.
  @Override
  public void close() {
    renderers.shutdownNow();
  }
}
