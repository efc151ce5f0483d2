package org.partbook.client;

import java.util.Optional;

/// A file that has come whole.
///
/// @param bytes its length
/// @param contentType what it is, such as `application/pdf`
/// @param fileName the name that the server suggests, without any folder
public record DownloadedFile(long bytes, Optional<String> contentType, Optional<String> fileName) {}
