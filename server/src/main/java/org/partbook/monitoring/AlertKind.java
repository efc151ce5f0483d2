package org.partbook.monitoring;

import java.util.Locale;

/// What somebody has to be told of. Their names are part of the interface.
enum AlertKind {
  SALES_FAILING,
  BACKLOG,
  DATABASE_AWAY,
  FILES_AWAY,
  DISK_NEARLY_FULL,
  CERTIFICATE_ENDS,
  WEBHOOKS_DISABLED,
  LOG_BEHIND,
  BACKUP_OLD;

  /// As it stands in messages.
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
