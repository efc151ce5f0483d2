package org.partbook.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetLine;
import org.partbook.catalog.WholeCatalog;
import org.partbook.json.Json;

/// Writes all of a catalogue to a file that an import finds unchanged.
public final class CatalogExport {
  private final WholeCatalog catalog;
  private final BlobStore blobs;
  private final Clock clock;

  public CatalogExport(WholeCatalog catalog, BlobStore blobs, Clock clock) {
    this.catalog = catalog;
    this.blobs = blobs;
    this.clock = clock;
  }

  /// Takes the lines of a catalogue.
  interface LineWriter extends AutoCloseable {
    void write(AssetLine asset) throws IOException;

    @Override
    void close() throws IOException;
  }

  /// Writes a catalogue.
  ///
  /// @param file which is there, whole, only when this returns
  /// @param folder for the assets' files; without one, the lines name them by what they are, which
  ///   only this catalogue knows
  /// @param currency of the catalogue's prices, which ONIX has to have
  /// @return how many assets there are
  public long write(
      ExportFormat format, Path file, Optional<Path> folder, Optional<String> currency)
      throws IOException {
    var target = file.toAbsolutePath();
    var unfinished = Files.createTempFile(parent(target), ".catalog-", ".part");
    try {
      long written;
      var files = folder.map(one -> new FileFolder(one, blobs));
      // Read twice where the columns have to be known before the first row.
      var columns =
          format == ExportFormat.CSV || format == ExportFormat.XLSX
              ? Optional.of(columns(format))
              : Optional.<SheetColumns>empty();
      try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished), 64 * 1024);
          var writer = writer(format, out, columns, currency)) {
        written = write(writer, files);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static Path parent(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  private SheetColumns columns(ExportFormat format) {
    var columns = new SheetColumns(format == ExportFormat.XLSX);
    catalog.forEach(columns::note);
    return columns;
  }

  private LineWriter writer(
      ExportFormat format,
      OutputStream out,
      Optional<SheetColumns> columns,
      Optional<String> currency)
      throws IOException {
    return switch (format) {
      case JSONL -> lines(out);
      case CSV -> new CsvSheet(out, columns.orElseThrow());
      case XLSX -> new XlsxSheet(out, columns.orElseThrow());
      case ONIX -> new OnixMessage(out, currency.orElseThrow(), clock.instant());
    };
  }

  private static LineWriter lines(OutputStream out) {
    return new LineWriter() {
      @Override
      public void write(AssetLine asset) throws IOException {
        out.write(Json.writeBytes(asset.line()));
        out.write('\n');
      }

      @Override
      public void close() throws IOException {
        out.flush();
      }
    };
  }

  private long write(LineWriter writer, Optional<FileFolder> files) {
    var count = new long[1];
    Consumer<AssetLine> each =
        asset -> {
          try {
            if (files.isPresent()) {
              files.get().write(asset);
            }
            writer.write(asset);
            count[0]++;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    catalog.forEach(each);
    return count[0];
  }
}
