/// PostgreSQL: pool, transactions, migrations, and the embedded server. Only this package and the
/// stores know JDBC.
@NullMarked
package org.partbook.db;

import org.jspecify.annotations.NullMarked;
