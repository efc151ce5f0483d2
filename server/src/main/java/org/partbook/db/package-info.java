/// PostgreSQL: the pool, transactions, migrations, and the embedded server. Stores write SQL;
/// nobody else sees `java.sql`.
@NullMarked
package org.partbook.db;

import org.jspecify.annotations.NullMarked;
