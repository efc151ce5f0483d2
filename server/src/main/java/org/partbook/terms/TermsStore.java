package org.partbook.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL of terms.
final class TermsStore {
  private static final String ADD =
      """
      insert into vendor_terms (vendor_id, valid_from, terms, created_at)
      values (?, ?, ?, ?)
      returning id
      """;

  private static final String OF_VENDOR =
      """
      select vendor_terms.id, vendor_id, valid_from, terms, vendor_terms.created_at,
        suspended_at is not null as suspended
      from vendor left join vendor_terms on vendor_id = vendor.id
      where vendor.id = ?
      order by valid_from, vendor_terms.id
      """;

  long add(Tx tx, VendorId vendor, Instant validFrom, Agreement agreement, Instant now) {
    return tx.one(
            ADD,
            row -> row.getLong("id"),
            vendor.value(),
            validFrom,
            AgreementJson.write(agreement),
            now)
        .orElseThrow();
  }

  /// All of a vendor's, in the order in which they begin.
  KnownTerms ofVendor(Tx tx, VendorId vendor) {
    var rows = tx.list(OF_VENDOR, TermsStore::row, vendor.value());
    return new KnownTerms(
        rows.stream().map(Row::terms).flatMap(Optional::stream).toList(),
        rows.stream().anyMatch(Row::suspended));
  }

  /// A vendor without terms has a row all the same.
  private record Row(Optional<VendorTerms> terms, boolean suspended) {}

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("terms") == null ? Optional.empty() : Optional.of(terms(row)),
        row.getBoolean("suspended"));
  }

  private static VendorTerms terms(ResultSet row) throws SQLException {
    return new VendorTerms(
        row.getLong("id"),
        new VendorId(row.getLong("vendor_id")),
        Tx.instant(row, "valid_from"),
        AgreementJson.read(row.getString("terms")),
        Tx.instant(row, "created_at"));
  }
}
