package org.partbook.backup;

/// A file of a backup.
///
/// @param name within the backup
/// @param size as it lies there, in bytes
/// @param sha256 of that
record StoredFile(String name, long size, String sha256) {}
