package org.partbook.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be told of a database, whatever tables it has. Nothing is changed.
public final class DatabaseFacts {
  private static final String SERVER =
      """
      select current_setting('server_version') as version,
        current_setting('server_version_num')::integer / 10000 as major,
        pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as reads_only,
        array(
          select name from pg_settings
          where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'
          order by name) as unsafe,
        least(
          current_setting('max_connections')::integer
            - current_setting('superuser_reserved_connections')::integer,
          nullif(rolconnlimit, -1),
          nullif(datconnlimit, -1)) as connections
      from pg_roles cross join pg_database
      where rolname = current_user and datname = current_database()
      """;

  private static final String RIGHTS =
      """
      with ours as (
        select oid, relkind, pg_get_userbyid(relowner) as owner from pg_class
        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'S')
      ), stays as (
        select tgrelid from pg_trigger join ours on ours.oid = tgrelid
        where tgname = 'never_changed'
      )
      select current_user as role,
        (select rolsuper from pg_roles where rolname = current_user) as superuser,
        array(select distinct owner from ours order by owner) as owners,
        exists (select from ours where pg_has_role(current_user, owner, 'member')) as may_be_owner,
        array(
          select oid::regclass::text from ours
          where case relkind
            when 'r' then not has_table_privilege(oid, 'select')
            else not has_sequence_privilege(oid, 'usage')
          end
          order by 1) as closed,
        array(
          select tgrelid::regclass::text from stays
          where has_table_privilege(tgrelid, 'update') or has_table_privilege(tgrelid, 'delete')
            or has_table_privilege(tgrelid, 'truncate')
          order by 1) as may_change
      """;

  /// What keeps the past as it is. What a migration adds comes here as well.
  private static final String GUARDS_OFF =
      """
      select guard || ' on ' || guarded
      from (
        values ('journal', 'never_changed'), ('vendor_terms', 'never_changed'),
          ('log_key', 'never_changed'), ('log_key', 'key_stays'), ('log_mark', 'never_changed'), ('log_state', 'only_grows'),
          ('log_state', 'never_lost'), ('rights_version', 'never_changed'),
          ('party', 'past_stays'), ('party', 'never_truncated'), ('share', 'past_stays'),
          ('share', 'never_truncated'), ('order_line', 'snapshot_stays'),
          ('statement', 'closed_stays'), ('statement', 'never_truncated')) as wanted (guarded, guard)
      where not exists (
        select from pg_trigger
        where tgrelid = to_regclass(guarded) and tgname = guard and tgenabled = 'A')
      """;

  /// Where each is, as the database sees it.
  private static final String SERVERS =
      """
      select coalesce(host(client_addr), 'beside the database') || ', since '
        || to_char(backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objsubid = 1 and mode = 'ShareLock' and granted
        and pg_locks.database = (select oid from pg_database where datname = current_database())
        and classid::bigint = ? >> 32 and objid::bigint = ? & 4294967295
      order by backend_start
      """;

  private static final String NOW = "select clock_timestamp() as now";

  private final Database db;

  DatabaseFacts(Database db) {
    this.db = db;
  }

  /// The server that it is on.
  ///
  /// @param readsOnly whether nothing can be written, as on a standby
  /// @param unsafe settings that are off and without which a power cut loses what was confirmed
  /// @param connections how many it takes from those who are no superusers, with what our role and
  ///   our database may have
  public record Server(
      String version, int major, boolean readsOnly, List<String> unsafe, int connections) {}

  public Server server() {
    return db.ask(tx ->
        tx.one(
                SERVER,
                row ->
                    new Server(
                        row.getString("version"),
                        row.getInt("major"),
                        row.getBoolean("reads_only"),
                        texts(row, "unsafe"),
                        row.getInt("connections")))
            .orElseThrow());
  }

  /// What our role may do.
  ///
  /// @param owners of the tables
  /// @param mayBeOwner whether it is one of them, or can become one
  /// @param closed tables and sequences that it can't use
  /// @param mayChange tables in which nothing is changed, and it could
  public record Rights(
      String role,
      boolean superuser,
      List<String> owners,
      boolean mayBeOwner,
      List<String> closed,
      List<String> mayChange) {}

  public Rights rights() {
    return db.ask(tx ->
        tx.one(
                RIGHTS,
                row ->
                    new Rights(
                        row.getString("role"),
                        row.getBoolean("superuser"),
                        texts(row, "owners"),
                        row.getBoolean("may_be_owner"),
                        texts(row, "closed"),
                        texts(row, "may_change")))
            .orElseThrow());
  }

  /// The triggers that keep the past as it is and are gone, or don't always fire.
  public List<String> guardsOff() {
    return db.ask(tx -> tx.list(GUARDS_OFF, row -> row.getString(1)));
  }

  /// The servers that run on it now, each by where it is and since when.
  public List<String> servers() {
    return db.ask(tx -> tx.list(SERVERS, row -> row.getString(1), Schema.LOCK, Schema.LOCK));
  }

  public SchemaState schema() {
    return db.ask(Schema::state);
  }

  /// An answer.
  ///
  /// @param at by the database's clock
  /// @param took from the question to the answer
  public record Answer(Instant at, Duration took) {}

  /// Asks what time it is.
  public Answer now() {
    long asked = System.nanoTime();
    var at = db.ask(tx -> tx.one(NOW, row -> Tx.instant(row, "now"))).orElseThrow();
    return new Answer(at, Duration.ofNanos(System.nanoTime() - asked));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    @Nullable Object[] texts = (Object[]) row.getArray(column).getArray();
    return Arrays.stream(texts).map(String::valueOf).toList();
  }
}
