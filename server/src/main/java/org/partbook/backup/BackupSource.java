package org.partbook.backup;

import java.nio.file.Path;
import org.partbook.blob.BlobStore;
import org.partbook.db.Database;
import org.partbook.ledger.log.LedgerLog;

/// What is backed up.
///
/// @param named what the tables name of the blobs
/// @param settings the file, which needn't be there
/// @param embedded whether the database is the embedded one
/// @param program which version of it makes the backup
public record BackupSource(
    Database db,
    BlobStore blobs,
    NamedBlobs named,
    LedgerLog log,
    Path settings,
    boolean embedded,
    String program) {}
