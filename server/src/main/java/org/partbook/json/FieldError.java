package org.partbook.json;

/// What is wrong with one field of a request, in words that name the value.
public record FieldError(String field, String message) {
  /// More mistakes than this in one request help nobody, and would let a small body make a large
  /// answer.
  public static final int MOST = 100;

  /// Says what is wrong with a field.
  ///
  /// @param problem follows the field's name: `must be …`
  public static FieldError of(String field, String problem) {
    return new FieldError(field, field + " " + problem);
  }
}
