package org.partbook.copies.file;

import java.nio.charset.StandardCharsets;

/// What sort of file a copy is.
///
/// @param mediaType for the header Content-Type
/// @param extension of its name, with the dot
public record FileKind(String mediaType, String extension) {
  public static final FileKind PDF = new FileKind("application/pdf", ".pdf");
  public static final FileKind MUSICXML =
      new FileKind("application/vnd.recordare.musicxml+xml", ".musicxml");
  public static final FileKind COMPRESSED_MUSICXML =
      new FileKind("application/vnd.recordare.musicxml", ".mxl");

  private static final FileKind UNKNOWN = new FileKind("application/octet-stream", "");

  /// How many bytes of a file tell its kind.
  public static final int TELLING = 16;

  /// The kind that a file's first bytes tell.
  ///
  /// @param rendering as the catalogue calls the file
  public static FileKind of(String rendering, byte[] beginning) {
    var start = new String(beginning, StandardCharsets.ISO_8859_1);
    return switch (rendering) {
      case "pdf" -> PDF;
      case "musicxml" -> start.startsWith("PK") ? COMPRESSED_MUSICXML : MUSICXML;
      default -> sound(start);
    };
  }

  private static FileKind sound(String start) {
    if (start.startsWith("ID3") || start.startsWith("ÿû") || start.startsWith("ÿó")) {
      return new FileKind("audio/mpeg", ".mp3");
    }
    if (start.startsWith("OggS")) {
      return new FileKind("audio/ogg", ".ogg");
    }
    if (start.startsWith("fLaC")) {
      return new FileKind("audio/flac", ".flac");
    }
    if (start.startsWith("RIFF") && start.startsWith("WAVE", 8)) {
      return new FileKind("audio/wav", ".wav");
    }
    if (start.startsWith("ftyp", 4)) {
      return new FileKind("audio/mp4", ".m4a");
    }
    if (start.startsWith("MThd")) {
      return new FileKind("audio/midi", ".mid");
    }
    return UNKNOWN;
  }
}
