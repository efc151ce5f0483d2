package org.partbook.copies.file;

import java.nio.charset.StandardCharsets;

/// What sort of file a copy is.
///
/// @param mediaType for the header Content-Type
/// @param extension of its name, with the dot; empty where the kind is unknown
public record FileKind(String mediaType, String extension) {
  /// A PDF.
  public static final FileKind PDF = new FileKind("application/pdf", ".pdf");

  /// MusicXML as plain text.
  public static final FileKind MUSICXML =
      new FileKind("application/vnd.recordare.musicxml+xml", ".musicxml");

  /// MusicXML in an archive.
  public static final FileKind COMPRESSED_MUSICXML =
      new FileKind("application/vnd.recordare.musicxml", ".mxl");

  private static final FileKind UNKNOWN = new FileKind("application/octet-stream", "");

  /// How many bytes of a file tell its kind.
  public static final int TELLING = 16;

  /// The kind that a file's first bytes tell.
  ///
  /// @param rendering what the file is said to be: `pdf`, `musicxml`, or anything else for
  ///   something that is heard
  /// @param beginning the first [#TELLING] bytes of the file, with zeros where it has fewer
  /// @return the kind; `application/octet-stream` without an extension if it can't be told
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
