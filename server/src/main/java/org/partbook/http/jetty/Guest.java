package org.partbook.http.jetty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// One connection, and what its client does with it.
final class Guest {
  private static final long PROOF = 128 * 1024;
  private static final long PROOF_IN = 2_000_000_000L;
  private static final int FAST_BUFFER = 512 * 1024;

  private final SelectableChannel channel;
  private final InetAddress address;
  private final Set<Visit> visits = ConcurrentHashMap.newKeySet(1);
  private volatile long quietSince = System.nanoTime();
  private volatile long headSince;
  private volatile boolean headBegun;
  private volatile boolean readsFast;
  private final AtomicLong taken = new AtomicLong();
  private volatile @Nullable EndPoint endPoint;
  private volatile @Nullable HttpConnection http1;

  Guest(SelectableChannel channel, InetAddress address) {
    this.channel = channel;
    this.address = address;
  }

  SelectableChannel channel() {
    return channel;
  }

  InetAddress address() {
    return address;
  }

  /// Its bytes are now understood by this.
  void speaks(EndPoint to, @Nullable HttpConnection over) {
    endPoint = to;
    http1 = over;
  }

  /// Tells how much more of an answer it has taken. Who has taken more than fits into the buffers
  /// on the way, and soon, reads fast: then a small buffer in the kernel is only in the way.
  ///
  /// @param nanos since the request
  void takes(long bytes, long nanos) {
    if (!readsFast
        && taken.addAndGet(bytes) > PROOF
        && nanos < PROOF_IN
        && channel instanceof SocketChannel socket) {
      readsFast = true;
      try {
        socket.setOption(StandardSocketOptions.SO_SNDBUF, FAST_BUFFER);
      } catch (IOException _) {
        // It is closed meanwhile.
      }
    }
  }

  Visit begins() {
    headBegun = false;
    var visit = new Visit(this);
    visits.add(visit);
    return visit;
  }

  void ends(Visit visit) {
    visits.remove(visit);
    quietSince = System.nanoTime();
  }

  Set<Visit> visits() {
    return visits;
  }

  /// Whether no request of it is being answered.
  boolean isQuiet() {
    return visits.isEmpty();
  }

  long quietSince() {
    return quietSince;
  }

  /// For how long the head of a request has been coming in, in nanoseconds; what is no HTTP yet
  /// counts as one from the beginning.
  long headTakes(long now) {
    if (!isQuiet() || !isInHead()) {
      headBegun = false;
      return 0;
    }
    if (!headBegun) {
      headSince = now;
      headBegun = true;
    }
    return now - headSince;
  }

  /// For how long nothing has been asked for, in nanoseconds.
  long isQuietFor(long now) {
    return isQuiet() && !isInHead() ? now - quietSince : 0;
  }

  /// For how long its client has not taken any more of an answer, in nanoseconds; 0 if it doesn't
  /// have to.
  long isStuckFor(long now) {
    long longest = 0;
    for (var visit : visits) {
      longest = Math.max(longest, visit.isStuckFor(now));
    }
    return longest;
  }

  private boolean isInHead() {
    var connection = http1;
    if (connection != null) {
      var parser = connection.getParser();
      return parser.inHeaderState() && !parser.isState(HttpParser.State.START);
    }
    return endPoint == null;
  }

  /// Says something as the last thing, if it can be said, and closes.
  void dismiss(byte[] last) {
    var to = endPoint;
    if (to == null || http1 == null) {
      close();
      return;
    }
    var closing = Callback.from(this::close);
    try {
      to.write(closing, ByteBuffer.wrap(last));
    } catch (RuntimeException _) {
      // An answer is on its way, which breaks off.
      close();
    }
  }

  /// Breaks one answer off. Of several at once, as HTTP/2 has them, the others go on.
  void hangUp() {
    if (http1 != null || visits.size() <= 1) {
      close();
    }
  }

  void close() {
    var to = endPoint;
    if (to != null) {
      to.close();
    } else {
      try {
        channel.close();
      } catch (IOException _) {
        // Then it is closed already.
      }
    }
  }
}
