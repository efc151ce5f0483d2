package org.partbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Progress;
import org.partbook.db.Database;
import org.partbook.json.Json;
import org.partbook.scores.TestCopies;

/// A small catalogue with one asset for each rule of a sale, imported as a publisher would.
public final class TestAssets {
  /// Sold everywhere, three pages.
  public static final long PIANO = 1001;

  /// Sold from ten copies on.
  public static final long CHOIR = 1002;

  /// Sold in the US and in Canada only.
  public static final long AMERICAN = 1003;

  /// Not sold any more.
  public static final long WITHDRAWN = 1004;

  /// Has no file, so it can't be fulfilled.
  public static final long WITHOUT_FILE = 1005;

  /// Its parts 2001 to 2004 may be sold singly.
  public static final long QUARTET = 2000;

  /// Has the part 2001, which may not be sold singly.
  public static final long INDIVISIBLE = 2010;

  /// Its parts are [#CHOIR], [#UNKNOWN], [#WITHDRAWN] and [#AMERICAN], each with its own rules.
  public static final long ENSEMBLE = 2020;

  /// Exists nowhere.
  public static final long UNKNOWN = 999_999;

  private final List<Map<String, Object>> assets = new ArrayList<>();

  private TestAssets() {
    assets.add(asset(PIANO, "Träumerei"));
    assets.add(with(asset(CHOIR, "Locus iste"), Map.of("min_qty", 10)));
    assets.add(
        with(
            asset(AMERICAN, "Maple Leaf Rag"),
            Map.of("world", false, "countries", List.of("US", "CA"))));
    assets.add(with(asset(WITHDRAWN, "Withdrawn"), Map.of("withdrawn", true)));
    assets.add(with(asset(WITHOUT_FILE, "Lost"), Map.of("renderings", List.of())));
    assets.add(with(asset(QUARTET, "Quartet"), Map.of("partable", true, "packages", parts(4))));
    assets.add(with(asset(INDIVISIBLE, "Duet"), Map.of("packages", parts(1))));
    var ensemble = List.of(part(CHOIR, 1), part(UNKNOWN, 2), part(WITHDRAWN, 3), part(AMERICAN, 4));
    assets.add(with(asset(ENSEMBLE, "Ensemble"), Map.of("partable", true, "packages", ensemble)));
    for (long part = 2001; part <= 2004; part++) {
      assets.add(asset(part, "Part " + part));
    }
  }

  static void importInto(Database db, BlobStore blobs, Path folder) {
    try {
      writePdf(folder.resolve("score.pdf"), 3);
      var file = folder.resolve("catalog.jsonl");
      Files.write(file, new TestAssets().assets.stream().map(Json::write).toList());
      var preparer = TestCopies.preparation(db, blobs, folder.resolve("cache"));
      var report =
          new CatalogImport(db, blobs, preparer, Clock.systemUTC())
              .importFile(file, folder, Progress.none());
      if (report.bad() > 0) {
        throw new AssertionError(report.toString());
      }
    } catch (IOException | ImportStopped e) {
      throw new AssertionError(e);
    }
  }

  /// A PDF with blank pages.
  public static void writePdf(Path file, int pages) throws IOException {
    try (var document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(PDRectangle.A4));
      }
      document.save(file.toFile());
    }
  }

  private static Map<String, Object> asset(long id, String title) {
    var asset = new LinkedHashMap<String, Object>();
    asset.put("asset_id", id);
    asset.put("title", title);
    asset.put("format_short_name", "PDF");
    asset.put("asset_type", "SINGLE");
    asset.put("renderings", List.of(Map.of("type", "pdf", "usage", "full", "file", "score.pdf")));
    return asset;
  }

  private static Map<String, Object> with(Map<String, Object> asset, Map<String, Object> more) {
    asset.putAll(more);
    return asset;
  }

  private static List<Map<String, Object>> parts(int count) {
    var parts = new ArrayList<Map<String, Object>>();
    for (int i = 1; i <= count; i++) {
      parts.add(part(2000 + i, i));
    }
    return parts;
  }

  private static Map<String, Object> part(long asset, int sequence) {
    return Map.of(
        "asset_id",
        asset,
        "instrumentation_part_code",
        "P" + sequence,
        "instrumentation_part_name",
        "Part " + sequence,
        "count",
        1,
        "sequence",
        sequence,
        "score",
        false);
  }
}
