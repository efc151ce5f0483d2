package org.partbook.bench.serving.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// Catalogues to import: many assets without a file, one score of a mebibyte, many different PDFs.
public final class Catalogues {
  /// The score of a mebibyte.
  public static final long LARGE = 900_001;

  /// A sample of three pages.
  public static final long SAMPLE = 101_003;

  /// The first of those without a file.
  public static final long FIRST_LISTED = 1_000_001;

  private static final long FIRST_PDF = 5_000_001;
  private static final int MEBIBYTE = 1 << 20;
  private static final int PAGES = 2;

  private Catalogues() {}

  /// Assets of about 1.4 kB each, as catalogues have them, without files.
  public static Path listed(Path folder, int count) throws IOException {
    var file = folder.resolve("listed.jsonl");
    try (var out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(listed(FIRST_LISTED + i));
        out.newLine();
      }
    }
    return file;
  }

  private static String listed(long id) {
    return """
    {"asset_id":%1$d,"format_short_name":"PF","format":"Piano Solo","page_count":%2$d,\
    "title":"Study No. %1$d in the Old Manner","description":"A study of moderate length for the \
    second year at the piano, with fingering, in which the left hand has the melody for most of the \
    time and the right one accompanies in broken chords. Number %1$d of a series that goes through \
    all keys; the edition follows the first print, and the commentary lists its variants.",\
    "song_number":%1$d,"public_domain":true,"external_ref":"PBS","external_ref_id":1,"voicing":"",\
    "performance_time":%3$d,"difficulty_level_low":1.5,"difficulty_level_high":2,"min_qty":1,\
    "tempo":120,"world":true,"retail_price":2.99,"smd_id":"smd-%1$d","asset_type":"SINGLE",\
    "explicit":false,"partable":false,"countries":[],"categories":["Classical","Romantic"],\
    "keywords":["study","etude","left hand","broken chords","fingering"],\
    "series":["Studies in the Old Manner"],"skills":["two-part playing","articulation"],\
    "instruments":[{"type":"keyboard","name":"Piano"}],"images":[{"name":"cover",\
    "url":"https://covers.example.org/studies/%1$d/cover.png"}],"contributors":[{"is_primary":true,\
    "name":"Carl Beispiel","mbid":null,"role":"composer"},{"is_primary":false,\
    "name":"Anna Muster","mbid":null,"role":"editor"}],"related_goods":[{"related_product_id":%1$d,\
    "group_type_id":1,"good_type":"D","sheet":true,"featured":true,"prime_src":false}],\
    "renderings":[{"type":"pdf","usage":"full"}],"usergens":[],\
    "prices":[{"type_id":1,"type_usage":"print","price":2.99}]}\
    """
        .formatted(id, 1 + id % 9, 60 + id % 400);
  }

  /// One score of a mebibyte, made from the sample.
  static Path large(Path samples, Path folder) throws IOException {
    var file = folder.resolve("large.pdf");
    if (!Files.exists(file)) {
      Scores.large(samples.resolve("gymnopedie-1/score.pdf"), MEBIBYTE, file);
    }
    return Files.writeString(folder.resolve("large.jsonl"), withFile(LARGE, "large.pdf"));
  }

  /// So many different PDFs of two pages, and the catalogue that names them.
  public static Path pdfs(Path samples, Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      var sample = samples.resolve(Scores.SAMPLES.get(i % Scores.SAMPLES.size()));
      Scores.numbered(sample.resolve("score.pdf"), i, PAGES, folder.resolve(i + ".pdf"));
    }
    return Files.write(
        folder.resolve("pdfs.jsonl"),
        IntStream.range(0, count).mapToObj(i -> withFile(FIRST_PDF + i, i + ".pdf")).toList());
  }

  private static String withFile(long id, String file) {
    return """
    {"asset_id":%d,"title":"Score %d","format_short_name":"PF","asset_type":"SINGLE",\
    "renderings":[{"type":"pdf","usage":"full","file":"%s"}]}\
    """
        .formatted(id, id, file);
  }
}
