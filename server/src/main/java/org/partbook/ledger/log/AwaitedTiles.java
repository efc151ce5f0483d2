package org.partbook.ledger.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.partbook.audit.Tile;
import org.partbook.audit.Tiles;

/// The tiles of a log that has so many entries, whoever wrote them.
///
/// Where each server has a folder of its own, this one has its files a moment after the database
/// says that they were logged. So a tile that isn't there is waited for, as long as what was
/// published here is behind; but for five seconds in all, for nobody may be writing here. For one
/// thread.
final class AwaitedTiles implements Tiles {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 50;

  private final LogFolder folder;
  private final long size;
  private final Pause pause;
  private int looks;

  /// What is done between two looks.
  interface Pause {
    void take() throws InterruptedException;
  }

  AwaitedTiles(LogFolder folder, long size) {
    this(folder, size, () -> Thread.sleep(BETWEEN_LOOKS));
  }

  AwaitedTiles(LogFolder folder, long size, Pause pause) {
    this.folder = folder;
    this.size = size;
    this.pause = pause;
  }

  @Override
  public byte[] read(Tile tile) throws IOException {
    while (true) {
      try {
        return folder.tiles().read(tile);
      } catch (NoSuchFileException e) {
        if (looks >= MOST_LOOKS || !folder.isBehind(size)) {
          throw e;
        }
        looks++;
        rest();
      }
    }
  }

  private void rest() throws IOException {
    try {
      pause.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the waiting for the log's files was broken off");
    }
  }
}
