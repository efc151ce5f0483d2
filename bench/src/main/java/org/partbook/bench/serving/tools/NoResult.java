package org.partbook.bench.serving.tools;

/// Something didn't do what was to be measured. A row in which that happens has no figure.
public final class NoResult extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public NoResult(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
