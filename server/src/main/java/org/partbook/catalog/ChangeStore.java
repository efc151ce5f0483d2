package org.partbook.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Caller;
import org.partbook.access.VendorId;
import org.partbook.db.Tx;

/// The SQL that tells what has changed in the catalogue between two numbers.
///
/// What an asset was after a change is in one of two tables: in `asset` if it still is so, else in
/// `asset_before`.
final class ChangeStore {
  private static final String STANDING =
      """
      select latest_terms, suspended, origin, head, kept_from
      from access_token, catalog_state
      where hash = decode(?, 'hex')
        and revoked_at is null and (expires_at is null or expires_at > ?)
      """;

  private static final String STANDING_OF_VENDOR =
      """
      select latest_terms, suspended_at is not null as suspended, origin, head, kept_from
      from vendor, catalog_state
      where vendor.id = ?
      """;

  private static final String NUMBERS =
      """
      select asset_id, no
      from (
        (select asset_id, change_no as no
          from asset
          where change_no > ? and change_no <= ?
          order by change_no
          limit ?)
        union all
        (select asset_id, from_no
          from asset_before
          where from_no > ? and from_no <= ?
          order by from_no
          limit ?)) as numbers
      order by no
      limit ?
      """;

  /// In the order of the numbers given. From the asset on whose documents are too much together
  /// they are left out.
  private static final String CHANGED =
      """
      with states as (
        select wanted.asset_id, place, now.document, now.withdrawn,
          before.document as document_before, before.withdrawn as withdrawn_before,
          sum(octet_length(now.document) + coalesce(octet_length(before.document), 0))
            over (order by place) as bytes
        from unnest(?::bigint[]) with ordinality as wanted (asset_id, place)
          join lateral (
            select document, withdrawn
            from asset
            where asset.asset_id = wanted.asset_id and change_no <= ?
            union all
            select document, withdrawn
            from asset_before
            where asset_before.asset_id = wanted.asset_id and from_no <= ? and until_no > ?
          ) as now on true
          left join lateral (
            select document, withdrawn
            from asset
            where asset.asset_id = wanted.asset_id and change_no <= ?
            union all
            select document, withdrawn
            from asset_before
            where asset_before.asset_id = wanted.asset_id and from_no <= ? and until_no > ?
          ) as before on true
      )
      select asset_id, withdrawn, withdrawn_before,
        case when place = 1 or bytes <= ? then document end as document,
        case when place = 1 or bytes <= ? then document_before end as document_before
      from states
      order by place
      """;

  /// Every asset of the later of two moments behind one, with what it was at the earlier one if it
  /// was something else. From the asset on whose documents are too much together they are left out.
  private static final String WALK =
      """
      with now as (
        select asset_id, no, document, withdrawn
        from (
          (select asset_id, change_no as no, document, withdrawn
            from asset
            where asset_id > ? and change_no <= ?
            order by asset_id
            limit ?)
          union all
          (select asset_id, from_no, document, withdrawn
            from asset_before
            where asset_id > ? and from_no <= ? and until_no > ?
            order by asset_id
            limit ?)) as found
        order by asset_id
        limit ?
      ), states as (
        select now.asset_id, no, now.document, now.withdrawn,
          before.document as document_before, before.withdrawn as withdrawn_before,
          sum(octet_length(now.document) + coalesce(octet_length(before.document), 0))
            over (order by now.asset_id) as bytes,
          row_number() over (order by now.asset_id) as place
        from now
          left join lateral (
            select document, withdrawn
            from asset_before
            where now.no > ? and asset_before.asset_id = now.asset_id
              and from_no <= ? and until_no > ?
          ) as before on true
      )
      select asset_id, withdrawn, withdrawn_before, no > ? as has_changed,
        case when place = 1 or bytes <= ? then document end as document,
        case when place = 1 or bytes <= ? then document_before end as document_before
      from states
      order by asset_id
      """;

  /// What is to be known before changes are told of.
  ///
  /// @param latestTerms the number of the vendor's latest terms, 0 for none
  /// @param suspended whether the vendor may sell nothing
  /// @param origin of which catalogue this is
  /// @param head the number of the last change
  /// @param keptFrom the number from which on it is known what the catalogue was
  record Standing(long latestTerms, boolean suspended, String origin, long head, long keptFrom) {}

  /// A change of an asset.
  record Numbered(long assetId, long no) {}

  /// An asset, then and now.
  ///
  /// @param now nothing where it is left out, since documents are too much together
  /// @param before nothing where it wasn't there
  record Asset(long assetId, Optional<State> now, Optional<State> before) {}

  /// What an asset is after a change.
  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  record State(byte[] document, boolean withdrawn) {}

  /// Nothing if the caller's token doesn't count.
  Optional<Standing> standing(Tx tx, Caller caller, Instant now) {
    return tx.one(STANDING, ChangeStore::standing, caller.token().hex(), now);
  }

  /// Nothing if there is no such vendor.
  Optional<Standing> standing(Tx tx, VendorId vendor) {
    return tx.one(STANDING_OF_VENDOR, ChangeStore::standing, vendor.value());
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getLong("latest_terms"),
        row.getBoolean("suspended"),
        row.getString("origin"),
        row.getLong("head"),
        row.getLong("kept_from"));
  }

  /// The first changes behind one and up to another.
  List<Numbered> numbers(Tx tx, long after, long upTo, long most) {
    return tx.list(
        NUMBERS,
        row -> new Numbered(row.getLong("asset_id"), row.getLong("no")),
        after,
        upTo,
        most,
        after,
        upTo,
        most,
        most);
  }

  /// Assets as they were after one change and after a later one.
  List<Asset> changed(Tx tx, List<Long> ids, long before, long now, long mostBytes) {
    return tx.list(
        CHANGED,
        row -> asset(row, true),
        ids,
        now,
        now,
        now,
        before,
        before,
        before,
        mostBytes,
        mostBytes);
  }

  /// The assets behind one, as they were after one change and after a later one.
  List<Asset> walk(Tx tx, long after, long most, long before, long now, long mostBytes) {
    return tx.list(
        WALK,
        row -> asset(row, row.getBoolean("has_changed")),
        after,
        now,
        most,
        after,
        now,
        now,
        most,
        most,
        before,
        before,
        before,
        before,
        mostBytes,
        mostBytes);
  }

  private static Asset asset(ResultSet row, boolean hasChanged) throws SQLException {
    var now = state(row.getBytes("document"), row.getBoolean("withdrawn"));
    var before = state(row.getBytes("document_before"), row.getBoolean("withdrawn_before"));
    return new Asset(row.getLong("asset_id"), now, hasChanged ? before : now);
  }

  private static Optional<State> state(byte @Nullable [] document, boolean withdrawn) {
    return Optional.ofNullable(document).map(bytes -> new State(bytes, withdrawn));
  }
}
