package org.partbook.child;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import org.jspecify.annotations.Nullable;

/// A decoder that looks how large an image is before it decodes it.
///
/// Java knows one decoder of each class, and forgets it when another comes: so each format that
/// PDFBox asks for has a class of its own.
abstract sealed class WatchedDecoder extends ImageReaderSpi {
  private final ImageReaderSpi decoder;

  private static final class OfJpeg extends WatchedDecoder {
    OfJpeg(ImageReaderSpi decoder) {
      super(decoder);
    }
  }

  private static final class OfJpeg2000 extends WatchedDecoder {
    OfJpeg2000(ImageReaderSpi decoder) {
      super(decoder);
    }
  }

  private static final class OfJbig2 extends WatchedDecoder {
    OfJbig2(ImageReaderSpi decoder) {
      super(decoder);
    }
  }

  /// Nothing for a format that no PDF has in it.
  static Optional<WatchedDecoder> of(ImageReaderSpi decoder) {
    var formats = new HashSet<>(List.of(decoder.getFormatNames()));
    if (formats.contains("JPEG")) {
      return Optional.of(new OfJpeg(decoder));
    }
    if (formats.contains("JPEG2000")) {
      return Optional.of(new OfJpeg2000(decoder));
    }
    return formats.contains(ImageSizes.JBIG2)
        ? Optional.of(new OfJbig2(decoder))
        : Optional.empty();
  }

  private WatchedDecoder(ImageReaderSpi decoder) {
    super(
        decoder.getVendorName(),
        decoder.getVersion(),
        decoder.getFormatNames(),
        decoder.getFileSuffixes(),
        decoder.getMIMETypes(),
        Reader.class.getName(),
        decoder.getInputTypes(),
        null,
        false,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
    this.decoder = decoder;
  }

  @Override
  public boolean canDecodeInput(Object source) throws IOException {
    return decoder.canDecodeInput(source);
  }

  @Override
  public ImageReader createReaderInstance(@Nullable Object extension) throws IOException {
    return new Reader(this, decoder.createReaderInstance(extension));
  }

  @Override
  public String getDescription(Locale locale) {
    return decoder.getDescription(locale);
  }

  /// Only what PDFBox uses of a reader; it never asks for the rest.
  private static final class Reader extends ImageReader {
    private final ImageReader reader;

    Reader(WatchedDecoder origin, ImageReader reader) {
      super(origin);
      this.reader = reader;
    }

    @Override
    public void setInput(@Nullable Object input, boolean forwardOnly, boolean ignoreMetadata) {
      super.setInput(input, forwardOnly, ignoreMetadata);
      reader.setInput(input, forwardOnly, ignoreMetadata);
    }

    @Override
    public int getNumImages(boolean search) throws IOException {
      return reader.getNumImages(search);
    }

    @Override
    public int getWidth(int index) throws IOException {
      return reader.getWidth(index);
    }

    @Override
    public int getHeight(int index) throws IOException {
      return reader.getHeight(index);
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) throws IOException {
      return reader.getImageTypes(index);
    }

    @Override
    public ImageReadParam getDefaultReadParam() {
      return reader.getDefaultReadParam();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() throws IOException {
      return reader.getStreamMetadata();
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int index) throws IOException {
      return reader.getImageMetadata(index);
    }

    @Override
    public BufferedImage read(int index, @Nullable ImageReadParam param) throws IOException {
      ImageSizes.require(reader, index);
      return reader.read(index, param);
    }

    @Override
    public boolean canReadRaster() {
      return reader.canReadRaster();
    }

    @Override
    public Raster readRaster(int index, @Nullable ImageReadParam param) throws IOException {
      ImageSizes.require(reader, index);
      return reader.readRaster(index, param);
    }

    @Override
    public void dispose() {
      reader.dispose();
    }
  }
}
