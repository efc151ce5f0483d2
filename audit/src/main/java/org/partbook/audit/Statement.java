package org.partbook.audit;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.audit.JsonText.Members;

/// Checks a statement: JSON lines, of which the first says whose and of when it is, each of the
/// others has an entry of the log with its proof and amounts, and the last the amounts' sums, the
/// checkpoint that all proofs lead to, and the seal, which is a signature of all that stands before
/// it.
///
/// It is read line by line, so that its size doesn't matter.
final class Statement {
  static final int LONGEST_LINE = 1 << 20;

  private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,12})?");

  private final VerifierKey key;
  private final MessageDigest digest = LogDigest.sha256();
  private final Map<String, BigDecimal> sums = new LinkedHashMap<>();
  private String number = "";
  private long entries;
  private long latest = -1;

  /// What was found to be so.
  ///
  /// @param number of the statement
  /// @param entries how many it has
  /// @param sums of their amounts, by name
  record Verified(
      String number, long entries, Map<String, BigDecimal> sums, Checkpoint checkpoint) {}

  private Statement(VerifierKey key) {
    this.key = key;
  }

  static Verified require(Path file, VerifierKey key) throws IOException, NotVerified {
    return new Statement(key).read(file);
  }

  private Verified read(Path file) throws IOException, NotVerified {
    var last = Lines.last(file);
    var end = read("the last line", () -> JsonText.object(last));
    var checkpoint =
        read("the last line", () -> Checkpoint.open(end.text("checkpoint"), key));
    try (var lines = new Lines(file)) {
      var line = lines.next();
      while (line.isPresent()) {
        var following = lines.next();
        var text = line.get();
        var isLast = following.isEmpty();
        read("line " + (entries + (number.isEmpty() ? 1 : 2)), () -> {
          line(text, isLast, checkpoint);
          return true;
        });
        line = following;
      }
    }
    return new Verified(number, entries, sums, checkpoint);
  }

  private interface Reading<T> {
    T read() throws NotVerified;
  }

  private static <T> T read(String place, Reading<T> reading) throws NotVerified {
    try {
      return reading.read();
    } catch (NotVerified e) {
      throw e.in(place);
    }
  }

  private void line(String text, boolean last, Checkpoint checkpoint) throws NotVerified {
    var members = JsonText.object(text);
    if (number.isEmpty()) {
      number = members.text("statement");
      if (number.isEmpty() || last) {
        throw new NotVerified("the statement has no number, or no end");
      }
    } else if (last) {
      end(members);
      seal(text, members.text("seal"));
    } else {
      entry(members, checkpoint);
    }
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void seal(String text, String seal) throws NotVerified {
    var start = text.lastIndexOf(",\"seal\":");
    if (start < 0 || text.indexOf('"', start + ",\"seal\":\"".length()) != text.length() - 2) {
      throw new NotVerified("the seal isn't the last that there is");
    }
    digest.update(text.substring(0, start).getBytes(StandardCharsets.UTF_8));
    Seal.require(seal, key, Hash.of(digest));
  }

  private void entry(Members members, Checkpoint checkpoint) throws NotVerified {
    var index = members.number("index");
    if (index <= latest) {
      throw new NotVerified("index " + index + " comes behind " + latest);
    }
    latest = index;
    entries++;
    var salt =
        Commitment.salt(members.text("salt"))
            .orElseThrow(() -> new NotVerified("the salt is no 32 hexadecimal digits"));
    var path = new ArrayList<Hash>();
    for (var hash : members.texts("proof")) {
      path.add(
          Hash.parse(hash).orElseThrow(() -> new NotVerified("the proof has what is no hash")));
    }
    var entry = members.value("entry");
    requireObject(entry);
    Merkle.requireInclusion(
        Merkle.leaf(Commitment.of(salt, entry.raw())),
        index,
        checkpoint.size(),
        path,
        checkpoint.root());
    for (var amount : amounts(members, "amounts").entrySet()) {
      sums.merge(amount.getKey(), amount.getValue(), BigDecimal::add);
    }
  }

  /// Whoever reads it must find in it what was committed to.
  private static void requireObject(JsonText.Value entry) throws NotVerified {
    if (!(entry.value() instanceof Map<?, ?>)) {
      throw new NotVerified("\"entry\" isn't an object");
    }
  }

  private void end(Members members) throws NotVerified {
    if (members.number("entries") != entries) {
      throw new NotVerified(
          "it says that there are " + members.number("entries") + " entries; there are " + entries);
    }
    var totals = amounts(members, "totals");
    for (var name : totals.keySet()) {
      requireSum(name, totals);
    }
    for (var name : sums.keySet()) {
      requireSum(name, totals);
    }
  }

  private void requireSum(String name, Map<String, BigDecimal> totals) throws NotVerified {
    var said = Optional.ofNullable(totals.get(name)).orElse(BigDecimal.ZERO);
    var sum = Optional.ofNullable(sums.get(name)).orElse(BigDecimal.ZERO);
    if (said.compareTo(sum) != 0) {
      throw new NotVerified(
          "the total of "
              + Shown.of(name)
              + " is said to be "
              + said.toPlainString()
              + "; the entries' sum is "
              + sum.toPlainString());
    }
  }

  private static Map<String, BigDecimal> amounts(Members members, String name)
      throws NotVerified {
    var amounts = new LinkedHashMap<String, BigDecimal>();
    var object = members.object(name);
    for (var amount : object.all().keySet()) {
      var text = object.text(amount);
      if (!AMOUNT.matcher(text).matches()) {
        throw new NotVerified(Shown.of(amount) + " is no amount: " + Shown.of(text));
      }
      amounts.put(amount, new BigDecimal(text));
    }
    return amounts;
  }
}
