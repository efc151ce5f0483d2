package org.partbook.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Pictures of a copy's pages: of the copy itself, stamp and all, because a picture without its
/// buyer's name would be a score that nobody has sold.
///
/// Rendering is a matter of processor time, a few hundredths of a second for a page, so as many
/// pages are rendered at a time as there are processors, in platform threads: a virtual thread that
/// computes would keep all the others waiting. Ten requests for one page wait for one rendering.
/// The pictures that were asked for last are kept in memory, none on the disk.
public final class PageImages implements AutoCloseable {
  private final ExecutorService renderers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("page-", 1).daemon().factory());

  private final RecentPictures pictures = new RecentPictures();
  private final ConcurrentMap<String, CompletableFuture<byte[]>> underWay =
      new ConcurrentHashMap<>();

  /// The sizes of all pages.
  public List<PageSize> sizes(PersonalCopy copy) throws IOException {
    return PageRenderer.sizes(copy);
  }

  /// The picture of a page, counted from 1; nothing if there is no such page.
  public Optional<PageImage> page(PersonalCopy copy, int number) throws IOException {
    var key = PageRenderer.VERSION + "/" + copy.etag() + "/" + number;
    var png = pictures.find(key).orElse(null);
    if (png == null) {
      png = rendered(key, copy, number);
    }
    return png.length == 0 ? Optional.empty() : Optional.of(new PageImage(png, Copies.etag(key)));
  }

  private byte[] rendered(String key, PersonalCopy copy, int number) throws IOException {
    var making =
        underWay.computeIfAbsent(
            key, _ -> CompletableFuture.supplyAsync(() -> render(copy, number), renderers));
    try {
      var png = making.join();
      if (png.length > 0) {
        pictures.keep(key, png);
      }
      return png;
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    } finally {
      underWay.remove(key, making);
    }
  }

  private static byte[] render(PersonalCopy copy, int number) {
    try {
      return PageRenderer.render(copy, number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends what is being rendered.
  @Override
  public void close() {
    renderers.shutdownNow();
  }
}
