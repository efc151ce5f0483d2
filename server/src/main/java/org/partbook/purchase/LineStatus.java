package org.partbook.purchase;

/// Where a line stands. The names are what vendors and the database see.
public enum LineStatus {
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED
}
