package org.partbook.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.partbook.TestDatabase;
import org.partbook.catalog.LineTarget;
import org.partbook.catalog.WholeCatalog;
import org.partbook.db.Database;
import org.partbook.fuzz.FuzzTarget;

/// A catalogue in a file of another kind. A sentence says why it can't be read, or it becomes lines
/// that are assets or can be refused with what is wrong; and none is in the place of two rows.
///
/// An input that begins with `=== ` is the files of an archive, each behind a line with its name:
/// mutations of an archive itself would be refused for their checksums.
public final class FileTarget implements FuzzTarget {
  private static final String PART = "=== ";

  private final Path folder = folder();
  private final Path file;
  private final List<String> words;
  private final TestDatabase database = TestDatabase.withTables();
  private final Database db = Database.open(database.url(), 2);
  private final WholeCatalog catalog = new WholeCatalog(db);

  private FileTarget(String name, List<String> words) {
    this.file = folder.resolve(name);
    this.words = words;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("partbook-fuzz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Of a spreadsheet, as text.
  public static FuzzTarget csv() {
    return new FileTarget(
        "catalogue.csv",
        List.of(
            "asset_id",
            "title",
            "SKU",
            "ISMN",
            "price",
            "composer",
            ";",
            ",",
            "\t",
            "sep=;\n",
            "\"\"",
            "\n\"",
            "[\"a\"]",
            "1.234,50",
            "3:20",
            "yes",
            "-",
            "contributors",
            "renderings"));
  }

  /// Of a spreadsheet, as an archive.
  public static FuzzTarget xlsx() {
    return new FileTarget(
        "catalogue.xlsx",
        List.of(
            "<row>",
            "<c r=\"A1\" t=\"s\"><v>0</v></c>",
            "</row>",
            "t=\"inlineStr\"",
            "<is><t>",
            "</t></is>",
            "s=\"1\"",
            "r=\"XFD1\"",
            "<si><t>a</t></si>",
            "date1904=\"1\"",
            "\n=== xl/"));
  }

  /// Of the book trade.
  public static FuzzTarget onix() {
    return new FileTarget(
        "catalogue.xml",
        List.of(
            "<Product>",
            "</Product>",
            "<ProductIdentifier>",
            "<IDValue>9790001000001</IDValue>",
            "<TitleText>T</TitleText>",
            "<Price>",
            "<PriceAmount>1.5</PriceAmount>",
            "<b203>",
            "&amp;",
            "&#x0;",
            "<![CDATA[",
            "]]>",
            "<?partbook {}?>",
            "<!DOCTYPE a [",
            "<!ENTITY a \"b\">",
            "&a;"));
  }

  /// What another server lists.
  public static FuzzTarget listing() {
    return new FileTarget(
        "catalogue.json",
        List.of(
            "{\"assets\":[", "\"asset_id\":1", "\"renderings\":[", "\"url\":\"x\"", "]}", "null"));
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public int mutations() {
    return 800;
  }

  @Override
  public void accept(byte[] bytes) throws IOException {
    Files.write(file, bytes.length > 4 && isParts(bytes) ? packed(bytes) : bytes);
    for (var options : List.of(SourceOptions.standard(), assigning())) {
      try {
        var lines = new CatalogSource(catalog, options).read(file, folder);
        try (var all = Files.newBufferedReader(lines.file(), StandardCharsets.ISO_8859_1)) {
          all.lines()
              .filter(line -> !line.isBlank())
              .forEach(line -> LineTarget.read(line.getBytes(StandardCharsets.ISO_8859_1)));
        }
        lines.mapping().ifPresent(mapping -> assertThat(mapping.json()).isNotBlank());
      } catch (UnreadableFile e) {
        assertThat(e.text()).isNotBlank().hasSizeLessThan(600);
      }
    }
  }

  private static SourceOptions assigning() {
    var usual = SourceOptions.standard();
    return new SourceOptions(
        usual.mapping(),
        usual.encoding(),
        usual.sheet(),
        usual.currency(),
        OptionalLong.of(1),
        usual.address(),
        false);
  }

  private static boolean isParts(byte[] bytes) {
    return new String(bytes, 0, PART.length(), StandardCharsets.ISO_8859_1).equals(PART);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      for (var part : text.substring(PART.length()).split("\n" + PART, -1)) {
        int end = Math.max(0, part.indexOf('\n'));
        try {
          zip.putNextEntry(new ZipEntry(part.substring(0, end)));
          zip.write(part.substring(end).strip().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException | IllegalArgumentException _) {
          // Twice the same name, or none that an archive can hold.
        }
      }
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    db.close();
    database.close();
  }
}
