package org.partbook.catalog;

/// An import that could not go on, for a reason that lies outside the lines: the file can't be
/// read, the database is gone, the disk is full. What was imported up to then stays, and importing
/// the file again takes up where this one stopped.
public final class ImportStopped extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ImportReport report;

  ImportStopped(String message, ImportReport report, Throwable cause) {
    super(message, cause);
    this.report = report;
  }

  /// What was done up to then.
  public ImportReport report() {
    return report;
  }
}
