package org.partbook.command;

import org.partbook.copies.file.Finding;

/// What was noticed of a score, as a publisher reads it: what it means, and what to do about it.
final class FindingWords {
  private static final String ELSEWHERE = ", though it is in the copy for download";
  private static final String EXPORT_AGAIN =
      "export it again with all fonts embedded and pictures as plain colours, and import it";

  private FindingWords() {}

  /// To follow the file's name, without the pages.
  static String what(Finding finding) {
    return switch (finding.kind()) {
      case SIGNED, ATTACHMENTS, ENCRYPTED, REPAIRED, SCRIPTS, LAUNCHES -> finding.text();
      case NO_ROOM -> "has no free place for the stamp at its edges";
      case SMALL -> "is so small that the stamp, and the buyer's name in it, can hardly be read";
      case NOT_DRAWN -> "can't be drawn and is empty in the reader" + ELSEWHERE;
      case PICTURES_MISSING ->
          "has pictures that can't be drawn and aren't in the reader" + ELSEWHERE;
      case BLANK -> "is empty in the reader" + ELSEWHERE;
      case DOUBTFUL -> "may look different in the reader than in the copy for download";
    };
  }

  static String advice(Finding finding) {
    return switch (finding.kind()) {
      case SIGNED, ENCRYPTED ->
          "import it without; or sell it as it is, with \"personalised\": false";
      case ATTACHMENTS -> "export it without attachments, unless buyers may pass them on";
      case REPAIRED -> "look at a copy; if something is missing, export it again and import it";
      case SCRIPTS, LAUNCHES -> "export it without, as programs warn buyers of it";
      case NO_ROOM ->
          "leave a free line of a centimetre at an edge; PARTBOOK_STAMP_FULL_PAGES says what is done"
              + " otherwise";
      case SMALL -> "export it on pages of 35 mm or more";
      case NOT_DRAWN, PICTURES_MISSING, BLANK -> EXPORT_AGAIN;
      case DOUBTFUL -> "look at the page in the reader; if it is wrong, " + EXPORT_AGAIN;
    };
  }
}
