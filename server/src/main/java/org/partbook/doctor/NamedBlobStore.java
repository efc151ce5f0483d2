package org.partbook.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;

/// The SQL of who names which blobs. It reads the tables of all, a sixteenth of the keys at a time.
final class NamedBlobStore {
  /// Everybody who names one, for whatever reason: what the catalogue was, too, for an import may
  /// be taken back. Whoever makes a table that names blobs adds it here.
  private static final String NAMED =
      """
      select blob from rendering where left(blob, 1) = ?
      union select blob from asset_image where left(blob, 1) = ?
      union select blob from edition where left(blob, 1) = ?
      union select score from order_line where left(score, 1) = ?
      union select blob from line_file where left(blob, 1) = ?
      union select blob from prepared_score where left(blob, 1) = ?
      union select score from prepared_score where left(score, 1) = ?
      union select blob from look_inside where left(blob, 1) = ?
      union select score from look_inside where left(score, 1) = ?
      union select document from statement where left(document, 1) = ?
      union
      select file ->> 'blob' from asset_before, jsonb_array_elements(renderings || images) as file
      where left(file ->> 'blob', 1) = ?
      """;

  private static final int TABLES = 11;

  /// Of what was stored, how many bytes it had.
  private static final String SIZES =
      """
      select blob, max(bytes) as bytes from rendering where left(blob, 1) = ? group by blob
      union all
      select document, bytes from statement where left(document, 1) = ?
      """;

  private static final String OTHERS =
      """
      select document as blob, 'statement ' || number as what, false as is_made from statement
      where left(document, 1) = ?
      union all
      select distinct on (blob) blob,
        'look inside asset ' || coalesce(
          (select min(asset_id) from rendering where rendering.blob = score)::text, '?'),
        true
      from look_inside
      where left(blob, 1) = ?
      """;

  private static final String MADE_OF =
      """
      select score, product,
        coalesce((select min(type) from rendering where rendering.blob = score), 'pdf') as type
      from prepared_score
      where blob = ?
      """;

  private static final String EARLIER =
      "select count(distinct score) from prepared_score where score = any (?::text[])";

  /// All keys that somebody names and that begin so.
  ///
  /// @param digit hexadecimal
  Set<String> named(Tx tx, String digit) {
    var digits = new Object[TABLES];
    Arrays.fill(digits, digit);
    return new HashSet<>(tx.list(NAMED, row -> row.getString(1), digits));
  }

  /// How many bytes those had that begin so, as far as that was written down.
  Map<BlobKey, Long> sizes(Tx tx, String digit) {
    var sizes = new HashMap<BlobKey, Long>();
    tx.list(SIZES, row -> sizes.put(new BlobKey(row.getString(1)), row.getLong(2)), digit, digit);
    return sizes;
  }

  /// What is needed besides the files of the catalogue and of sales.
  List<NeededBlob> others(Tx tx, String digit) {
    return new ArrayList<>(
        tx.list(
            OTHERS,
            row ->
                new NeededBlob(
                    new BlobKey(row.getString("blob")),
                    row.getString("what"),
                    row.getBoolean("is_made")),
            digit,
            digit));
  }

  /// What a prepared file was made of.
  ///
  /// @param isDrawn whether it is drawn pages
  record Source(BlobKey score, boolean isDrawn, String type) {}

  /// Nothing if it is no prepared file.
  Optional<Source> madeOf(Tx tx, BlobKey blob) {
    return tx.one(
        MADE_OF,
        row ->
            new Source(
                new BlobKey(row.getString("score")),
                row.getString("product").equals("pages"),
                row.getString("type")),
        blob.sha256());
  }

  /// How many of these scores are prepared in some form.
  int prepared(Tx tx, List<String> scores) {
    return tx.one(EARLIER, row -> row.getInt(1), scores).orElseThrow();
  }
}
