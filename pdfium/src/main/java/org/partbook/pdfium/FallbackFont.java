package org.partbook.pdfium;

import java.util.function.Supplier;

/// A font for what a PDF writes in fonts that it doesn't bring along.
///
/// @param file its name, ending in `.ttf`, `.ttc` or `.otf`
/// @param bytes of the file, asked for once it is needed
public record FallbackFont(String file, Supplier<byte[]> bytes) {}
