package org.partbook.child;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import org.jspecify.annotations.Nullable;

/// A decoder that looks how large an image is before it decodes it.
final class WatchedDecoder extends ImageReaderSpi {
  private final ImageReaderSpi decoder;

  WatchedDecoder(ImageReaderSpi decoder) {
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
