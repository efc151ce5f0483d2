package org.partbook.copies.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.partbook.pdfium.FallbackFont;
import org.partbook.pdfium.Limits;
import org.partbook.pdfium.Pdfium;

/// PDFium, for pages that PDFBox may have drawn wrongly. It is started for the first of them, and
/// where the build had none, or it breaks off over a page, it has nothing to say of any further
/// one.
public final class SecondRenderer implements AutoCloseable {
  /// For opening a file, and for each page; and once it takes longer, it is asked no more. So a
  /// file that was read before in the time that there is for it is read still.
  private static final Duration TIME = Duration.ofSeconds(10);

  /// In bytes: what PDFBox, its document and PDFium's code need of the memory.
  private static final long FOR_THE_REST = 128L << 20;

  /// The part of what is left that it may take: while it grows it takes almost as much again.
  private static final double PART_OF_MEMORY = 3.0 / 8;

  /// Two programs may count pages of damaged files differently, so they have to agree on sizes.
  private static final double SAME_SIZE = 1;

  private static final String CJK = "NotoSansCJK.ttc";

  private final Path pdf;
  private final long memory =
      (long) ((Runtime.getRuntime().maxMemory() - FOR_THE_REST) * PART_OF_MEMORY);
  private @Nullable Pdfium opened;
  private boolean useless;

  /// Opens nothing yet.
  ///
  /// @param pdf the file, which other programs may have open
  public SecondRenderer(Path pdf) {
    this.pdf = pdf;
    this.useless = !Pdfium.isHere() || memory < Limits.LEAST_MEMORY;
  }

  /// Whether it is there and has memory to work with, so that what it doesn't tell it couldn't.
  boolean couldTell() {
    return Pdfium.isHere() && memory >= Limits.LEAST_MEMORY;
  }

  /// Whether the build had one.
  public static boolean isHere() {
    return Pdfium.isHere();
  }

  /// A page as PDFium sees it, grey.
  ///
  /// @return nothing where it can't be had
  /// @throws IOException if the thread was interrupted
  Optional<BufferedImage> grey(
      PDDocument document, int index, PageSpace space, int width, int height) throws IOException {
    return drawn(document, index, space, pdfium -> pdfium.drawGrey(index, width, height));
  }

  /// The same, in colours.
  Optional<BufferedImage> rgb(
      PDDocument document, int index, PageSpace space, int width, int height) throws IOException {
    return drawn(document, index, space, pdfium -> pdfium.draw(index, width, height));
  }

  private interface Drawing {
    BufferedImage by(Pdfium pdfium) throws IOException;
  }

  private Optional<BufferedImage> drawn(
      PDDocument document, int index, PageSpace space, Drawing drawing) throws IOException {
    if (useless) {
      return Optional.empty();
    }
    try {
      var pdfium = open();
      if (!agrees(pdfium, document, index, space)) {
        return Optional.empty();
      }
      return Optional.of(drawing.by(pdfium));
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError _) {
      useless = true;
      close();
      return Optional.empty();
    }
  }

  private Pdfium open() throws IOException {
    if (opened == null) {
      opened =
          Pdfium.open(
              pdf, new Limits(memory, TIME), List.of(new FallbackFont(CJK, SecondRenderer::cjk)));
    }
    return opened;
  }

  private static boolean agrees(Pdfium pdfium, PDDocument document, int index, PageSpace space)
      throws IOException {
    if (pdfium.pages() != document.getNumberOfPages()) {
      return false;
    }
    var size = pdfium.size(index);
    return Math.abs(size.width() - space.width()) < SAME_SIZE
        && Math.abs(size.height() - space.height()) < SAME_SIZE;
  }

  /// For text in Chinese, Japanese and Korean: PDFium has fonts of its own for other scripts.
  private static byte[] cjk() {
    try (InputStream in =
        SecondRenderer.class.getClassLoader().getResourceAsStream("partbook-fonts/" + CJK)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
