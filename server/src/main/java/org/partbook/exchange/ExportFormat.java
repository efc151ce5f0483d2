package org.partbook.exchange;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// In which form a catalogue is written.
public enum ExportFormat {
  JSONL,
  CSV,
  XLSX,
  ONIX;

  /// As the ending of a file's name has it.
  public static Optional<ExportFormat> of(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jsonl", "ndjson" -> Optional.of(JSONL);
      case "csv" -> Optional.of(CSV);
      case "xlsx" -> Optional.of(XLSX);
      case "xml", "onix" -> Optional.of(ONIX);
      default -> Optional.empty();
    };
  }
}
