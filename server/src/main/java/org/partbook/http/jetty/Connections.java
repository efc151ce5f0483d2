package org.partbook.http.jetty;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.ToLongFunction;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.partbook.http.ErrorCode;

/// All connections, and how many there may be.
///
/// When there are too many, some of the address that has the most go: those on which nothing is
/// being answered, the longest quiet first, and then those whose clients don't take what they are
/// sent, or don't send what they have announced. Whoever opens connections to keep others out so
/// closes their own, and a client that asks for something finds a place. Only if all are at work is
/// a new one refused.
final class Connections extends AbstractLifeCycle
    implements SelectorManager.AcceptListener, Connection.Listener {
  /// Looking for those that can go takes longer than closing them, so some go at a time.
  private static final int SHARE_THAT_GOES = 32;

  /// A phone in a tunnel is cut off after this, if others wait at the door. It can go on later.
  private static final long STUCK = Duration.ofSeconds(5).toNanos();

  private static final int NETWORK_BYTES = 8;

  /// Of a megabyte each, as the kernel counts.
  static final int MOST_LARGE_BUFFERS = 128;

  private final DoorLimits limits;
  private final Semaphore largeBuffers = new Semaphore(MOST_LARGE_BUFFERS);
  private final Semaphore bodies;
  private final Map<Object, Guest> guests = new ConcurrentHashMap<>();
  private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

  Connections(DoorLimits limits) {
    this.limits = limits;
    this.bodies = new Semaphore(limits.bodies());
  }

  Collection<Guest> all() {
    return guests.values();
  }

  /// How many there are now.
  Crowd crowd() {
    var requests = guests.values().stream().mapToInt(guest -> guest.visits().size()).sum();
    return new Crowd(guests.size(), limits.connections(), requests);
  }

  /// The beginning of a request.
  Visit visit(Connection connection) {
    var guest = guest(connection.getEndPoint());
    return guest == null ? new Visit(null, bodies) : guest.begins(bodies);
  }

  /// TLS stands between: only what it wraps knows the channel.
  private @Nullable Guest guest(EndPoint endPoint) {
    var inner = endPoint;
    while (inner instanceof EndPoint.Wrapper wrapper) {
      inner = wrapper.unwrap();
    }
    return guests.get(inner.getTransport());
  }

  @Override
  public void onAccepting(SelectableChannel channel) {
    var address = address(channel);
    if (guests.size() >= limits.connections()) {
      makeRoom(ofAddress(busiestAddress()), limits.connections() / SHARE_THAT_GOES);
    }
    if (guests.size() >= limits.connections()) {
      makeRoom(List.copyOf(guests.values()), limits.connections() / SHARE_THAT_GOES);
    }
    var ofThis = perAddress.getOrDefault(address, 0);
    if (ofThis >= limits.connectionsOfOneAddress()) {
      makeRoom(ofAddress(address), limits.connectionsOfOneAddress() / SHARE_THAT_GOES);
    }
    if (guests.size() >= limits.connections()
        || perAddress.getOrDefault(address, 0) >= limits.connectionsOfOneAddress()) {
      refuse(channel);
      return;
    }
    guests.put(channel, new Guest(channel, address, limits.sendBuffer(), largeBuffers));
    perAddress.merge(address, 1, Integer::sum);
  }

  private static InetAddress address(SelectableChannel channel) {
    try {
      return channel instanceof SocketChannel socket
              && socket.getRemoteAddress() instanceof InetSocketAddress remote
          ? ofOneHost(remote.getAddress())
          : InetAddress.getLoopbackAddress();
    } catch (IOException _) {
      // It is gone already.
      return InetAddress.getLoopbackAddress();
    }
  }

  /// Who has one address of IPv6 has all that begin with the same eight bytes, so these count as
  /// one.
  static InetAddress ofOneHost(InetAddress address) throws UnknownHostException {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    var bytes = address.getAddress();
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    return InetAddress.getByAddress(bytes);
  }

  private InetAddress busiestAddress() {
    return perAddress.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseGet(InetAddress::getLoopbackAddress);
  }

  private List<Guest> ofAddress(InetAddress address) {
    return guests.values().stream().filter(guest -> guest.address().equals(address)).toList();
  }

  private void makeRoom(List<Guest> among, int some) {
    var now = System.nanoTime();
    var going = longest(among, guest -> guest.isQuiet() ? now - guest.quietSince() : -1, 0, some);
    if (going.isEmpty()) {
      going = longest(among, guest -> guest.isStuckFor(now), STUCK, some);
    }
    going.forEach(guest -> left(guest.channel()));
    going.forEach(Guest::close);
  }

  private static List<Guest> longest(
      List<Guest> some, ToLongFunction<Guest> time, long least, int most) {
    return some.stream()
        // Looked at once: it changes meanwhile.
        .map(guest -> new Waiting(guest, time.applyAsLong(guest)))
        .filter(one -> one.time() >= least)
        .sorted(Comparator.comparingLong(Waiting::time).reversed())
        .limit(Math.max(1, most))
        .map(Waiting::guest)
        .toList();
  }

  private record Waiting(Guest guest, long time) {}

  /// The answer fits into what the kernel keeps for the client, so nobody waits for it.
  private static void refuse(SelectableChannel channel) {
    try (channel) {
      if (channel instanceof SocketChannel socket) {
        socket.write(ByteBuffer.wrap(LastWords.of(ErrorCode.OVERLOADED)));
      }
    } catch (IOException _) {
      // Whoever it was doesn't wait for an answer.
    }
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    left(channel);
  }

  @Override
  public void onClosed(SelectableChannel channel) {
    left(channel);
  }

  private void left(Object channel) {
    var guest = guests.remove(channel);
    if (guest != null) {
      guest.leaves();
      perAddress.computeIfPresent(guest.address(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  @Override
  public void onOpened(Connection connection) {
    var endPoint = connection.getEndPoint();
    var guest = guest(endPoint);
    if (guest != null) {
      if (connection instanceof SslConnection tls) {
        guest.shakesHands(tls);
      }
      guest.speaks(endPoint, connection instanceof HttpConnection http ? http : null);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    // The end of its channel counts.
  }
}
