package org.partbook.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/// Keeps this process from decoding images that are too large for its memory: asks each for its
/// size first. What a PDF says of an image isn't to be believed, and anything in a PDF may be
/// packed as one, even what isn't meant to be seen.
final class ImageSizes {
  /// Two colours: each pixel a bit while it is decoded, and then a byte.
  private static final String JBIG2 = "JBIG2";

  private static final AtomicReference<String> REFUSED = new AtomicReference<>("");

  private ImageSizes() {}

  /// Puts itself in front of all decoders that Java knows.
  static void watch() {
    var registry = IIORegistry.getDefaultInstance();
    var decoders = new ArrayList<ImageReaderSpi>();
    registry.getServiceProviders(ImageReaderSpi.class, false).forEachRemaining(decoders::add);
    for (var decoder : decoders) {
      registry.deregisterServiceProvider(decoder, ImageReaderSpi.class);
      registry.registerServiceProvider(new WatchedDecoder(decoder), ImageReaderSpi.class);
    }
  }

  /// What was refused since this was last asked. PDFBox goes on without an image that it can't
  /// decode, so nobody else would hear of it.
  static Optional<String> refused() {
    return Optional.of(REFUSED.getAndSet("")).filter(reason -> !reason.isEmpty());
  }

  /// @throws IOException if the image is too large
  static void require(ImageReader reader, int index) throws IOException {
    int width = reader.getWidth(index);
    int height = reader.getHeight(index);
    int bytesPerPixel = reader.getFormatName().equalsIgnoreCase(JBIG2) ? 1 : 4;
    long most = Limits.pixels(Runtime.getRuntime().maxMemory(), bytesPerPixel);
    if (width < 0 || height < 0 || (long) width * height > most) {
      var reason =
          "has an image of %d × %d pixels in it, which is more than the memory is meant for"
              .formatted(width, height);
      REFUSED.set(reason);
      throw new IOException(reason);
    }
  }
}
