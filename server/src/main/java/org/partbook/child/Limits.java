package org.partbook.child;

import java.time.Duration;

/// What one file may take.
///
/// @param memory in bytes, for objects: the heap of a child
/// @param time of a processor, for a file's first page and whatever isn't a page
public record Limits(long memory, Duration time) {
  private static final long MIB = 1L << 20;

  /// For each page that is done a file gets so much more.
  private static final Duration PER_PAGE = Duration.ofSeconds(2);

  /// A file gets no more than so many times [#time], however many pages it has.
  private static final int MOST_TIMES = 40;

  /// A machine that is busy gives a child only a small part of a processor.
  private static final int SLOWNESS = 40;

  /// What a JVM takes beside its heap, and what decoders in C take.
  private static final long BESIDE_THE_HEAP = 512 * MIB;

  /// An image may take a part of the memory, as in [org.partbook.copies.CopyMaker].
  private static final int PART_FOR_AN_IMAGE = 3;

  private static final long LEAST_DISK = 1024 * MIB;
  private static final int DISK_TIMES_SIZE = 20;

  /// What scores need that are no trouble.
  public static final Limits STANDARD = new Limits(1024 * MIB, Duration.ofSeconds(15));

  /// Below this a JVM doesn't get far.
  public static final long LEAST_MEMORY = 128 * MIB;

  /// The processor time for a file.
  Duration timeWith(long pagesDone) {
    var earned = time.plus(PER_PAGE.multipliedBy(pagesDone));
    var most = time.multipliedBy(MOST_TIMES);
    return earned.compareTo(most) < 0 ? earned : most;
  }

  /// The time on the clock.
  Duration clockTimeWith(long pagesDone) {
    return timeWith(pagesDone).multipliedBy(SLOWNESS);
  }

  /// The memory of the whole process.
  long residentMemory() {
    return memory + BESIDE_THE_HEAP;
  }

  /// How many files may be read at a time: as many as there are processors, and two where there is
  /// one, so that one that takes long doesn't hold up the others. Their children may take up all of
  /// their memory at once, and leave a quarter of the machine's to others.
  ///
  /// @param machineMemory in bytes
  int atOnce(int processors, long machineMemory) {
    long inMemory = machineMemory / 4 * 3 / residentMemory();
    return Math.clamp(inMemory, 1, Math.max(2, processors));
  }

  /// In bytes, of what is written for a file.
  static long disk(long fileSize) {
    return LEAST_DISK + DISK_TIMES_SIZE * fileSize;
  }

  /// Of one image, as it is decoded.
  ///
  /// @param memory that there is
  /// @param bytesPerPixel as the decoder needs them
  static long pixels(long memory, int bytesPerPixel) {
    return memory / PART_FOR_AN_IMAGE / bytesPerPixel;
  }

  String timeInWords() {
    return "%s, and %d s more for each page".formatted(seconds(time), PER_PAGE.toSeconds());
  }

  String memoryInWords() {
    return memory / MIB + " MB of memory";
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
