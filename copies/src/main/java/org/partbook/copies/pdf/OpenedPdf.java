package org.partbook.copies.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFObjectStreamParser;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Finding.Kind;
import org.partbook.copies.file.Unfit;

/// A PDF that was opened, and mended in memory as far as that loses nothing. What PDFBox mends by
/// itself comes besides.
///
/// Other readers open nearly everything, each in its own way. So what is mended here is told to the
/// publisher, and all that a reader could pass over, a page above all, is looked for: a file that
/// has lost something is refused.
public final class OpenedPdf implements AutoCloseable {
  private final PDDocument document;
  private final Set<String> repairs;
  private final Optional<String> miscount;

  private OpenedPdf(PDDocument document, Set<String> repairs, Optional<String> miscount) {
    this.document = document;
    this.repairs = repairs;
    this.miscount = miscount;
  }

  /// Opens a file.
  ///
  /// @throws Unfit if it is no PDF, or is damaged beyond repair
  /// @throws IOException if PDFBox can't read it
  public static OpenedPdf open(Path file) throws Unfit, IOException {
    var end = PdfEnd.of(file);
    var repairs = new LinkedHashSet<String>();
    if (!end.header()) {
      repairs.add("it does not begin as a PDF does");
    }
    end.end().ifPresent(repairs::add);
    var document = parse(file, end.header(), repairs);
    try {
      var miscount = PageTreeRepair.of(document, repairs);
      Dangling.remove(document, end.cut());
      return new OpenedPdf(document, repairs, miscount);
    } catch (Unfit | RuntimeException | Error e) {
      IOUtils.closeQuietly(document);
      throw e;
    }
  }

  private static PDDocument parse(Path file, boolean header, Set<String> repairs)
      throws IOException {
    var bytes = new RandomAccessReadBufferedFile(file.toFile());
    try {
      return new Parser(bytes, header, repairs).parse();
    } catch (IOException | RuntimeException | Error e) {
      IOUtils.closeQuietly(bytes);
      throw e;
    }
  }

  public PDDocument document() {
    return document;
  }

  /// How many pages it says it has, and how many it has, if these differ.
  Optional<String> miscount() {
    return miscount;
  }

  /// What had to be mended so far.
  public List<Finding> findings() {
    return repairs.isEmpty()
        ? List.of()
        : List.of(Finding.of(Kind.REPAIRED, "was repaired: " + String.join("; ", repairs)));
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /// PDFBox's, for files that it gives up too early.
  private static final class Parser extends PDFParser {
    private static final float USUAL_VERSION = 1.4f;

    private final boolean header;
    private final Set<String> repairs;

    Parser(RandomAccessRead bytes, boolean header, Set<String> repairs) throws IOException {
      super(bytes, "", null, null, IOUtils.createTempFileOnlyStreamCache());
      this.header = header;
      this.repairs = repairs;
    }

    @Override
    protected boolean parsePDFHeader() throws IOException {
      if (header) {
        return super.parsePDFHeader();
      }
      document.setVersion(USUAL_VERSION);
      source.seek(0);
      return true;
    }

    /// Where PDFBox has made the table anew, it would silently drop the pages that it doesn't find.
    @Override
    protected void checkPages(COSDictionary root) throws IOException {
      if (root.getCOSDictionary(COSName.PAGES) == null) {
        throw new IOException("it has no list of pages");
      }
    }

    /// One object that can't be read costs PDFBox all that are in the same stream.
    @Override
    protected @Nullable COSBase parseObjectStreamObject(long stream, COSObjectKey key)
        throws IOException {
      var found = super.parseObjectStreamObject(stream, key);
      if (found != null
          || !(document.getObjectFromPool(new COSObjectKey(stream, 0)).getObject()
              instanceof COSStream objects)) {
        return found;
      }
      try {
        var alone = new PDFObjectStreamParser(objects, document).parseObject(key.getNumber());
        if (alone != null && alone != COSNull.NULL) {
          repairs.add("some of its objects can't be read");
        }
        return alone;
      } catch (IOException _) {
        return null;
      }
    }

    /// Without a length the end of a stream is looked for; with something that is none, PDFBox
    /// gives up the stream.
    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
      long place = source.getPosition();
      if (dictionary.containsKey(COSName.LENGTH)
          && !(dictionary.getDictionaryObject(COSName.LENGTH) instanceof COSNumber)) {
        dictionary.removeItem(COSName.LENGTH);
        repairs.add("it does not say how long its streams are");
      }
      source.seek(place);
      return super.parseCOSStream(dictionary);
    }
  }
}
