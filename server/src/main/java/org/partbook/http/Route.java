package org.partbook.http;

import java.util.List;

/// What is done with requests for a path.
///
/// @param methods that it takes
/// @param pattern its path, as it was added
record Route(List<String> methods, String pattern, PathPattern path, Routes.Handler handler) {
  boolean takes(String method) {
    return methods.contains(method);
  }
}
