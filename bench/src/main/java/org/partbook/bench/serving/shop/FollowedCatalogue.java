package org.partbook.bench.serving.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/// A large catalogue whose texts differ from asset to asset, as those of publishers do: how small
/// it becomes when it is packed depends on that.
public final class FollowedCatalogue {
  private static final long FIRST = 2_000_001;
  private static final int DESCRIPTION = 42;

  private FollowedCatalogue() {}

  /// All of it, without files.
  public static Path whole(Path folder, int count) throws IOException {
    var file = folder.resolve("followed.jsonl");
    try (var out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(asset(FIRST + i, 0));
        out.newLine();
      }
    }
    return file;
  }

  /// Some of it, spread over all, with other prices.
  public static Path repriced(Path folder, int count, int some) throws IOException {
    return Files.write(
        folder.resolve("repriced.jsonl"),
        IntStream.range(0, some).mapToObj(i -> asset(FIRST + (long) i * count / some, 1)).toList());
  }

  private static String asset(long id, int dearer) {
    var texts = new Texts(id);
    var title = texts.title();
    double price = 1.99 + texts.number(40) + dearer;
    return String.format(
        Locale.ROOT,
        """
        {"asset_id":%1$d,"format_short_name":"PF","format":"Piano Solo","page_count":%2$d,\
        "title":"%3$s","description":"%4$s","song_number":%5$d,"public_domain":true,\
        "external_ref":"PBS","external_ref_id":%5$d,"voicing":"","performance_time":%6$d,\
        "difficulty_level_low":1.5,"difficulty_level_high":2,"min_qty":1,"tempo":%7$d,"world":true,\
        "retail_price":%8$.2f,"smd_id":"smd-%5$d","asset_type":"SINGLE","explicit":false,\
        "partable":false,"countries":[],"categories":["Classical","Romantic"],"keywords":%9$s,\
        "series":["%10$s"],"skills":%11$s,"instruments":[{"type":"keyboard","name":"Piano"}],\
        "images":[{"name":"cover","url":"https://covers.example.org/%1$d/cover.png"}],\
        "contributors":[{"is_primary":true,"name":"%12$s","mbid":null,"role":"composer"},\
        {"is_primary":false,"name":"%13$s","mbid":null,"role":"editor"}],\
        "related_goods":[{"related_product_id":%14$d,"group_type_id":1,"good_type":"D","sheet":true,\
        "featured":true,"prime_src":false}],"renderings":[{"type":"pdf","usage":"full"}],\
        "usergens":[],"prices":[{"type_id":1,"type_usage":"print","price":%8$.2f}]}\
        """,
        id,
        1 + texts.number(30),
        title,
        texts.sentence(DESCRIPTION),
        100_000 + texts.number(900_000),
        60 + texts.number(600),
        60 + texts.number(100),
        price,
        texts.array(5),
        texts.sentence(3),
        texts.array(2),
        texts.name(),
        texts.name(),
        FIRST + texts.number(100_000));
  }
}
