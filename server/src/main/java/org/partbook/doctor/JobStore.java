package org.partbook.doctor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.partbook.db.Tx;
import org.partbook.ledger.JournalStore;

/// The SQL of lines and their jobs, which it only reads.
final class JobStore {
  private static final String WITHOUT =
      """
      with page as materialized (
        select id, status, epoch from order_line where id > ? order by id limit ?
      )
      select max(id) as last,
        array(
          select id from page
          where status = 'PROCESSING'
            and not exists (
              select from order_job where line_id = page.id and order_job.epoch = page.epoch
              offset 0)
          order by id) as lines
      from page
      """;

  private static final String STRAY =
      """
      select line_id from order_job
      where line_id > ?
        and not exists (
          select from order_line where id = line_id and status = 'PROCESSING'
          offset 0)
      order by line_id
      limit ?
      """;

  /// A range of lines.
  ///
  /// @param last of the range; nothing if there are none
  /// @param lines those that are being processed, and nobody works on them
  record Page(Optional<Long> last, List<Long> lines) {}

  Page without(Tx tx, long after, int most) {
    tx.run(JournalStore.FROM_ONE_PLACE);
    return tx.one(WITHOUT, JobStore::page, after, most).orElseThrow();
  }

  /// The jobs of lines that aren't being processed.
  List<Long> stray(Tx tx, long after, int most) {
    tx.run(JournalStore.FROM_ONE_PLACE);
    return tx.list(STRAY, row -> row.getLong("line_id"), after, most);
  }

  private static Page page(ResultSet row) throws SQLException {
    return new Page(
        Optional.ofNullable(row.getObject("last", Long.class)),
        Arrays.asList((Long[]) row.getArray("lines").getArray()));
  }
}
