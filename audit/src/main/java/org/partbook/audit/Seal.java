package org.partbook.audit;

/// A log's signature of a document: a signed note of two lines, the first of which no checkpoint
/// has.
public final class Seal {
  private static final String FIRST = "partbook sealed document";

  private Seal() {}

  private static String text(Hash document) {
    return FIRST + "\n" + document.base64() + "\n";
  }

  /// Seals a document.
  ///
  /// @param key of the log
  /// @param document SHA-256 of its bytes, up to where the seal comes
  /// @return a signed note
  public static String of(LogKey key, Hash document) {
    return key.sign(text(document));
  }

  /// Checks a seal.
  ///
  /// @param note a signed note
  /// @param key the log's
  /// @param document what the document hashes to
  /// @throws NotVerified if the log has sealed another one, or none
  public static void require(String note, VerifierKey key, Hash document) throws NotVerified {
    var signed = SignedNote.parse(note);
    signed.requireSignatureOf(key);
    if (!signed.text().equals(text(document))) {
      throw new NotVerified("the document isn't the one that was sealed");
    }
  }
}
