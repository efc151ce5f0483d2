package org.partbook.copies;

/// What copies can be made of.
public enum ScoreFormat {
  /// PDF 1.0 to 2.0.
  PDF,
  /// MusicXML, plain (`.musicxml`, `.xml`) or compressed (`.mxl`): the bytes decide.
  MUSICXML
}
