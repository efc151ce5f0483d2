package org.partbook.scores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.AssetId;
import org.partbook.copies.file.Finding;
import org.partbook.db.Tx;

/// The SQL of prepared scores.
final class PreparedStore {
  private static final String FIND =
      "select blob, page_count from prepared_score where score = ? and product = ? and form = ?";

  private static final String ADD =
      """
      insert into prepared_score (score, product, form, blob, page_count, findings, prepared_at)
      values (?, ?, ?, ?, nullif(?, -1), cast(? as jsonb), ?)
      on conflict (score, product, form) do update set findings = excluded.findings
      where prepared_score.findings is null
      """;

  private static final String NOTE =
      """
      update prepared_score set findings = cast(? as jsonb)
      where score = ? and product = ? and form = ? and findings is null
      """;

  private static final String FINDINGS =
      """
      select findings from prepared_score
      where score = ? and product = ? and form = ? and findings is not null
      """;

  /// As `MISSING`, but of what was made before it was kept what was noticed.
  private static final String UNEXAMINED =
      """
      select min(asset_id) as asset_id, rendering.blob, type, bool_or(personalised) as personalised
      from rendering join asset using (asset_id) join prepared_score on score = rendering.blob
      where usage = 'full' and asset_id not between ? and ? and findings is null and (
        personalised and type in ('pdf', 'musicxml') and product = 'copy' and form = ?
        or type = 'pdf' and product = 'pages' and form = ?)
      group by rendering.blob, type
      order by min(asset_id), type
      """;

  private static final String REPLACE =
      """
      update prepared_score set blob = ?, prepared_at = ?
      where score = ? and product = ? and form = ?
      """;

  private static final String MISSING =
      """
      select min(asset_id) as asset_id, rendering.blob, type, bool_or(personalised) as personalised
      from rendering join asset using (asset_id)
      where usage = 'full' and asset_id not between ? and ? and (
        personalised and type in ('pdf', 'musicxml') and not exists (
          select from prepared_score
          where score = rendering.blob and product = 'copy' and form = ?)
        or type = 'pdf' and not exists (
          select from prepared_score
          where score = rendering.blob and product = 'pages' and form = ?))
      group by rendering.blob, type
      order by min(asset_id), type
      """;

  /// A score that is prepared.
  record Row(BlobKey blob, OptionalInt pages) {}

  Optional<Row> find(Tx tx, BlobKey score, Product product, int form) {
    return tx.one(FIND, PreparedStore::row, score.sha256(), product.stored(), form);
  }

  /// Adds a row unless there is one: whoever comes second takes what is there, so that all servers
  /// make copies of the same file.
  ///
  /// @param findings JSON
  void add(Tx tx, BlobKey score, Product product, int form, Row row, String findings, Instant now) {
    tx.update(
        ADD,
        score.sha256(),
        product.stored(),
        form,
        row.blob().sha256(),
        row.pages().orElse(-1),
        findings,
        now);
  }

  /// Keeps what was noticed where nothing is known of that.
  void note(Tx tx, BlobKey score, Product product, int form, String findings) {
    tx.update(NOTE, findings, score.sha256(), product.stored(), form);
  }

  /// What was noticed when a file was made in today's form; nothing, if that isn't known.
  List<Finding> findings(Tx tx, BlobKey score, Product product) {
    return tx.one(
            FINDINGS,
            row -> FindingList.read(row.getString("findings")),
            score.sha256(),
            product.stored(),
            product.form())
        .orElse(List.of());
  }

  /// For a file that has been lost or damaged.
  void replace(Tx tx, BlobKey score, Product product, int form, BlobKey blob, Instant now) {
    tx.update(REPLACE, blob.sha256(), now, score.sha256(), product.stored(), form);
  }

  /// The scores for sale of which something isn't made in today's form.
  List<UnpreparedScore> missing(Tx tx) {
    return scores(tx, MISSING);
  }

  /// The scores for sale of which something is made, and it isn't known what was noticed.
  List<UnpreparedScore> unexamined(Tx tx) {
    return scores(tx, UNEXAMINED);
  }

  private static List<UnpreparedScore> scores(Tx tx, String which) {
    return tx.list(
        which,
        row ->
            new UnpreparedScore(
                new AssetId(row.getLong("asset_id")),
                new BlobKey(row.getString("blob")),
                row.getString("type"),
                row.getBoolean("personalised")),
        AssetId.FIRST_OF_SANDBOX,
        AssetId.LAST_OF_SANDBOX,
        Product.COPY.form(),
        Product.PAGES.form());
  }

  private static Row row(ResultSet row) throws SQLException {
    int pages = row.getInt("page_count");
    var known = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(pages);
    return new Row(new BlobKey(row.getString("blob")), known);
  }
}
