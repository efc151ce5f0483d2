package org.partbook.limit;

/// What somebody has left. It fills by the rate, up to the burst; each request takes one out, and
/// there may be less than nothing in it: what was answered elsewhere is a debt, which is paid back
/// before anything is answered again.
final class Bucket {
  private static final double MICROS = 1e6;

  /// In bursts and seconds. Whoever owes more than that has been refused for long.
  private static final int LARGEST_DEBT = 10;

  private final Limit limit;
  private double left;
  private long at;
  private long used;

  /// A full one.
  ///
  /// @param now in microseconds
  Bucket(Limit limit, long now) {
    this.limit = limit;
    this.left = limit.burst();
    this.at = now;
  }

  /// Takes one out.
  ///
  /// @return 0 if there was one, or else after how many seconds there will be
  synchronized long take(long now) {
    fill(now);
    if (left >= 1) {
      left -= 1;
      used++;
      return 0;
    }
    return Math.max(1, (long) Math.ceil((1 - left) / limit.rate()));
  }

  /// Takes out what was answered already: whatever it is, it is owed.
  synchronized void charge(long requests, long now) {
    chargeHeard(requests, now);
    used += requests;
  }

  /// As [#charge], for what another server has answered.
  synchronized void chargeHeard(long requests, long now) {
    fill(now);
    var least = -(double) LARGEST_DEBT * (limit.burst() + limit.rate());
    left = Math.max(least, left - requests);
  }

  /// Puts back one that was another's.
  synchronized void giveBack() {
    left = Math.min(limit.burst(), left + 1);
    used = Math.max(0, used - 1);
  }

  /// How many were taken out here since this was asked last.
  synchronized long drainUsed() {
    var since = used;
    used = 0;
    return since;
  }

  /// Whether a new one would be the same.
  synchronized boolean isFull(long now) {
    fill(now);
    return used == 0 && left >= limit.burst();
  }

  /// A clock that was put back fills nothing.
  private void fill(long now) {
    if (now > at) {
      left = Math.min(limit.burst(), left + (now - at) / MICROS * limit.rate());
    }
    at = now;
  }
}
