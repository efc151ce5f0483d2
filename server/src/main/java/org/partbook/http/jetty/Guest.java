package org.partbook.http.jetty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// One connection, and what its client does with it.
final class Guest {
  private static final long PROOF = 128 * 1024;
  private static final long PROOF_IN = 2_000_000_000L;
  private static final int LARGE_BUFFER = 512 * 1024;
  private static final long STOPPED = 2_000_000_000L;

  private final SelectableChannel channel;
  private final InetAddress address;
  private final int smallBuffer;
  private final Semaphore largeBuffers;
  private final Set<Visit> visits = ConcurrentHashMap.newKeySet(1);
  private volatile long quietSince = System.nanoTime();
  private volatile long headSince;
  private volatile boolean headBegun;
  private final AtomicBoolean hasLargeBuffer = new AtomicBoolean();
  private volatile boolean shakingHands;
  private volatile boolean gone;
  private volatile @Nullable EndPoint endPoint;
  private volatile @Nullable HttpConnection http1;

  /// @param smallBuffer of the kernel for it, in bytes
  /// @param largeBuffers how many connections may have a large one
  Guest(SelectableChannel channel, InetAddress address, int smallBuffer, Semaphore largeBuffers) {
    this.channel = channel;
    this.address = address;
    this.smallBuffer = smallBuffer;
    this.largeBuffers = largeBuffers;
  }

  SelectableChannel channel() {
    return channel;
  }

  InetAddress address() {
    return address;
  }

  /// It has to agree on how to encrypt first, which takes time as a head does.
  void shakesHands(SslConnection tls) {
    shakingHands = true;
    tls.addHandshakeListener(
        new SslHandshakeListener() {
          @Override
          public void handshakeSucceeded(Event event) {
            shakingHands = false;
          }
        });
  }

  /// Its bytes are now understood by this.
  void speaks(EndPoint to, @Nullable HttpConnection over) {
    endPoint = to;
    http1 = over;
  }

  /// Tells how much of an answer it has taken. Who has taken more than fits into the buffers on the
  /// way, and soon, reads fast: then a small buffer in the kernel is only in the way.
  ///
  /// @param nanos since the request
  void takes(long bytes, long nanos) {
    if (!hasLargeBuffer.get() && bytes > PROOF && nanos < PROOF_IN && largeBuffers.tryAcquire()) {
      if (hasLargeBuffer.compareAndSet(false, true)) {
        setBuffer(LARGE_BUFFER);
        if (gone) {
          giveBackLargeBuffer();
        }
      } else {
        largeBuffers.release();
      }
    }
  }

  /// Whether it has a large buffer.
  boolean isFast() {
    return hasLargeBuffer.get();
  }

  /// Whose client has stopped reading loses its large buffer, and has to prove itself again.
  void reconsider(long now) {
    if (hasLargeBuffer.get() && (isStuckFor(now) > STOPPED || isQuietFor(now) > STOPPED)) {
      giveBackLargeBuffer();
      setBuffer(smallBuffer);
    }
  }

  /// It is none of the connections any more.
  void leaves() {
    gone = true;
    giveBackLargeBuffer();
  }

  private void giveBackLargeBuffer() {
    if (hasLargeBuffer.compareAndSet(true, false)) {
      largeBuffers.release();
    }
  }

  private void setBuffer(int bytes) {
    if (channel instanceof SocketChannel socket) {
      try {
        socket.setOption(StandardSocketOptions.SO_SNDBUF, bytes);
      } catch (IOException _) {
        // It is closed meanwhile.
      }
    }
  }

  /// @param bodies what is left of memory for bodies, in bytes
  Visit begins(Semaphore bodies) {
    headBegun = false;
    var visit = new Visit(this, bodies);
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

  /// For how long its client has neither sent a body nor taken an answer that it has to, in
  /// nanoseconds.
  long isStuckFor(long now) {
    long longest = 0;
    for (var visit : visits) {
      longest = Math.max(longest, visit.isStuckFor(now));
    }
    return longest;
  }

  private boolean isInHead() {
    if (shakingHands) {
      return true;
    }
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
    if (to == null || http1 == null || shakingHands) {
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
