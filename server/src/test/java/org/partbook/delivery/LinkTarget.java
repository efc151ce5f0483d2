package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.TestDatabase;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.fuzz.FuzzTarget;
import org.partbook.purchase.OrderId;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// The end of a link. Of all texts only those that were signed mean something, each for its own
/// purpose and nothing else than was signed; what a statement says is read as it was written.
///
/// In inputs, `{0}` to `{2}` stand for links that are good.
public final class LinkTarget implements FuzzTarget {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  /// As long as it stands still, nobody reads the keys anew.
  private final Signer signer;

  private final List<byte[]> statements =
      List.of(
          new LinkStatement(4711, 0, NOW, 12).bytes(),
          new LinkStatement(Long.MAX_VALUE, 3, NOW.plusSeconds(60), -1).bytes(),
          new OrderLinkStatement(
                  new VendorId(1), Environment.SANDBOX, new OrderId(12345), NOW, 2, 77)
              .bytes());

  private final List<String> links = new ArrayList<>();
  private final Map<String, Issued> issued = new HashMap<>();

  // Compared by hand.
  @SuppressWarnings("ArrayRecordComponent")
  private record Issued(Purpose purpose, byte[] statement) {}

  /// Signs some links.
  public LinkTarget() {
    try (var database = TestDatabase.withTables();
        var db = database.open()) {
      signer = new Signer(db, Clock.fixed(NOW, ZoneOffset.UTC));
    }
    var purposes = List.of(Purpose.DOWNLOAD_LINK, Purpose.VIEW_LINK, Purpose.ORDER_LINK);
    for (int i = 0; i < statements.size(); i++) {
      var issue = new Issued(purposes.get(i), statements.get(i));
      links.add(signer.sign(issue.purpose, issue.statement));
      issued.put(links.getLast(), issue);
    }
  }

  @Override
  public List<String> words() {
    return List.of("{0}", "{1}", "{2}", "AAAA", "_", "-", "=");
  }

  @Override
  public int mutations() {
    return 1500;
  }

  @Override
  public void accept(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    for (int i = 0; i < statements.size(); i++) {
      text = text.replace("{" + i + "}", links.get(i));
    }
    for (var purpose : Purpose.values()) {
      var read = signer.verify(purpose, text);
      var issue = Optional.ofNullable(issued.get(text)).filter(one -> one.purpose == purpose);
      assertThat(read.isPresent()).isEqualTo(issue.isPresent());
      issue.ifPresent(one -> assertThat(read.orElseThrow()).isEqualTo(one.statement));
    }
    signed(bytes);
    statement(bytes);
  }

  /// Whatever we sign is what is read.
  private void signed(byte[] bytes) {
    var text = signer.sign(Purpose.VIEW_LINK, bytes);
    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(signer.verify(Purpose.VIEW_LINK, text).orElseThrow()).isEqualTo(bytes);
    assertThat(signer.verify(Purpose.DOWNLOAD_LINK, text)).isEmpty();
  }

  /// A statement that can be read is the only way to write what it says.
  private static void statement(byte[] bytes) {
    if (isSane(bytes)) {
      LinkStatement.read(bytes).ifPresent(read -> assertThat(read.bytes()).isEqualTo(bytes));
    }
  }

  /// Only we write statements: no date of ours lies beyond what Java can tell.
  private static boolean isSane(byte[] bytes) {
    return bytes.length < 24 || (bytes[12] == 0 && bytes[13] == 0);
  }
}
