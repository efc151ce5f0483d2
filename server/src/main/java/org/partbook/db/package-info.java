/// The database: pool, transactions, migrations, group commit. Stores write SQL; nobody else sees
/// `java.sql`.
@NullMarked
package org.partbook.db;

import org.jspecify.annotations.NullMarked;
