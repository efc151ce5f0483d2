package org.partbook.pdfium;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All the files that there are for PDFium: the PDF, and fonts in one folder.
final class ReadOnlyFiles implements Closeable {
  static final String PDF = "/score.pdf";

  /// Where PDFium looks.
  static final String FONTS = "/usr/share/fonts";

  /// The first are those that every program has.
  private static final int FIRST_NUMBER = 3;

  private static final int MOST_OPEN = 1000;

  private final FileChannel pdf;
  private final List<FallbackFont> fonts;
  private final List<@Nullable OpenFile> open = new ArrayList<>();

  ReadOnlyFiles(Path pdf, List<FallbackFont> fonts) throws IOException {
    this.pdf = FileChannel.open(pdf, StandardOpenOption.READ);
    this.fonts = List.copyOf(fonts);
  }

  /// Bytes that can be read from anywhere.
  interface Content {
    long length() throws IOException;

    /// Returns how many were read; fewer only at the end.
    int read(long from, byte[] into) throws IOException;
  }

  private static final Content FOLDER =
      new Content() {
        @Override
        public long length() {
          return 0;
        }

        @Override
        public int read(long from, byte[] into) {
          return 0;
        }
      };

  /// A file that PDFium has opened.
  static final class OpenFile {
    final Content content;
    long at;

    OpenFile(Content content) {
      this.content = content;
    }

    boolean isFolder() {
      return content == FOLDER;
    }
  }

  boolean isFolder(String path) {
    return path.equals(FONTS);
  }

  /// Returns 0 for a folder and for a font, -1 for what isn't there.
  long length(String path) throws IOException {
    if (path.equals(PDF)) {
      return pdf.size();
    }
    return isFolder(path) || font(path) != null ? 0 : -1;
  }

  /// Opens a file and returns its number, -1 if there is none.
  int open(String path) {
    var content = content(path);
    if (content == null || open.size() >= MOST_OPEN) {
      return -1;
    }
    open.add(new OpenFile(content));
    return open.size() - 1 + FIRST_NUMBER;
  }

  private @Nullable Content content(String path) {
    if (path.equals(PDF)) {
      return channel();
    }
    if (isFolder(path)) {
      return FOLDER;
    }
    var font = font(path);
    return font == null ? null : bytes(font.bytes().get());
  }

  private @Nullable FallbackFont font(String path) {
    for (var font : fonts) {
      if (path.equals(FONTS + "/" + font.file())) {
        return font;
      }
    }
    return null;
  }

  private Content channel() {
    return new Content() {
      @Override
      public long length() throws IOException {
        return pdf.size();
      }

      @Override
      public int read(long from, byte[] into) throws IOException {
        var buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining() && pdf.read(buffer, from + buffer.position()) >= 0) {
          // On to the next bytes.
        }
        return buffer.position();
      }
    };
  }

  private static Content bytes(byte[] all) {
    return new Content() {
      @Override
      public long length() {
        return all.length;
      }

      @Override
      public int read(long from, byte[] into) {
        int length = (int) Math.max(0, Math.min(into.length, all.length - from));
        if (length > 0) {
          System.arraycopy(all, (int) from, into, 0, length);
        }
        return length;
      }
    };
  }

  /// The file with a number, or null.
  @Nullable OpenFile file(long number) {
    long index = number - FIRST_NUMBER;
    return index >= 0 && index < open.size() ? open.get((int) index) : null;
  }

  void close(long number) {
    if (file(number) != null) {
      open.set((int) number - FIRST_NUMBER, null);
    }
  }

  /// The names in the folder.
  List<String> names() {
    return fonts.stream().map(FallbackFont::file).toList();
  }

  @Override
  public void close() {
    open.clear();
    try {
      pdf.close();
    } catch (IOException _) {
      // It was only read.
    }
  }
}
