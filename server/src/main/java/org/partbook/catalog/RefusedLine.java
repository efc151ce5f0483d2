package org.partbook.catalog;

import java.util.List;
import org.partbook.json.FieldError;

/// A line that can't be imported, and everything that is wrong with it.
final class RefusedLine extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  RefusedLine(List<FieldError> errors) {
    super(errors.toString());
    this.errors = List.copyOf(errors);
  }

  RefusedLine(String message) {
    this(List.of(new FieldError("", message)));
  }

  List<FieldError> errors() {
    return errors;
  }
}
