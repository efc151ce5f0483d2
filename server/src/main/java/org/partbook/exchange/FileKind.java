package org.partbook.exchange;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What kind of catalogue a file is, as its content says. Its name decides only what the content
/// leaves open.
enum FileKind {
  LINES("JSON lines"),
  CSV("CSV"),
  XLSX("XLSX"),
  ONIX("ONIX"),
  LISTING("a listing");

  private static final int LOOKED_AT = 64 * 1024;
  private static final Pattern LISTED =
      Pattern.compile("^\\s*\\{\\s*\"(assets|last_id|next_page)\"");
  private static final Pattern XML_ROOT = Pattern.compile("<([A-Za-z_][\\w.:-]*)");

  private static final String CAN_BE = "; a catalogue is JSON lines, CSV, XLSX or ONIX";

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static FileKind of(Path file) throws UnreadableFile, IOException {
    var start = start(file);
    if (start.length == 0) {
      throw new UnreadableFile("is empty" + CAN_BE);
    }
    if (begins(start, 'P', 'K', 3, 4)) {
      return XLSX;
    }
    var wrong = wrongKind(start);
    if (wrong.isPresent()) {
      throw new UnreadableFile(wrong.get());
    }
    var text = text(start);
    if (text.isEmpty() && start.length < LOOKED_AT) {
      throw new UnreadableFile("is empty" + CAN_BE);
    }
    return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
      case '<' -> xml(text);
      case '[' -> LISTING;
      case '{' -> LISTED.matcher(text).find() ? LISTING : LINES;
      default -> named(file, ".jsonl", ".ndjson", ".json") || text.isEmpty() ? LINES : CSV;
    };
  }

  private static byte[] start(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(LOOKED_AT);
    }
  }

  private static Optional<String> wrongKind(byte[] start) {
    if (begins(start, '%', 'P', 'D', 'F')) {
      return Optional.of("is a PDF, and no catalogue" + CAN_BE);
    }
    if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      return Optional.of(
          "is a file of an old Excel (.xls), or an XLSX with a password: save it as XLSX without"
              + " one");
    }
    if (begins(start, 0x1F, 0x8B)) {
      return Optional.of("is compressed with gzip: unpack it first");
    }
    if (begins(start, '{', '\\', 'r', 't', 'f')) {
      return Optional.of("is a text document (RTF)" + CAN_BE);
    }
    return Optional.empty();
  }

  /// What it begins with, in characters that say enough to tell kinds apart.
  private static String text(byte[] start) {
    if (begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF)) {
      return new String(start, UTF_16).strip();
    }
    if (start.length > 1 && start[0] == '<' && start[1] == 0) {
      return new String(start, UTF_16LE).strip();
    }
    var text = new String(start, UTF_8);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
  }

  private static FileKind xml(String text) throws UnreadableFile {
    var root = XML_ROOT.matcher(text);
    var name = root.find() ? root.group(1) : "";
    if (name.replaceFirst("^.*:", "").equalsIgnoreCase("ONIXMessage")) {
      return ONIX;
    }
    if (name.equalsIgnoreCase("html")) {
      throw new UnreadableFile("is a web page" + CAN_BE);
    }
    if (name.equals("Workbook")) {
      throw new UnreadableFile("is a spreadsheet in XML of 2003: save it as XLSX");
    }
    throw new UnreadableFile("is XML, but no ONIX message: its root element is " + shown(name));
  }

  private static String shown(String name) {
    return name.isEmpty() ? "missing" : name.substring(0, Math.min(60, name.length()));
  }

  private static boolean begins(byte[] start, int... bytes) {
    if (start.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((start[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean named(Path file, String... endings) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    for (var ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
