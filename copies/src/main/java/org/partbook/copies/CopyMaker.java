package org.partbook.copies;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.partbook.copies.PersonalPages.Surrounds;
import org.partbook.copies.PreparedScore.Content.Pdf;
import org.partbook.copies.PreparedScore.Content.Xml;
import org.partbook.copies.Surround.Owner;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.bytes.Segment.Bytes;
import org.partbook.copies.bytes.Segment.FileRegion;
import org.partbook.copies.file.Digest;
import org.partbook.copies.file.FileKind;
import org.partbook.copies.file.RegionSource;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.look.LookPages;
import org.partbook.copies.musicxml.MusicXmlFile;
import org.partbook.copies.musicxml.XmlPreparer;
import org.partbook.copies.pages.PageDrawings;
import org.partbook.copies.pdf.PdfFile;
import org.partbook.copies.pdf.PdfPreparer;
import org.partbook.copies.pdf.PdfTail;
import org.partbook.copies.pdf.PreparedPdf;
import org.partbook.copies.stamp.Stamper;

/// Makes personal copies of scores: each bears its buyer's name on every page, and costs
/// microseconds.
///
/// A score is *prepared* once, which takes a fraction of a second for each page. From the prepared
/// file any number of copies are opened, each a pure function of the prepared file, the licence and
/// this maker's settings: the same wherever and whenever it is computed. Any number of threads may
/// use a maker at a time.
///
/// ```java
/// var score = Path.of("score.pdf");
/// var file = Path.of("score.prepared");
/// var maker =
///     new CopyMaker(
///         StampStyle.standard(),
///         () -> URI.create("https://scores.example.org/verify/"),
///         StampFonts.load());
/// maker.prepare(ScoreFormat.PDF, score, file);
/// var prepared = PreparedScore.read(file);
///
/// var random = new byte[CopyCode.BYTES];
/// new SecureRandom().nextBytes(random);
/// var licence =
///     new Licence(
///         CopyCode.of(random), "Clara Wieck", 1, "Music Shop", 4711, 1,
///         LocalDate.now(ZoneOffset.UTC), "DE", false);
/// try (var copy = maker.copy(prepared, Regions.of(file), licence);
///     var out = Files.newOutputStream(Path.of("for-clara.pdf"))) {
///   copy.writeTo(out, 0, copy.length());
/// }
/// ```
///
/// The README of this module has the same as a whole program.
///
/// Checking, preparing and drawing read what somebody else has made, with PDFBox and in this
/// process; a file made for the purpose may want more time and memory than there is. Where files
/// come from strangers, give these three a process of their own, with limits. Copies read only what
/// was prepared.
public final class CopyMaker {
  private static final int ETAG_BYTES = 16;

  /// What is computed for some hundred copies: each is asked for part by part, and page by page.
  private static final long MOST_KEPT = 8L * 1024 * 1024;

  private final Stamper stamper;
  private final Kept<Sold, Tail> tails = new Kept<>(MOST_KEPT, Tail::size);
  private final Kept<Framed, Surround> surrounds = new Kept<>(MOST_KEPT, Surround::size);

  /// A copy among all that this maker makes.
  ///
  /// @param sha256 of the prepared file
  private record Sold(String sha256, Licence licence) {}

  /// Pages of a copy that have the same around their drawings.
  private record Framed(Sold copy, int sort, double width, double height) {}

  /// What a copy is, but for the bytes of the file that was prepared.
  private record Tail(List<Segment> segments, String etag, FileKind kind) {
    long size() {
      return segments.stream()
          .mapToLong(segment -> segment instanceof Bytes ? segment.length() : 0)
          .sum();
    }
  }

  /// A maker with these settings.
  ///
  /// @param style how the stamp is to be
  /// @param checkPage the address that leads from a copy to what is known of it, up to the copy's
  ///   code, such as `https://scores.example.org/verify/`; asked for whenever a copy is made, and
  ///   the same each time. [org.partbook.copies.trace.Tracer] finds the QR codes of those that end
  ///   in `/verify/`
  /// @param fonts which the process has loaded once
  public CopyMaker(StampStyle style, Supplier<URI> checkPage, StampFonts fonts) {
    this(new Stamper(style, checkPage, fonts.typesetter()));
  }

  private CopyMaker(Stamper stamper) {
    this.stamper = stamper;
  }

  /// The same, for copies that bear a code, and nobody's name.
  ///
  /// @return a maker that uses the same fonts
  public CopyMaker withoutNames() {
    return new CopyMaker(stamper.withoutNames());
  }

  /// Reads a score to its end, to see whether a buyer could.
  ///
  /// @param format what it should be
  /// @param score the file
  /// @return how many pages it has, 1 or more; MusicXML has none
  /// @throws Unfit if it isn't what it should be, or is damaged, saying so
  /// @throws IOException if it can't be read
  public static OptionalInt check(ScoreFormat format, Path score) throws Unfit, IOException {
    return check(format, score, CopyMaker::unwatched);
  }

  /// The same, for whoever wants to see that it goes on: a file may be made to take for ever.
  ///
  /// @param format what it should be
  /// @param score the file
  /// @param pageDone run when one more page was read
  /// @return how many pages it has, 1 or more; MusicXML has none
  /// @throws Unfit if it isn't what it should be, or is damaged, saying so
  /// @throws IOException if it can't be read
  public static OptionalInt check(ScoreFormat format, Path score, Runnable pageDone)
      throws Unfit, IOException {
    return switch (format) {
      case PDF -> OptionalInt.of(PdfFile.pages(score, pageDone));
      case MUSICXML -> {
        MusicXmlFile.check(score);
        yield OptionalInt.empty();
      }
    };
  }

  /// Prepares a score: writes the file that copies are made of, and looks whether a copy of it is
  /// what it should be.
  ///
  /// @param format what the score is
  /// @param score the file
  /// @param prepared the file to write; on failure, what is there is worthless
  /// @return how many pages it has, and what its publisher should know
  /// @throws Unfit if no personal copies can be made of the score, saying why
  /// @throws IOException if a file can't be read or written, or the thread was interrupted
  public Prepared prepare(ScoreFormat format, Path score, Path prepared) throws Unfit, IOException {
    return prepare(format, score, prepared, CopyMaker::unwatched);
  }

  /// The same, for whoever wants to see that it goes on.
  ///
  /// @param format what the score is
  /// @param score the file
  /// @param prepared the file to write; on failure, what is there is worthless
  /// @param pageDone run whenever one more page was read, looked at or compared, so several times
  ///   for most pages
  /// @return how many pages it has, and what its publisher should know
  /// @throws Unfit if no personal copies can be made of the score, saying why
  /// @throws IOException if a file can't be read or written, or the thread was interrupted
  public Prepared prepare(ScoreFormat format, Path score, Path prepared, Runnable pageDone)
      throws Unfit, IOException {
    return switch (format) {
      case PDF -> {
        var result = new PdfPreparer(stamper).prepare(score, prepared, pageDone);
        yield new Prepared(OptionalInt.of(result.pages()), result.findings());
      }
      case MUSICXML -> {
        XmlPreparer.prepare(score, prepared);
        yield new Prepared(OptionalInt.empty(), List.of());
      }
    };
  }

  /// Draws the pages of a PDF, for reading in a browser.
  ///
  /// @param pdf the file
  /// @param drawn the file to write; on failure, what is there is worthless
  /// @return how many pages it has, and what its publisher should know
  /// @throws Unfit if the score has no pages that could be drawn, saying why
  /// @throws IOException if a file can't be read or written, or the thread was interrupted
  public static Prepared draw(Path pdf, Path drawn) throws Unfit, IOException {
    return draw(pdf, drawn, CopyMaker::unwatched);
  }

  /// The same, for whoever wants to see that it goes on.
  ///
  /// @param pdf the file
  /// @param drawn the file to write; on failure, what is there is worthless
  /// @param pageDone run when one more page was drawn
  /// @return how many pages it has, and what its publisher should know
  /// @throws Unfit if the score has no pages that could be drawn, saying why
  /// @throws IOException if a file can't be read or written, or the thread was interrupted
  public static Prepared draw(Path pdf, Path drawn, Runnable pageDone) throws Unfit, IOException {
    var result = PageDrawings.write(pdf, drawn, pageDone);
    return new Prepared(OptionalInt.of(result.pages()), result.findings());
  }

  /// Makes a look inside: pictures of a PDF's pages for those who haven't bought it. The first can
  /// be read, of the others nothing is kept but some shades of grey, and all bear a mark across the
  /// music. Of a score with one page the beginning can be read; of any other, the last page can't.
  ///
  /// @param pdf the file
  /// @param made the file to write; on failure, what is there is worthless
  /// @param readable how many pages may be read at most, from 1 to [LookInside#MOST_READABLE]
  /// @param name whose the score is, as it stands across the pages; may be empty
  /// @param pageDone run when one more page was drawn
  /// @return how many pages the score has
  /// @throws Unfit if it has no pages that could be drawn, saying why
  /// @throws IOException if a file can't be read or written, or the thread was interrupted
  public Prepared lookInside(Path pdf, Path made, int readable, String name, Runnable pageDone)
      throws Unfit, IOException {
    if (readable < 1 || readable > LookInside.MOST_READABLE) {
      throw new IllegalArgumentException(
          "from 1 to " + LookInside.MOST_READABLE + " pages may be readable, not " + readable);
    }
    int pages = LookPages.write(pdf, made, readable, name, stamper, pageDone);
    return new Prepared(OptionalInt.of(pages), List.of());
  }

  private static void unwatched() {}

  /// A buyer's copy of a score, open for reading.
  ///
  /// @param score the description of the prepared file
  /// @param file the prepared file, of which `score` is the description; closed with the copy
  /// @param licence what the copy says of itself
  /// @return the copy, to be closed
  public PersonalCopy copy(PreparedScore score, Regions file, Licence licence) {
    try {
      return opened(score, file, licence);
    } catch (RuntimeException | Error e) {
      // Whoever passes it has nothing else to close it by.
      closeQuietly(file, e);
      throw e;
    }
  }

  private static void closeQuietly(Regions file, Throwable because) {
    try {
      file.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private PersonalCopy opened(PreparedScore score, Regions file, Licence licence) {
    var tail = tails.get(new Sold(score.sha256(), licence), () -> tail(score, licence));
    return new PersonalCopy(file, score.sha256(), tail.segments(), tail.etag(), tail.kind());
  }

  private Tail tail(PreparedScore score, Licence licence) {
    var etag = etag(version(score, licence));
    return switch (score.content()) {
      case Pdf(var pdf) ->
          new Tail(PdfTail.segments(pdf, pdf.stamp(stamper, licence)), etag, FileKind.PDF);
      case Xml(var xml) -> new Tail(xml.segments(stamper.sentence(licence)), etag, xml.kind());
    };
  }

  /// A file as it is, open for reading as a copy is.
  ///
  /// @param file closed with the copy
  /// @param rendering what the file is said to be: `pdf`, `musicxml`, or something that is heard
  /// @param sha256 of the file, in hexadecimal: its ETag is made of it
  /// @return the file, to be closed
  /// @throws IOException if it can't be read
  public static PersonalCopy unchanged(Regions file, String rendering, String sha256)
      throws IOException {
    try (var start = file.open(0, FileKind.TELLING)) {
      var beginning = Arrays.copyOf(start.readNBytes(FileKind.TELLING), FileKind.TELLING);
      var kind = FileKind.of(rendering, beginning);
      var whole = List.<Segment>of(new FileRegion(0, file.length()));
      return new PersonalCopy(file, sha256, whole, etag(sha256), kind);
    } catch (IOException | RuntimeException | Error e) {
      closeQuietly(file, e);
      throw e;
    }
  }

  /// The pages of a buyer's copy.
  ///
  /// @param pages the description of the file of drawn pages
  /// @param file where the drawn pages are read, of which `pages` is the description
  /// @param score the description of the file that was prepared of the same PDF
  /// @param licence what the copy says of itself
  /// @return the pages, which read the file whenever one is asked for
  /// @throws IOException if `score` was prepared of something that has no pages
  public PersonalPages pages(
      DrawnPages pages, RegionSource file, PreparedScore score, Licence licence)
      throws IOException {
    if (!(score.content() instanceof Pdf(var pdf))) {
      throw new IOException("a score without pages: it was prepared as something else than a PDF");
    }
    var copy = new Sold(score.sha256(), licence);
    Surrounds around =
        (page, number) ->
            surrounds.get(
                new Framed(copy, pdf.sortOf(number - 1), page.width(), page.height()),
                () -> Surround.of(page, number, Optional.of(owner(licence, pdf))));
    var version = pages.sha256() + "/" + version(score, licence);
    return new PersonalPages(file, pages.score(), around, version);
  }

  /// The pages of a score as they are.
  ///
  /// @param pages the description of the file of drawn pages
  /// @param file where the drawn pages are read, of which `pages` is the description
  /// @return the pages, which read the file whenever one is asked for
  public static PersonalPages unchangedPages(DrawnPages pages, RegionSource file) {
    return new PersonalPages(
        file,
        pages.score(),
        (page, number) -> Surround.of(page, number, Optional.empty()),
        pages.sha256() + "/");
  }

  /// What a copy's stamp says, in one line, with the address of its check page.
  ///
  /// @param licence of the copy
  /// @return the sentence
  public String sentence(Licence licence) {
    return stamper.sentence(licence);
  }

  private Owner owner(Licence licence, PreparedPdf pdf) {
    return new Owner(pdf.stamp(stamper, licence), pdf::sortOf, stamper.sentence(licence));
  }

  private String version(PreparedScore score, Licence licence) {
    var ofStamp =
        switch (score.content()) {
          case Pdf(var pdf) -> pdf.version(stamper);
          case Xml _ -> stamper.firstVersion();
        };
    return ofStamp + "/" + score.sha256() + "/" + licence.identity();
  }

  /// A strong ETag for whatever is a function of `of`. Hashed, because it is seen by buyers, and
  /// numbers and keys are none of their business.
  static String etag(String of) {
    var digest = Digest.of(of.getBytes(StandardCharsets.UTF_8));
    return '"' + Digest.hex(Arrays.copyOf(digest, ETAG_BYTES)) + '"';
  }
}
