package org.partbook.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may do what with the database of a folder, among all processes on the machine.
///
/// One file carries three locks, each on bytes of its own, and the operating system drops them when
/// their process dies, however it dies:
///
/// - *server*: held by a server for its whole life, so that a second one is refused at once;
/// - *gate*: held by whoever starts or stops PostgreSQL: by a command while it does so, by a server
///   for its whole life;
/// - *users*: each command that uses a command's database holds one byte, chosen at random. Who can
///   lock all of them at once knows that no command uses the database.
///
/// The invariant: **only who holds the gate starts PostgreSQL, only who holds the gate and all
/// users' bytes stops it, and a command takes its byte only while it holds the gate.** So nobody
/// pulls the database away under a command, the last command to leave stops it, and a killed
/// command changes nothing for the others. (Commands that use a server's database hold no byte:
/// they share its fate, because a server that is told to stop has to stop.)
///
/// Closing any channel of a file drops all locks that the process has on that file, so the
/// instances of one process share a channel, and none of them opens that file otherwise.
final class FolderLocks implements AutoCloseable {
  private static final long SERVER = 0;
  private static final long GATE = 1;
  private static final long USERS = 2;
  private static final Map<Path, Shared> OPEN = new HashMap<>();
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Shared(FileChannel channel, int holders) {
    @Nullable Shared without() {
      return holders == 1 ? null : new Shared(channel, holders - 1);
    }
  }

  private final Path file;
  private final FileChannel channel;
  private final Map<Long, FileLock> held = new HashMap<>();
  private @Nullable FileLock seat;
  private boolean closed;

  private FolderLocks(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static FolderLocks open(DatabaseFolder folder) throws IOException {
    synchronized (OPEN) {
      var shared = OPEN.get(folder.locks());
      var channel =
          shared != null
              ? shared.channel
              : FileChannel.open(
                  folder.locks(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      OPEN.put(folder.locks(), new Shared(channel, shared == null ? 1 : shared.holders + 1));
      return new FolderLocks(folder.locks(), channel);
    }
  }

  boolean tryServer() throws IOException {
    return tryHold(SERVER, 1);
  }

  boolean tryGate() throws IOException {
    return tryHold(GATE, 1);
  }

  void releaseGate() throws IOException {
    release(held.remove(GATE));
  }

  /// True when no command uses the database; until released, none can begin to.
  boolean tryAllUsers() throws IOException {
    return tryHold(USERS, Long.MAX_VALUE - USERS);
  }

  void releaseAllUsers() throws IOException {
    release(held.remove(USERS));
  }

  /// Counts this command among the users.
  void takeSeat() throws IOException {
    while (seat == null) {
      seat = lock(USERS + RANDOM.nextLong(Long.MAX_VALUE - USERS), 1);
    }
  }

  boolean hasSeat() {
    return seat != null;
  }

  void leaveSeat() throws IOException {
    release(seat);
    seat = null;
  }

  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      if (closed) {
        return;
      }
      closed = true;
      leaveSeat();
      for (var lock : held.values()) {
        release(lock);
      }
      if (OPEN.computeIfPresent(file, (_, shared) -> shared.without()) == null) {
        channel.close();
      }
    }
  }

  private boolean tryHold(long position, long size) throws IOException {
    var lock = lock(position, size);
    if (lock != null) {
      held.put(position, lock);
    }
    return lock != null;
  }

  private @Nullable FileLock lock(long position, long size) throws IOException {
    try {
      return channel.tryLock(position, size, false);
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  private static void release(@Nullable FileLock lock) throws IOException {
    if (lock != null && lock.isValid()) {
      lock.release();
    }
  }
}
