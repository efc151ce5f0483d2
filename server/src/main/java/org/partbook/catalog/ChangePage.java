package org.partbook.catalog;

import java.util.List;

/// Some of what has changed.
///
/// @param cursor where the next page begins
/// @param more whether there is something on it already
record ChangePage(List<Change> changes, ChangeCursor cursor, boolean more) {
  ChangePage {
    changes = List.copyOf(changes);
  }
}
