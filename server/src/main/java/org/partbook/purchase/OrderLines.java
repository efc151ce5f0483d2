package org.partbook.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.db.Database;
import org.partbook.db.Tx;

/// Order lines as the jobs that they are: what fulfilment and the publisher's preparing change of
/// them goes through here, in transactions of theirs, so that one store writes them.
///
/// Only the latest claim of a line extends or settles it: each names the epoch and the attempt that
/// it got, and what doesn't fit any more changes nothing.
public final class OrderLines {
  /// So few that each range takes a moment, however large the table.
  private static final int RENEWED_AT_ONCE = 5000;

  private final PurchaseStore read = new PurchaseStore();
  private final LineStore write = new LineStore();

  /// Takes lines that are due, and keeps others from taking them until `leaseEnd`.
  ///
  /// @param most how many there is room for
  public List<ClaimedLine> claim(Tx tx, Instant now, Instant leaseEnd, int most) {
    return write.claim(tx, now, leaseEnd, most);
  }

  /// Keeps others from taking these lines for longer; those that are being changed are left out.
  public void extend(Tx tx, Collection<ClaimedLine> lines, Instant leaseEnd) {
    write.extend(tx, lines, leaseEnd);
  }

  /// Writes how attempts ended, except for lines that are no longer the claimant's: cancelled, or
  /// claimed again after the lease had run out.
  ///
  /// @return the lines that have failed by it
  public List<FailedLine> settle(Tx tx, List<Settlement> settlements, Instant now) {
    return write.settle(tx, settlements, now);
  }

  /// Brings what a vendor's lines in processing wait for so much nearer, and their deadlines, as
  /// its own clock is put forward.
  ///
  /// @param leasesEnd when every lease that there is will be over: what is due by then is left to
  ///   whoever may be working on it
  public void bringForward(
      Tx tx,
      VendorId vendor,
      Environment environment,
      Duration by,
      Instant now,
      Instant leasesEnd) {
    write.bringForward(tx, vendor, environment, by, now, leasesEnd);
  }

  /// Those of these lines that are there.
  public List<OrderLine> find(Tx tx, List<LineKey> keys) {
    return read.existing(tx, keys);
  }

  /// When the line that has waited longest was due; nothing if none is being processed.
  public Optional<Instant> oldestDue(Tx tx) {
    return read.oldestDue(tx);
  }

  /// How many lines are due and not worked on.
  ///
  /// @param most how far to count
  public int due(Tx tx, Instant now, int most) {
    return read.due(tx, now, most);
  }

  /// Gives lines that are being processed the jobs that they lack, as if they were registered now.
  ///
  /// @param lines their numbers
  /// @param deadline until when they are tried
  /// @return how many got one
  public int renewJobs(Database db, List<Long> lines, Instant now, Instant deadline) {
    return db.inTransaction(tx -> write.renewJobs(tx, lines, now, deadline));
  }

  /// Takes away the jobs of lines that aren't being processed.
  ///
  /// @param lines their numbers
  /// @return how many there were
  public int dropJobs(Database db, List<Long> lines) {
    return db.inTransaction(tx -> write.dropJobs(tx, lines));
  }

  /// Gives all lines that nobody has received anything of the copies of this form, where the score
  /// has been prepared. The others keep theirs, so that a download goes on as it began.
  ///
  /// It goes through the lines in ranges, each of which is written for good, and holds up nobody
  /// for longer than one takes. Whoever breaks it off may begin anew.
  ///
  /// @return how many there were
  public int renew(Database db, int form) {
    int renewed = 0;
    var last = Optional.of(0L);
    while (last.isPresent()) {
      long after = last.get();
      var range = db.inTransaction(tx -> write.renew(tx, form, after, RENEWED_AT_ONCE));
      renewed += range.lines();
      last = range.last();
    }
    return renewed;
  }
}
