package org.partbook.client;

/// What is wrong with one field of a request.
///
/// @param field the field's name, such as `quantity` or `parts[0].asset_id`
/// @param message what is wrong with it, for a developer to read
/// @param unknown what else the server said of it
public record FieldError(String field, String message, UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param field the field's name, such as `quantity` or `parts[0].asset_id`
  /// @param message what is wrong with it, for a developer to read
  public FieldError(String field, String message) {
    this(field, message, UnknownFields.none());
  }
}
