package org.partbook.catalog;

import java.util.List;
import org.partbook.catalog.ImportStore.Stored;
import org.partbook.json.FieldError;

/// What a line says. Nobody has looked at its files yet.
sealed interface ReadLine {
  /// Nothing.
  record Blank() implements ReadLine {}

  /// Something is wrong with it.
  record Refused(List<FieldError> errors) implements ReadLine {}

  /// The very line that an asset was last written from.
  record Known(Stored asset) implements ReadLine {}

  /// An asset without files.
  record Whole(AssetRow row) implements ReadLine {}

  /// An asset with files.
  record WithFiles(AssetDraft draft) implements ReadLine {}
}
