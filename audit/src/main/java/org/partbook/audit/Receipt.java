package org.partbook.audit;

import java.util.HexFormat;

/// What a vendor gets for a sale: the entry, its salt, and the proof that it is in the log.
///
/// @param index where in the log
/// @param entry its canonical text
/// @param salt 32 hexadecimal digits
/// @param proof to a signed checkpoint
public record Receipt(long index, String entry, String salt, TlogProof proof) {
  /// In characters.
  static final int LARGEST = 1 << 20;

  /// One of an entry.
  ///
  /// @param entry its canonical text
  /// @param salt 16 bytes
  /// @param proof to a signed checkpoint
  /// @return the receipt
  public static Receipt of(String entry, byte[] salt, TlogProof proof) {
    return new Receipt(proof.index(), entry, HexFormat.of().formatHex(salt), proof);
  }

  /// Reads one: a JSON object with `index`, `entry`, `salt` and `proof`. What else it has is passed
  /// over. Nothing is checked yet but its form.
  ///
  /// @param json the whole file
  /// @return the receipt
  /// @throws NotVerified if it isn't one
  public static Receipt parse(String json) throws NotVerified {
    var members = JsonText.object(json);
    return new Receipt(
        members.number("index"),
        members.text("entry"),
        members.text("salt"),
        TlogProof.parse(members.text("proof")));
  }

  /// Checks that the log has this entry.
  ///
  /// @param key the log's
  /// @return the checkpoint that was signed
  /// @throws NotVerified if it hasn't
  public Checkpoint require(VerifierKey key) throws NotVerified {
    if (index != proof.index()) {
      throw new NotVerified(
          "the receipt is for index " + index + ", and its proof for " + proof.index());
    }
    var salted =
        Commitment.salt(salt)
            .orElseThrow(() -> new NotVerified("the salt is no 32 hexadecimal digits"));
    var commitment = Commitment.of(salted, entry);
    if (proof.extra().isPresent() && !proof.extra().get().equals(commitment.base64())) {
      throw new NotVerified("the proof is said to be that of another entry");
    }
    return proof.require(commitment, key);
  }
}
