package org.partbook.fault.kind;

import java.util.List;
import java.util.Set;
import org.partbook.fault.kind.RottenBlobs.Place;
import org.partbook.fault.site.BucketWire;
import org.partbook.fault.site.Upstream;

/// All kinds, in the order in which a short trial goes through them.
public final class Kinds {
  private static final List<Fault> ALL =
      List.of(
          new KilledServer(),
          new KilledDatabase(),
          new HangingDatabase(),
          new RestartedDatabase(),
          new CutWires(),
          new DroppedConnections(),
          new SilentWire(),
          new SlowWires(),
          new HangingServer(),
          new FullDisk(),
          new FullDatabaseDisk(),
          new RottenBlobs(Place.FOLDER),
          new RottenBlobs(Place.BUCKET),
          new RottenBlobs(Place.CACHE),
          new BadBucket(BucketWire.Mood.CUT),
          new BadBucket(BucketWire.Mood.SILENT),
          new BadBucket(BucketWire.Mood.SLOW),
          new BadBucket(BucketWire.Mood.FAILING),
          new BadBucket(BucketWire.Mood.TRUNCATING),
          new KilledBucket(),
          new LyingUpstream(Upstream.Mood.HANGING),
          new LyingUpstream(Upstream.Mood.FAILING),
          new LyingUpstream(Upstream.Mood.BREAKING_OFF),
          new LyingUpstream(Upstream.Mood.TALKING_NONSENSE),
          new LyingUpstream(Upstream.Mood.HOSTILE),
          new JumpingClock(),
          new FewHandles(),
          new LittleMemory(),
          new KilledPrimary(),
          new HangingPrimary(),
          new SwitchedOver(),
          new KilledStandby(),
          new KilledEverything());

  private Kinds() {}

  public static List<Fault> all() {
    return ALL;
  }

  /// Those that have one of these names, as classes are called.
  ///
  /// @throws IllegalArgumentException if there is none of a name
  public static List<Fault> named(Set<String> names) {
    var chosen = ALL.stream().filter(kind -> names.contains(nameOf(kind))).toList();
    var known = ALL.stream().map(Kinds::nameOf).distinct().toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException(names + ": there are " + known);
    }
    return chosen;
  }

  private static String nameOf(Fault kind) {
    return kind.getClass().getSimpleName();
  }
}
