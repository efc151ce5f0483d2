package org.partbook.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A text and signatures of it, as C2SP signed-note has them. Nothing may be believed of the text
/// before a known key's signature was checked.
///
/// @param text that is signed, with its last line end
/// @param signatures those of strangers among them
record SignedNote(String text, List<Signed> signatures) {
  /// In characters. Sixteen of the largest signatures there are have room.
  static final int LARGEST = 256 * 1024;

  private static final int MOST_SIGNATURES = 100;
  private static final String DASH = "— ";

  /// One signature.
  ///
  /// @param name of the key
  /// @param base64 the key's four bytes, and the signature
  record Signed(String name, String base64) {}

  static SignedNote parse(String note) throws NotVerified {
    if (note.length() > LARGEST) {
      throw new NotVerified("the signed note is longer than " + LARGEST + " characters");
    }
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new NotVerified("there are control characters in the signed note");
    }
    var end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
      throw new NotVerified("the signed note has no signatures");
    }
    var lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
    if (lines.length > MOST_SIGNATURES) {
      throw new NotVerified("there are more than " + MOST_SIGNATURES + " signatures");
    }
    var signatures = new ArrayList<Signed>();
    for (var line : lines) {
      signatures.add(signed(line));
    }
    return new SignedNote(note.substring(0, end + 1), List.copyOf(signatures));
  }

  private static Signed signed(String line) throws NotVerified {
    var space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space <= DASH.length()) {
      throw new NotVerified("this is no line of a signature: " + Shown.of(line));
    }
    return new Signed(line.substring(DASH.length(), space), line.substring(space + 1));
  }

  /// @throws NotVerified if the key has signed something else, or nothing
  void requireSignatureOf(VerifierKey key) throws NotVerified {
    var found = false;
    for (var signature : signatures) {
      if (!signature.name().equals(key.name())) {
        continue;
      }
      var bytes = Base64Text.decode(signature.base64()).orElse(new byte[0]);
      if (bytes.length < Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != key.id()) {
        continue;
      }
      var signed = new byte[bytes.length - Integer.BYTES];
      ByteBuffer.wrap(bytes, Integer.BYTES, signed.length).get(signed);
      if (!key.verifies(text, signed)) {
        throw new NotVerified("the signature of " + key.name() + " isn't one of this text");
      }
      found = true;
    }
    if (!found) {
      throw new NotVerified(
          "it isn't signed with the key of "
              + key.name()
              + ", but by "
              + signatures.stream()
                  .map(signature -> Shown.of(signature.name()))
                  .collect(Collectors.joining(", ")));
    }
  }
}
