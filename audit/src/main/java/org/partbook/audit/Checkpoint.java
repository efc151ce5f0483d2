package org.partbook.audit;

import java.util.regex.Pattern;

/// What a log says of itself at one time, as C2SP tlog-checkpoint has it.
///
/// @param origin which log
/// @param size how many entries it has
/// @param root what its tree hashes to
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final int LINES = 3;

  /// Checks them.
  public Checkpoint {
    if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || size > Merkle.LARGEST) {
      throw new IllegalArgumentException("no log is called " + origin + " and has " + size);
    }
  }

  /// What is signed.
  ///
  /// @return three lines
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// The checkpoint, signed by its log.
  ///
  /// @param key whose name is the origin
  /// @return a signed note, always the same
  public String signed(LogKey key) {
    if (!key.verifier().name().equals(origin)) {
      throw new IllegalArgumentException("the key is that of " + key.verifier().name());
    }
    return key.sign(text());
  }

  /// Opens a signed one.
  ///
  /// @param note as the log has signed it, with the signatures of whoever else has
  /// @param key the log's
  /// @return what the log has signed
  /// @throws NotVerified if it didn't sign this, or if it is another log
  public static Checkpoint open(String note, VerifierKey key) throws NotVerified {
    var signed = SignedNote.parse(note);
    signed.requireSignatureOf(key);
    var checkpoint = parse(signed.text());
    if (!checkpoint.origin.equals(key.name())) {
      throw new NotVerified(
          "the checkpoint is that of the log "
              + Shown.of(checkpoint.origin)
              + ", and the key that of "
              + key.name());
    }
    return checkpoint;
  }

  private static Checkpoint parse(String text) throws NotVerified {
    // Further lines are allowed, and say nothing.
    var lines = text.split("\n", LINES + 1);
    if (lines.length <= LINES || lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
      throw new NotVerified("a checkpoint has lines with an origin, a size and a root");
    }
    var root =
        Hash.parse(lines[2])
            .orElseThrow(() -> new NotVerified("the checkpoint's third line is no root"));
    try {
      return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    } catch (IllegalArgumentException e) {
      throw new NotVerified("no log has " + lines[1] + " entries");
    }
  }
}
