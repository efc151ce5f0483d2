package org.partbook.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.WholeCatalog;

/// Makes lines of the catalogue format of a file of any kind. What is wrong with a row keeps that
/// row out; what is wrong with the file as a whole is told in a sentence.
public final class CatalogSource {
  private final WholeCatalog catalog;
  private final SourceOptions options;

  /// @param catalog in which own numbers are looked up
  public CatalogSource(WholeCatalog catalog, SourceOptions options) {
    this.catalog = catalog;
    this.options = options;
  }

  /// The lines.
  ///
  /// @param kind of the file, in words
  /// @param file that has them
  /// @param mapping of a sheet's columns
  /// @param told makes of what is told of lines what is told of the file
  public record Lines(
      String kind, Path file, Optional<Mapping> mapping, UnaryOperator<ImportReport> told) {}

  /// Reads a file.
  ///
  /// @param scratch a folder for what is made of it
  public Lines read(Path file, Path scratch) throws UnreadableFile, IOException {
    var kind = FileKind.of(file);
    if (kind == FileKind.LINES && !options.partial()) {
      return new Lines(kind.words(), file, Optional.empty(), report -> report);
    }
    var lines = scratch.resolve("lines.jsonl");
    try (var out = new LineFile(file, lines)) {
      return read(kind, file, scratch, lines, out);
    } catch (XlsxBook.PackedTooMuch e) {
      throw new UnreadableFile("can't be read: " + e.getMessage());
    }
  }

  private Lines read(FileKind kind, Path file, Path scratch, Path lines, LineFile out)
      throws UnreadableFile, IOException {
    Optional<Mapping> mapping = Optional.empty();
    var places = Places.none();
    var numbers = new Numbers(catalog, options.assignFrom());
    switch (kind) {
      case LINES -> Files.copy(file, lines, StandardCopyOption.REPLACE_EXISTING);
      case CSV, XLSX -> {
        try (var grid = grid(kind, file, scratch)) {
          mapping = Optional.of(SheetLines.read(grid, given(), options, out, numbers));
        }
        places = Places.columns(mapping.get().headings());
      }
      case ONIX -> places = OnixLines.read(file, options, out, numbers);
      case LISTING -> ListingLines.read(file, options, out);
    }
    out.close();
    if (!options.partial()) {
      return new Lines(kind.words(), lines, mapping, out.told(places));
    }
    var whole = scratch.resolve("whole.jsonl");
    try (var wholeOut = new LineFile(file, whole)) {
      new PatchLines(catalog).complete(lines, wholeOut);
      var toldOfPatch = wholeOut.told(places);
      var toldOfRows = out.told(Places.none());
      return new Lines(
          kind.words(), whole, mapping, report -> toldOfRows.apply(toldOfPatch.apply(report)));
    }
  }

  private Grid grid(FileKind kind, Path file, Path scratch) throws UnreadableFile, IOException {
    return kind == FileKind.CSV
        ? CsvGrid.open(file, options.encoding())
        : XlsxGrid.open(file, options.sheet(), scratch.resolve("texts"));
  }

  private Optional<Mapping> given() throws UnreadableFile, IOException {
    if (options.mapping().isEmpty()) {
      return Optional.empty();
    }
    var file = options.mapping().get();
    if (!Files.isRegularFile(file)) {
      throw new UnreadableFile(
          "can't be read with the mapping " + file + ": there is no such file");
    }
    try {
      return Optional.of(Mapping.read(file));
    } catch (UnreadableFile e) {
      throw new UnreadableFile("can't be read with the mapping " + file + ", which " + e.text());
    }
  }
}
