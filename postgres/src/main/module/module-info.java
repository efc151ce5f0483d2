/// A PostgreSQL that a program brings along: [org.partbook.postgres.EmbeddedPostgres].
module org.partbook.postgres {
  requires static org.jspecify;
  requires java.management;
  requires java.sql;
  requires jdk.management;
  requires jdk.security.auth;
  requires org.apache.commons.compress;
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires org.tukaani.xz;

  exports org.partbook.postgres;
}
