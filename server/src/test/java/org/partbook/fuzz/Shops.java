package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors.Issued;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Till;

/// The vendors of a sequence, which nobody else knows, and their tokens.
final class Shops {
  /// A log before its events: who is just writing in it is waited for.
  private static final List<String> LEAVE =
      List.of(
          "delete from event_follow where vendor_id = any (?::bigint[])",
          "delete from event_log where vendor_id = any (?::bigint[])",
          "delete from event where vendor_id = any (?::bigint[])");

  private final TestServer server;
  private final Vendor first;
  private final Vendor second;
  private final Map<Till, Issued> tokens = new EnumMap<>(Till.class);

  Shops(TestServer server) {
    this.server = server;
    var name = UUID.randomUUID().toString();
    this.first = server.vendors().add("First " + name, true);
    this.second = server.vendors().add("Second " + name, false);
    for (var till : Till.values()) {
      tokens.put(till, issue(till));
    }
  }

  TestServer server() {
    return server;
  }

  Instant now() {
    return server.clock().instant();
  }

  Vendor vendor(Till till) {
    return till == Till.SECOND ? second : first;
  }

  static Environment environment(Till till) {
    return till == Till.FIRST_IN_SANDBOX ? Environment.SANDBOX : Environment.LIVE;
  }

  Api at(Till till) {
    return server.withToken(token(till).token());
  }

  void revoke(Till till) {
    var old = at(till);
    assertThat(server.vendors().revoke(token(till).id())).isTrue();
    assertThat(old.info(1).status()).isEqualTo(401);
    assertThat(old.register(Purchase.of(TestAssets.PIANO, 77, 77)).status()).isEqualTo(401);
    assertThat(old.get("/purchase/order-download-url?order_id=1").status()).isEqualTo(401);
    tokens.put(till, issue(till));
  }

  private Issued issue(Till till) {
    return server.vendors().issue(vendor(till), environment(till));
  }

  private Issued token(Till till) {
    return Objects.requireNonNull(tokens.get(till));
  }

  /// Nobody sells here any more, and nobody is told anything. Each log costs a little whenever time
  /// goes by or the catalogue changes, and a long run would have thousands.
  void leave() {
    tokens.values().forEach(token -> server.vendors().revoke(token.id()));
    var vendors = List.of(first.id().value(), second.id().value());
    server.db().transact(tx -> LEAVE.forEach(sql -> tx.update(sql, vendors)));
  }

  static void answered(Reply reply, Answer expected) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(expected.status());
    if (!expected.error().isEmpty()) {
      assertThat(reply.errorName()).isEqualTo(expected.error());
    }
  }
}
