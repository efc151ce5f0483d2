package org.partbook.command;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.Installation;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportStopped;
import org.partbook.csv.Currencies;
import org.partbook.exchange.CatalogSource;
import org.partbook.exchange.CatalogSource.Lines;
import org.partbook.exchange.Mapping;
import org.partbook.exchange.SourceOptions;
import org.partbook.exchange.UnreadableFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A catalogue file of any kind, and how it is to be read.
final class SourceChoice {
  @Parameters(
      paramLabel = "FILE",
      description = "JSON lines, CSV, XLSX, ONIX for Books 3, or a listing of HL Connect.")
  Path file = Path.of("");

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Where the files lie that FILE names. Default: the folder of FILE.")
  Optional<Path> files = Optional.empty();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "Which column of a sheet is which field, as --save-mapping wrote it. Default: guessed"
              + " from the headings.")
  Optional<Path> mapping = Optional.empty();

  @Option(
      names = "--save-mapping",
      paramLabel = "FILE",
      description = "Write down which column was taken for which field.")
  Optional<Path> saveMapping = Optional.empty();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The encoding of a CSV file, as in windows-1252. Default: as its bytes tell.")
  Optional<Charset> encoding = Optional.empty();

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "The sheet of a workbook. Default: the first that can be seen.")
  Optional<String> sheet = Optional.empty();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description =
          "The currency of the catalogue's own prices, where a file has several; the others become"
              + " `prices`.")
  Optional<String> currency = Optional.empty();

  @Option(
      names = "--assign-ids",
      paramLabel = "FROM",
      description =
          "Give new assets without an asset_id the next free ones from this number on. They are"
              + " known again by their record reference, SKU or ISMN.")
  Optional<Long> assignFrom = Optional.empty();

  @Option(
      names = "--listing-url",
      paramLabel = "URL",
      description = "Where a listing is from: the relative addresses of its images go on from it.")
  Optional<String> listingUrl = Optional.empty();

  /// Whether new assets get ids that nobody has.
  boolean assignsIds() {
    return assignFrom.isPresent();
  }

  /// What is done with the lines.
  interface Use {
    ImportReport of(Path lines, Path name, Path files) throws ImportStopped;
  }

  Path folder() {
    var folder =
        files.orElseGet(() -> Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
    if (!Files.isDirectory(folder)) {
      throw CommandFailed.because("there is no folder " + folder);
    }
    return folder;
  }

  private SourceOptions options() {
    currency
        .filter(code -> !Currencies.exists(code))
        .ifPresent(code -> {
          throw CommandFailed.wrongUsage("'" + code + "' is no currency, as EUR is one");
        });
    assignFrom
        .filter(from -> from < 1)
        .ifPresent(from -> {
          throw CommandFailed.wrongUsage("--assign-ids begins with a number from 1 on");
        });
    return new SourceOptions(
        mapping,
        encoding,
        sheet,
        currency,
        assignFrom.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        listingUrl,
        false);
  }

  /// Reads the file and does something with its lines; what is told of them is told of the file.
  ///
  /// @param partial whether it says only what changes
  ImportReport use(Installation installation, Console console, boolean partial, Use use)
      throws ImportStopped {
    var how = partial ? options().patching() : options();
    try (var scratch = ScratchFolder.in(installation.scratch())) {
      var source = new CatalogSource(installation.wholeCatalog(), how);
      var lines = source.read(file, scratch.path());
      tell(lines, console, partial);
      return lines.told().apply(use.of(lines.file(), file, folder()));
    } catch (UnreadableFile e) {
      throw CommandFailed.because(file + " " + e.text());
    } catch (IOException e) {
      throw CommandFailed.because(file + " can't be read: " + Failures.reason(e));
    }
  }

  private void tell(Lines lines, Console console, boolean partial) {
    if (lines.mapping().isEmpty()) {
      if (saveMapping.isPresent()) {
        throw CommandFailed.because(
            file + " is " + lines.kind() + ": there are no columns to write down");
      }
      return;
    }
    var columns = lines.mapping().get();
    console.err().println(file + " is " + lines.kind() + ":");
    columns.lines(partial).forEach(line -> console.err().println("  " + line));
    if (saveMapping.isPresent()) {
      write(saveMapping.get(), columns);
    }
  }

  private static void write(Path file, Mapping columns) {
    try {
      Files.writeString(file, columns.json());
    } catch (IOException e) {
      throw CommandFailed.because(
          "the mapping can't be written to " + file + ": " + Failures.reason(e));
    }
  }
}
