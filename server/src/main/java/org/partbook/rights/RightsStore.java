package org.partbook.rights;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;

/// The SQL of parties, shares and their versions.
final class RightsStore {
  /// One import at a time. Sales, which read the newest version, go on meanwhile.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('partbook.rights', 0))";

  private static final String NEWEST = "select coalesce(max(id), 0) as id from rights_version";

  private static final String VERSIONS =
      """
      select id, at, actor, parties_sha256, shares_sha256, note
      from rights_version
      order by id
      """;

  private static final String ADD_VERSION =
      """
      insert into rights_version (id, at, actor, parties_sha256, shares_sha256, note)
      values (?, ?, ?, ?, ?, ?)
      """;

  private static final String PARTIES =
      """
      select party, name, isni, ipi, currency, vat_number, address, email
      from party
      where from_version <= ? and (until_version is null or until_version > ?)
      order by party collate "C"
      """;

  private static final String PARTY =
      """
      select party, name, isni, ipi, currency, vat_number, address, email
      from party
      where party = ? and from_version <= ? and (until_version is null or until_version > ?)
      """;

  private static final String LAST_KNOWN =
      """
      select party, name, isni, ipi, currency, vat_number, address, email
      from party
      where party = ?
      order by from_version desc
      limit 1
      """;

  private static final String EVER_KNOWN =
      """
      select distinct on (party collate "C")
        party, name, isni, ipi, currency, vat_number, address, email
      from party
      order by party collate "C", from_version desc
      """;

  private static final String END_PARTIES =
      "update party set until_version = ? where party = any(?::text[]) and until_version is null";

  private static final String ADD_PARTIES =
      """
      insert into party (
        party, name, isni, ipi, currency, vat_number, address, email, from_version)
      select
        party, name, nullif(isni, ''), nullif(ipi, ''), currency, nullif(vat_number, ''),
        nullif(address, ''), nullif(email, ''), ?
      from unnest(
          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as line (party, name, isni, ipi, currency, vat_number, address, email)
      """;

  private static final String OF_TODAY =
      """
      select
        id, asset_id, party, role, basis, value, currency, valid_from, valid_until, territories,
        from_version, until_version
      from share
      where until_version is null and (?::boolean or asset_id = any(?::bigint[]))
      """;

  private static final String OF_PARTY =
      """
      select
        id, asset_id, party, role, basis, value, currency, valid_from, valid_until, territories,
        from_version, until_version
      from share
      where party = ? and until_version is null
      order by asset_id
      """;

  private static final String END_SHARES =
      "update share set until_version = ? where id = any(?::bigint[])";

  private static final String ADD_SHARES =
      """
      insert into share (
        asset_id, party, role, basis, value, currency, valid_from, valid_until, territories,
        from_version)
      select
        asset_id, party, role, basis, value, nullif(currency, ''), nullif(valid_from, '')::date,
        nullif(valid_until, '')::date, territories, ?
      from unnest(
          ?::bigint[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[],
          ?::text[], ?::text[])
        as line (
          asset_id, party, role, basis, value, currency, valid_from, valid_until, territories)
      """;

  private static final String EVER =
      """
      select
        id, asset_id, party, role, basis, value, currency, valid_from, valid_until, territories,
        from_version, until_version
      from share
      where asset_id = any(?::bigint[])
      """;

  private static final String PAGE =
      """
      select
        id, asset_id, party, role, basis, value, currency, valid_from, valid_until, territories,
        from_version, until_version
      from share
      where from_version <= ? and (until_version is null or until_version > ?)
        and asset_id in (
          select distinct asset_id
          from share
          where asset_id > ? and from_version <= ? and (until_version is null or until_version > ?)
          order by asset_id
          limit ?)
      """;

  private static final String ASSETS_OF_PARTY =
      """
      select distinct asset_id
      from share
      where party = ? and from_version <= ? and (until_version is null or until_version > ?)
      order by asset_id
      limit ?
      """;

  private static final String UNKNOWN_ASSETS =
      """
      select wanted
      from unnest(?::bigint[]) as wanted
      where wanted between ? and ? or not exists (select from asset where asset_id = wanted)
      """;

  private static final String WITHOUT_SHARES =
      """
      select asset_id, title
      from asset
      where not withdrawn and asset_id > ? and asset_id not between ? and ?
        and not exists (
          select
          from share
          where share.asset_id = asset.asset_id
            and from_version <= ? and (until_version is null or until_version > ?))
      order by asset_id
      limit ?
      """;

  private static final String TITLES =
      "select asset_id, title from asset where asset_id = any(?::bigint[])";

  private static final String ENSEMBLES =
      """
      select asset_id
      from asset
      where parts @> array[?::bigint]
      order by asset_id
      limit 10
      """;

  /// A row of the table: a share, and the versions that have it.
  ///
  /// @param until the first version that hasn't
  record Stored(long id, Share share, long from, Optional<Long> until) {
    boolean isIn(long version) {
      return from <= version && until.filter(end -> end <= version).isEmpty();
    }
  }

  void lock(Tx tx) {
    tx.run(LOCK);
  }

  long newest(Tx tx) {
    return tx.one(NEWEST, row -> row.getLong("id")).orElseThrow();
  }

  List<RightsVersion> versions(Tx tx) {
    return tx.list(
        VERSIONS,
        row ->
            new RightsVersion(
                row.getLong("id"),
                Tx.instant(row, "at"),
                row.getString("actor"),
                text(row, "parties_sha256"),
                text(row, "shares_sha256"),
                text(row, "note")));
  }

  void add(Tx tx, RightsVersion version) {
    tx.update(
        ADD_VERSION,
        version.id(),
        version.at(),
        version.actor(),
        version.partiesSha256().orElse(null),
        version.sharesSha256().orElse(null),
        version.note().orElse(null));
  }

  List<Party> parties(Tx tx, long version) {
    return tx.list(PARTIES, RightsStore::party, version, version);
  }

  Optional<Party> party(Tx tx, PartyId id, long version) {
    return tx.one(PARTY, RightsStore::party, id.value(), version, version);
  }

  Optional<Party> lastKnown(Tx tx, PartyId id) {
    return tx.one(LAST_KNOWN, RightsStore::party, id.value());
  }

  List<Party> everKnown(Tx tx) {
    return tx.list(EVER_KNOWN, RightsStore::party);
  }

  private static Party party(ResultSet row) throws SQLException {
    return new Party(
        new PartyId(row.getString("party")),
        row.getString("name"),
        text(row, "isni"),
        text(row, "ipi"),
        row.getString("currency"),
        text(row, "vat_number"),
        text(row, "address"),
        text(row, "email"));
  }

  void endParties(Tx tx, Collection<PartyId> ids, long version) {
    tx.update(END_PARTIES, version, ids.stream().map(PartyId::value).toList());
  }

  void addParties(Tx tx, List<Party> parties, long version) {
    tx.update(
        ADD_PARTIES,
        version,
        parties.stream().map(party -> party.id().value()).toList(),
        parties.stream().map(Party::name).toList(),
        parties.stream().map(party -> party.isni().orElse("")).toList(),
        parties.stream().map(party -> party.ipi().orElse("")).toList(),
        parties.stream().map(Party::currency).toList(),
        parties.stream().map(party -> party.vatNumber().orElse("")).toList(),
        parties.stream().map(party -> party.address().orElse("")).toList(),
        parties.stream().map(party -> party.email().orElse("")).toList());
  }

  /// What the newest version has of some assets.
  List<Stored> ofToday(Tx tx, Collection<AssetId> assets) {
    return tx.list(OF_TODAY, RightsStore::stored, false, ids(assets));
  }

  /// All that the newest version has.
  List<Stored> ofToday(Tx tx) {
    return tx.list(OF_TODAY, RightsStore::stored, true, List.<Long>of());
  }

  /// What a party has in the newest version.
  List<Stored> ofParty(Tx tx, PartyId party) {
    return tx.list(OF_PARTY, RightsStore::stored, party.value());
  }

  /// All that any version has of some assets.
  List<Stored> ever(Tx tx, Collection<AssetId> assets) {
    return tx.list(EVER, RightsStore::stored, ids(assets));
  }

  /// What a version has of the next assets, at most so many, in order.
  List<Share> page(Tx tx, long version, long afterAsset, int assets) {
    return tx
        .list(PAGE, RightsStore::stored, version, version, afterAsset, version, version, assets)
        .stream()
        .map(Stored::share)
        .sorted(Share.ORDER)
        .toList();
  }

  private static Stored stored(ResultSet row) throws SQLException {
    var share =
        new Share(
            new AssetId(row.getLong("asset_id")),
            new PartyId(row.getString("party")),
            Role.of(row.getString("role")).orElseThrow(),
            Basis.of(row.getString("basis")).orElseThrow(),
            row.getBigDecimal("value"),
            text(row, "currency"),
            day(row, "valid_from"),
            day(row, "valid_until"),
            Territories.of(row.getString("territories")));
    var until = row.getObject("until_version", Long.class);
    return new Stored(
        row.getLong("id"), share, row.getLong("from_version"), Optional.ofNullable(until));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  void endShares(Tx tx, List<Stored> shares, long version) {
    tx.update(END_SHARES, version, shares.stream().map(Stored::id).toList());
  }

  void addShares(Tx tx, List<Share> shares, long version) {
    tx.update(
        ADD_SHARES,
        version,
        shares.stream().map(share -> share.asset().value()).toList(),
        shares.stream().map(share -> share.party().value()).toList(),
        shares.stream().map(share -> share.role().word()).toList(),
        shares.stream().map(share -> share.basis().word()).toList(),
        shares.stream().<BigDecimal>map(Share::value).toList(),
        shares.stream().map(share -> share.currency().orElse("")).toList(),
        shares.stream().map(share -> text(share.from())).toList(),
        shares.stream().map(share -> text(share.until())).toList(),
        shares.stream().map(share -> share.territories().toString()).toList());
  }

  private static String text(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  /// Those that the catalogue doesn't have, and those of the sandbox, for which nobody is due
  /// anything.
  List<AssetId> unknown(Tx tx, Collection<AssetId> assets) {
    return tx.list(
        UNKNOWN_ASSETS,
        row -> new AssetId(row.getLong("wanted")),
        ids(assets),
        AssetId.FIRST_OF_SANDBOX,
        AssetId.LAST_OF_SANDBOX);
  }

  /// Some of the assets of which a party has a share.
  List<AssetId> assetsOf(Tx tx, PartyId party, long version, int most) {
    return tx.list(
        ASSETS_OF_PARTY,
        row -> new AssetId(row.getLong("asset_id")),
        party.value(),
        version,
        version,
        most);
  }

  /// What is for sale and has no shares.
  List<Titled> withoutShares(Tx tx, long version, long afterAsset, int most) {
    return tx.list(
        WITHOUT_SHARES,
        RightsStore::titled,
        afterAsset,
        AssetId.FIRST_OF_SANDBOX,
        AssetId.LAST_OF_SANDBOX,
        version,
        version,
        most);
  }

  List<Titled> titles(Tx tx, Collection<AssetId> assets) {
    return tx.list(TITLES, RightsStore::titled, ids(assets));
  }

  private static Titled titled(ResultSet row) throws SQLException {
    return new Titled(new AssetId(row.getLong("asset_id")), row.getString("title"));
  }

  /// The ensembles that have an asset as a part.
  List<AssetId> ensembles(Tx tx, AssetId part) {
    return tx.list(ENSEMBLES, row -> new AssetId(row.getLong("asset_id")), part.value());
  }

  private static List<Long> ids(Collection<AssetId> assets) {
    return assets.stream().map(AssetId::value).toList();
  }
}
