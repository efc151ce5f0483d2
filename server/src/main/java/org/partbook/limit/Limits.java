package org.partbook.limit;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.access.TokenHash;
import org.partbook.db.LastUsed;
import org.partbook.fleet.Exchange;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.Proxies;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Routes.Counted;

/// Lets in as many requests as the publisher's limits allow.
///
/// A request is counted for its token if that is known to count, and else for its address. A token
/// becomes known by its first answer; so tokens that are guessed are counted for the address, and
/// when that has nothing left, nobody is asked about the next. What is guessed wrongly, a token, a
/// link or a copy's code, counts ten times.
public final class Limits implements Routes.Gate, Routes.Witness {
  /// What a wrong guess takes beside the request itself.
  private static final int GUESS = 9;

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int MOST_TOKENS = 10_000;
  private static final int BYTES_OF_A_HOST = 8;

  private final Clock clock;
  private final UnaryOperator<byte[]> fingerprint;
  private final Optional<Buckets> tokens;
  private final Optional<Buckets> addresses;
  private final RequestLimits limits;
  private final boolean sparesThisMachine;
  private final LastUsed<TokenHash, Caller> known = new LastUsed<>(MOST_TOKENS);
  private final SharedUse shared = new SharedUse(this::drain, this::hear);
  private final Refusals refusals;

  /// Whose a request is.
  private record Taken(Optional<Bucket> address, Optional<TokenHash> unknown) {}

  /// @param proxies where some are named, what comes from this machine may be one's, of a stranger
  ///   about whom two headers disagree: then it is counted, too
  /// @param fingerprint hides addresses from whoever reads what servers tell each other
  public Limits(
      RequestLimits limits, Proxies proxies, Clock clock, UnaryOperator<byte[]> fingerprint) {
    this.clock = clock;
    this.fingerprint = fingerprint;
    this.limits = limits;
    this.sparesThisMachine = limits.spareThisMachine() && !proxies.areNamed();
    this.tokens = limits.token().map(limit -> new Buckets(limit, now()));
    this.addresses = limits.address().map(limit -> new Buckets(limit, now()));
    this.refusals = new Refusals(clock);
  }

  /// What is to be told to the other servers.
  public Exchange exchange() {
    return shared;
  }

  @Override
  public void admit(Counted counted, Request request) {
    if (counted == Counted.NOT || isSpared(request)) {
      return;
    }
    var token = counted == Counted.BY_TOKEN ? Authentication.presented(request) : none();
    var caller = token.flatMap(known::find);
    if (caller.isPresent()) {
      admitToken(token.orElseThrow(), caller.get(), request);
    } else {
      admitAddress(token, request);
    }
  }

  private boolean isSpared(Request request) {
    return sparesThisMachine && isOfThisMachine(request.address());
  }

  private static Optional<TokenHash> none() {
    return Optional.empty();
  }

  private void admitToken(TokenHash token, Caller caller, Request request) {
    request.note(Taken.class, new Taken(Optional.empty(), Optional.of(token)));
    var now = now();
    var wait = tokens.map(all -> all.of(token.beginning(), now).take(now)).orElse(0L);
    if (wait > 0) {
      // For the log of its requests.
      request.note(Caller.class, caller);
      refusals.ofToken(caller);
      throw refusal("this access token", limits.token().orElseThrow(), wait);
    }
  }

  private void admitAddress(Optional<TokenHash> token, Request request) {
    var now = now();
    var bucket = addresses.map(all -> all.of(key(request.address()), now));
    var wait = bucket.map(one -> one.take(now)).orElse(0L);
    if (wait > 0) {
      refusals.ofAddress();
      throw refusal(
          "one address, without a token that is known to count,",
          limits.address().orElseThrow(),
          wait);
    }
    request.note(Taken.class, new Taken(bucket, token));
  }

  private static ApiException refusal(String who, Limit limit, long wait) {
    return new ApiException(
            ErrorCode.TOO_MANY_REQUESTS,
            "%s may make %d requests a %s, and %d at once after a pause; the next one has a chance in %d s"
                .formatted(who, limit.requests(), limit.each().word(), limit.burst(), wait))
        .after(wait);
  }

  @Override
  public void answered(Request request, Response response) {
    request.noted(Taken.class).ifPresent(taken -> settle(taken, request, response.status()));
  }

  private void settle(Taken taken, Request request, int status) {
    var caller = request.noted(Caller.class).filter(_ -> status != UNAUTHORIZED);
    if (caller.isPresent()) {
      taken.unknown.filter(_ -> taken.address.isPresent()).ifPresent(this::takeOver);
      taken.unknown.ifPresent(token -> known.keep(token, caller.get()));
      taken.address.ifPresent(Bucket::giveBack);
    } else if (status == UNAUTHORIZED || isUnknownHere(request, status)) {
      taken.unknown.ifPresent(known::forget);
      taken.address.ifPresent(bucket -> bucket.charge(GUESS, now()));
    }
  }

  /// Where a path leads nowhere, there is nothing to guess.
  private static boolean isUnknownHere(Request request, int status) {
    return status == NOT_FOUND && !request.pattern().isEmpty();
  }

  /// What was counted for the address was the token's.
  private void takeOver(TokenHash token) {
    var now = now();
    tokens.ifPresent(all -> all.of(token.beginning(), now).charge(1, now));
  }

  private long now() {
    var instant = clock.instant();
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1000;
  }

  /// Who has one address of IPv6 has all that begin with the same eight bytes.
  private long key(String address) {
    return ByteBuffer.wrap(fingerprint.apply(host(address))).getLong();
  }

  private static boolean isOfThisMachine(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static byte[] host(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return Arrays.copyOf(bytes, Math.min(bytes.length, BYTES_OF_A_HOST));
    } catch (IllegalArgumentException _) {
      return address.getBytes(StandardCharsets.UTF_8);
    }
  }

  private List<Pulse.Entry> drain() {
    var now = now();
    var entries = new ArrayList<Pulse.Entry>();
    tokens.ifPresent(all -> all.drain(now).forEach(use -> entries.add(entry(true, use))));
    addresses.ifPresent(all -> all.drain(now).forEach(use -> entries.add(entry(false, use))));
    refusals.tell();
    return entries;
  }

  private static Pulse.Entry entry(boolean isToken, Buckets.Use use) {
    return new Pulse.Entry(isToken, use.key(), (int) Math.min(use.requests(), Integer.MAX_VALUE));
  }

  private void hear(Pulse.Entry entry) {
    var now = now();
    (entry.isToken() ? tokens : addresses)
        .ifPresent(all -> all.of(entry.key(), now).chargeHeard(entry.requests(), now));
  }
}
