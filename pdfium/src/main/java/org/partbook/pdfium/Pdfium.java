package org.partbook.pdfium;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A PDF, opened by PDFium. Each has an instance of its own, so what one file does to it no other
/// file gets to feel. For one thread at a time.
///
/// Nothing of it is native. What a file makes PDFium do, it does to an array of bytes; a file that
/// makes it read or write beside that, or takes more than its limits, gets a [PdfiumException], and
/// then there is nothing more to be had of this instance.
public final class Pdfium implements AutoCloseable {
  private final WatchedThread thread;
  private final ReadOnlyFiles files;
  private final Limits limits;
  private final OpenPdf document;

  private Pdfium(WatchedThread thread, ReadOnlyFiles files, Limits limits, OpenPdf document) {
    this.thread = thread;
    this.files = files;
    this.limits = limits;
    this.document = document;
  }

  /// A page's measures, in points: as it is seen, turned and cropped.
  ///
  /// @param width from left to right
  /// @param height from top to bottom
  public record Size(double width, double height) {}

  /// Whether the build had PDFium: it is fetched by npm.
  ///
  /// @return whether [#open] can be called
  public static boolean isHere() {
    return Machine.isHere();
  }

  /// Opens a file.
  ///
  /// @param pdf the file, which is read as far as it is needed until this is closed
  /// @param limits for this file
  /// @param fonts for text in fonts that aren't in the file
  /// @return the file, to be closed
  /// @throws PdfiumException if PDFium can make nothing of it, or not within the limits
  /// @throws IOException if it can't be read
  /// @throws IllegalStateException if the build had no PDFium
  public static Pdfium open(Path pdf, Limits limits, List<FallbackFont> fonts) throws IOException {
    if (!isHere()) {
      throw new IllegalStateException("built without PDFium");
    }
    var files = new ReadOnlyFiles(pdf, fonts);
    var thread = new WatchedThread();
    try {
      var document = thread.call(limits.time(), () -> OpenPdf.of(files, limits.memory()));
      return new Pdfium(thread, files, limits, document);
    } catch (IOException | RuntimeException | Error e) {
      thread.close();
      files.close();
      throw e;
    }
  }

  /// How many pages it has.
  ///
  /// @return the number, which PDFium may see differently from others where a file is damaged
  public int pages() {
    return document.pages();
  }

  /// How large a page is.
  ///
  /// @param index from 0
  /// @return its size
  /// @throws PdfiumException if there is no such page
  /// @throws IOException if the thread was interrupted
  public Size size(int index) throws IOException {
    return thread.call(limits.time(), () -> document.size(index));
  }

  /// Draws a page as it is seen, on white: upright, cropped, with its annotations and without
  /// hidden layers.
  ///
  /// @param index from 0
  /// @param width in pixels, of the whole page
  /// @param height likewise
  /// @return the page in RGB, [BufferedImage#TYPE_INT_RGB]
  /// @throws PdfiumException if PDFium can't, or not within the limits
  /// @throws IOException if the thread was interrupted
  public BufferedImage draw(int index, int width, int height) throws IOException {
    return thread.call(limits.time(), () -> document.draw(index, width, height).rgb());
  }

  /// Draws a page as [#draw] does, without colours.
  ///
  /// @param index from 0
  /// @param width in pixels, of the whole page
  /// @param height likewise
  /// @return how light each pixel is, [BufferedImage#TYPE_BYTE_GRAY], 255 for white
  /// @throws PdfiumException if PDFium can't, or not within the limits
  /// @throws IOException if the thread was interrupted
  public BufferedImage drawGrey(int index, int width, int height) throws IOException {
    return thread.call(limits.time(), () -> document.draw(index, width, height).grey());
  }

  /// Gives back all that it has taken.
  @Override
  public void close() {
    thread.close();
    files.close();
  }
}
