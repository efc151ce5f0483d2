package org.partbook.fault.shop;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.partbook.fault.shop.Findings.Kind;

/// What is true for all shops: where the servers are, what was seen lately, what went wrong.
final class Market {
  private static final int CREATED = 201;

  private final List<URI> servers;
  private final Findings findings;
  private final AtomicLongArray lastGoodSale;
  private volatile Watched watched = new Watched();

  Market(List<URI> servers, Findings findings) {
    this.servers = List.copyOf(servers);
    this.findings = findings;
    this.lastGoodSale = new AtomicLongArray(servers.size());
  }

  List<URI> servers() {
    return servers;
  }

  Findings findings() {
    return findings;
  }

  Watched watched() {
    return watched;
  }

  /// From now on.
  Watched watchAnew() {
    var before = watched;
    watched = new Watched();
    return before;
  }

  void answered(int server, Answer answer, long begun) {
    if (answer.status() == CREATED && answer.request().startsWith("POST")) {
      watched.sold();
      lastGoodSale.accumulateAndGet(server, begun, Math::max);
    }
  }

  /// Whether each server has acknowledged a sale that was begun after this.
  boolean allHaveSoldSince(long time) {
    for (int server = 0; server < servers.size(); server++) {
      if (lastGoodSale.get(server) < time) {
        return false;
      }
    }
    return true;
  }

  boolean someoneHasSoldSince(long time) {
    for (int server = 0; server < servers.size(); server++) {
      if (lastGoodSale.get(server) >= time) {
        return true;
      }
    }
    return false;
  }

  void lost(String what) {
    findings.add(Kind.LOST, what);
  }
}
