/// A PostgreSQL that a program brings along: [org.partbook.postgres.EmbeddedPostgres].
module org.partbook.postgres {
  requires static org.jspecify;
  requires java.sql;
  requires org.apache.commons.compress;
  requires org.postgresql.jdbc;
  requires org.slf4j;

  exports org.partbook.postgres;
}
