package org.partbook.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.partbook.copies.file.Unfit;

/// Looks at what a child takes for a job. Processor time counts, as a machine that is busy with
/// other things must not make a file unfit; the clock only stops what stands still.
final class Watch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(80);
  private static final long PAGE_OF_MEMORY = 4096;

  /// A child that has used no more than this part of its memory isn't short of any.
  private static final int ROOMY = 2;

  private final Process process;
  private final Limits limits;
  private final Path folder;
  private final Path made;
  private final Path memory;
  private final long mostDisk;
  private final long begin = System.nanoTime();
  private final Duration processorBefore;
  private long lastLook = begin;
  private long pagesDone;
  private boolean isOutOfTime;

  Watch(Process process, Limits limits, Path folder, Job job) {
    this.process = process;
    this.limits = limits;
    this.folder = folder;
    this.made = job.made();
    this.memory = Path.of("/proc", Long.toString(process.pid()), "statm");
    this.mostDisk = Limits.disk(ChildFolder.sizeOfFile(job.score()));
    this.processorBefore = processorTime(Duration.ZERO);
  }

  void pageDone() {
    pagesDone++;
  }

  /// Whether the file took all of its time, and had memory enough: whose is nearly used up is slow,
  /// because it is tidied all the time.
  boolean isOutOfTime() {
    return isOutOfTime;
  }

  /// @throws Unfit if the file takes too much
  /// @throws ChildDiedException if nothing moves
  void look() throws Unfit, IOException {
    long now = System.nanoTime();
    if (now - lastLook < LOOK_EVERY.toNanos()) {
      return;
    }
    lastLook = now;
    var onTheClock = Duration.ofNanos(now - begin);
    if (processorTime(processorBefore.plus(onTheClock))
            .minus(processorBefore)
            .compareTo(limits.timeWith(pagesDone))
        > 0) {
      isOutOfTime = residentMemory() < limits.memory() / ROOMY;
      throw new Unfit("takes too long to read: more than " + limits.timeInWords());
    }
    if (onTheClock.compareTo(limits.clockTimeWith(pagesDone)) > 0) {
      throw new ChildDiedException("can't be read: it does not come to an end");
    }
    if (residentMemory() > limits.residentMemory()) {
      throw new Unfit("takes too much to read: more than " + limits.memoryInWords());
    }
    if (ChildFolder.size(folder) + ChildFolder.sizeOfFile(made) > mostDisk) {
      throw new Unfit("takes too much to read: more than " + (mostDisk >> 20) + " MB on the disk");
    }
  }

  private Duration processorTime(Duration otherwise) {
    return process.info().totalCpuDuration().orElse(otherwise);
  }

  /// In bytes; 0 where the system doesn't tell.
  private long residentMemory() {
    try {
      return Files.exists(memory)
          ? Long.parseLong(Files.readString(memory).split(" ", -1)[1]) * PAGE_OF_MEMORY
          : 0;
    } catch (IOException | RuntimeException _) {
      // It has just ended.
      return 0;
    }
  }
}
