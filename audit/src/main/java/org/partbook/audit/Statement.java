package org.partbook.audit;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.audit.JsonText.Members;

/// Checks a closed statement: JSON lines, of which the first says whose and of when it is, each of
/// the others has an entry of the log with its proof and what it comes to, and the last the sums,
/// the checkpoint that all proofs lead to, and the seal, which is a signature of all that stands
/// before it.
///
/// It is read line by line, so that its size doesn't matter.
final class Statement {
  static final int LONGEST_LINE = 1 << 20;

  private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9][0-9]{0,23})(\\.[0-9]{1,12})?");
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final String SEAL = ",\"seal\":";

  private final VerifierKey key;
  private final Checkpoint checkpoint;
  private final MessageDigest digest = LogDigest.sha256();
  private String number = "";
  private String currency = "";
  private boolean ofVendor;
  private long entries;
  private long copies;
  private long latest = -1;
  private BigDecimal net = BigDecimal.ZERO;
  private final Map<String, BigDecimal> netByVat = new HashMap<>();
  private BigDecimal due = BigDecimal.ZERO;
  private String total = "";

  /// What was found to be so.
  ///
  /// @param number of the statement
  /// @param entries how many it has
  /// @param total what is owed in all, with its currency
  record Verified(String number, long entries, String total, Checkpoint checkpoint) {}

  private Statement(VerifierKey key, Checkpoint checkpoint) {
    this.key = key;
    this.checkpoint = checkpoint;
  }

  static Verified require(Path file, VerifierKey key) throws IOException, NotVerified {
    var last = Lines.last(file);
    var checkpoint =
        at("the last line", () -> Checkpoint.open(JsonText.object(last).text("checkpoint"), key));
    return new Statement(key, checkpoint).read(file);
  }

  private interface Reading<T> {
    T read() throws NotVerified;
  }

  private static <T> T at(String place, Reading<T> reading) throws NotVerified {
    try {
      return reading.read();
    } catch (NotVerified e) {
      throw e.in(place);
    }
  }

  private Verified read(Path file) throws IOException, NotVerified {
    try (var lines = new Lines(file)) {
      var count = 0L;
      var line = lines.next();
      while (line.isPresent()) {
        var following = lines.next();
        var text = line.get();
        var isLast = following.isEmpty();
        count++;
        at("line " + count, () -> line(text, isLast));
        line = following;
      }
    }
    return new Verified(number, entries, total, checkpoint);
  }

  private boolean line(String text, boolean last) throws NotVerified {
    var members = JsonText.object(text);
    if (number.isEmpty()) {
      if (last) {
        throw new NotVerified("the statement has neither totals nor a seal");
      }
      header(members);
    } else if (last) {
      end(members);
      seal(text, members.text("seal"));
    } else {
      entry(members);
    }
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private void header(Members members) throws NotVerified {
    number = members.text("statement");
    currency = members.text("currency");
    ofVendor = members.text("kind").equals("vendor");
    if (number.isEmpty()) {
      throw new NotVerified("the statement has no number");
    }
  }

  private void entry(Members members) throws NotVerified {
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
    Merkle.requireInclusion(
        Merkle.leaf(Commitment.of(salt, members.value("entry").raw())),
        index,
        checkpoint.size(),
        path,
        checkpoint.root());
    amounts(members.object("entry"), members);
  }

  /// What an entry comes to: one amount for a vendor, and as many as there are shares for a holder.
  private void amounts(Members entry, Members members) throws NotVerified {
    var quantity = entry.number("quantity");
    copies = added(copies, quantity);
    for (var one : members.objects("amounts")) {
      var owed = amount(one, "due").orElseThrow(() -> new NotVerified("an amount has no \"due\""));
      if (one.number("copies") != quantity) {
        throw new NotVerified(
            "the entry has " + quantity + " copies, and its amount " + one.number("copies"));
      }
      if (ofVendor) {
        net = net.add(owedByVendor(entry, owed));
        netByVat.merge(vat(one.text("vat"), one.text("vat_rate")), owed, BigDecimal::add);
      }
      due = due.add(owed);
    }
  }

  /// A vendor owes what the entry says, to the digits of the currency.
  private static BigDecimal owedByVendor(Members entry, BigDecimal owed) throws NotVerified {
    var said = entry.has("net") ? amount(entry, "net").orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
    if (said.setScale(owed.scale(), RoundingMode.HALF_EVEN).compareTo(owed) != 0) {
      throw new NotVerified(
          "the entry is said to come to "
              + owed.toPlainString()
              + "; it says itself "
              + said.toPlainString());
    }
    return said;
  }

  private static long added(long sum, long more) throws NotVerified {
    try {
      return Math.addExact(sum, more);
    } catch (ArithmeticException e) {
      throw new NotVerified("there are more copies than can be counted");
    }
  }

  private void end(Members members) throws NotVerified {
    var totals = members.object("totals");
    require("entries", BigDecimal.valueOf(totals.number("entries")), BigDecimal.valueOf(entries));
    require("copies", BigDecimal.valueOf(totals.number("copies")), BigDecimal.valueOf(copies));
    var said =
        amount(totals, "due").orElseThrow(() -> new NotVerified("the totals have no \"due\""));
    if (ofVendor) {
      var all = amount(totals, "net").orElse(BigDecimal.ZERO);
      require("net", all, net.setScale(all.scale(), RoundingMode.HALF_EVEN));
      require("due", said, all.add(tax(totals)));
    } else {
      require("due", said, due);
    }
    total = said.toPlainString() + " " + currency;
  }

  /// The tax on what a vendor owes, which is reckoned of the sum for each treatment and rate.
  private BigDecimal tax(Members totals) throws NotVerified {
    var tax = BigDecimal.ZERO;
    for (var one : totals.objects("vat_by_rate")) {
      var of = vat(one.text("treatment"), one.text("rate"));
      var taxable = amount(one, "net").orElse(BigDecimal.ZERO);
      var sum = netByVat.remove(of);
      require("net with VAT " + of, taxable, sum == null ? BigDecimal.ZERO : sum);
      var charged = of.startsWith("excluded ") || of.startsWith("included ");
      var rate = charged ? amount(one, "rate").orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
      var said = amount(one, "vat").orElse(BigDecimal.ZERO);
      var reckoned = taxable.multiply(rate).divide(HUNDRED);
      require("VAT " + of, said, reckoned.setScale(said.scale(), RoundingMode.HALF_EVEN));
      tax = tax.add(said);
    }
    if (!netByVat.isEmpty()) {
      throw new NotVerified("the totals say nothing of VAT " + netByVat.keySet());
    }
    require("vat", amount(totals, "vat").orElse(BigDecimal.ZERO), tax);
    return tax;
  }

  /// A treatment and its rate.
  private static String vat(String treatment, String rate) {
    return treatment + " " + rate;
  }

  private static void require(String name, BigDecimal said, BigDecimal sum) throws NotVerified {
    if (said.compareTo(sum) != 0) {
      throw new NotVerified(
          "the total of "
              + name
              + " is said to be "
              + said.toPlainString()
              + "; the entries come to "
              + sum.toPlainString());
    }
  }

  /// Nothing where there is null.
  private static Optional<BigDecimal> amount(Members members, String name) throws NotVerified {
    if (members.isNull(name)) {
      return Optional.empty();
    }
    var text = members.text(name);
    if (!AMOUNT.matcher(text).matches()) {
      throw new NotVerified("\"" + name + "\" is no amount: " + Shown.of(text));
    }
    return Optional.of(new BigDecimal(text));
  }

  private void seal(String text, String seal) throws NotVerified {
    var start = text.lastIndexOf(SEAL);
    if (start < 0 || text.indexOf('"', start + SEAL.length() + 1) != text.length() - 2) {
      throw new NotVerified("the seal isn't the last that there is");
    }
    digest.update(text.substring(0, start).getBytes(StandardCharsets.UTF_8));
    Seal.require(seal, key, Hash.of(digest));
  }
}
