package org.partbook.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The proof that something is in a log, to be checked without asking anybody: C2SP tlog-proof.
///
/// @param extra base 64 of anything; nobody has signed it
/// @param index where in the log it is
/// @param path the hashes beside its way to the root
/// @param checkpoint a signed note
public record TlogProof(Optional<String> extra, long index, List<Hash> path, String checkpoint) {
  /// What a file is called in which one is kept.
  public static final String FILE_EXTENSION = ".tlog-proof";

  private static final String FIRST = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int LONGEST_PATH = 63;

  /// Keeps its own list.
  public TlogProof {
    path = List.copyOf(path);
  }

  /// Its text, as [#parse] reads it.
  ///
  /// @return lines, of which the last is a signature
  public String text() {
    var text = new StringBuilder(FIRST).append('\n');
    extra.ifPresent(base64 -> text.append(EXTRA).append(base64).append('\n'));
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  /// Reads one. Nothing is checked yet but its form.
  ///
  /// @param text the whole file
  /// @return the proof
  /// @throws NotVerified if it isn't one
  public static TlogProof parse(String text) throws NotVerified {
    if (text.length() > SignedNote.LARGEST) {
      throw new NotVerified("the proof is longer than " + SignedNote.LARGEST + " characters");
    }
    var end = text.indexOf("\n\n");
    if (end < 0 || !text.startsWith(FIRST + "\n")) {
      throw new NotVerified("a proof begins with the line " + FIRST);
    }
    var lines = List.of(text.substring(0, end).split("\n", -1));
    var at = 1;
    var extra = Optional.<String>empty();
    if (lines.size() > at && lines.get(at).startsWith(EXTRA)) {
      extra = Optional.of(lines.get(at).substring(EXTRA.length()));
      if (extra.flatMap(Base64Text::decode).isEmpty()) {
        throw new NotVerified("line 2 of the proof is no base 64");
      }
      at++;
    }
    var index = index(lines, at);
    var path = new ArrayList<Hash>();
    for (var i = at + 1; i < lines.size(); i++) {
      var line = i + 1;
      path.add(
          Hash.parse(lines.get(i))
              .orElseThrow(() -> new NotVerified("line " + line + " of the proof is no hash")));
    }
    if (path.size() > LONGEST_PATH) {
      throw new NotVerified("the proof has " + path.size() + " hashes; no log is so large");
    }
    return new TlogProof(extra, index, path, text.substring(end + 2));
  }

  private static long index(List<String> lines, int at) throws NotVerified {
    var line = at < lines.size() ? lines.get(at) : "";
    var number = line.startsWith(INDEX) ? line.substring(INDEX.length()) : "";
    if (!NUMBER.matcher(number).matches()) {
      throw new NotVerified("line " + (at + 1) + " of the proof should be its index");
    }
    return Long.parseLong(number);
  }

  /// Checks that a log has something at this place.
  ///
  /// @param entry what is said to be there: of our logs, a commitment
  /// @param key the log's
  /// @return the checkpoint that was signed
  /// @throws NotVerified if it hasn't
  public Checkpoint require(Hash entry, VerifierKey key) throws NotVerified {
    var signed = Checkpoint.open(checkpoint, key);
    Merkle.requireInclusion(Merkle.leaf(entry), index, signed.size(), path, signed.root());
    return signed;
  }
}
