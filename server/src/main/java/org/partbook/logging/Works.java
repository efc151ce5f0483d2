package org.partbook.logging;

/// Looks on at work, where somebody wants to know of it: what was begun, by what, and how it ended.
/// Nobody's is the usual one, and costs nothing.
public interface Works {
  /// Nobody wants to know.
  Works NOBODY =
      new Works() {
        @Override
        public Cause here() {
          return Cause.UNKNOWN;
        }

        @Override
        public Seen begin(String what, Cause cause, About about) {
          return Seen.BY_NOBODY;
        }
      };

  /// What this thread works on now, for work that it sets off elsewhere.
  Cause here();

  /// Work begins in this thread, which also ends it. What begins in the meantime is a part of it.
  ///
  /// @param what is done, a word
  /// @param cause what has set it off, in another thread
  /// @param about what it is done for, which is asked at the beginning and at the end
  Seen begin(String what, Cause cause, About about);

  /// The same, for what was set off here.
  default Seen begin(String what, About about) {
    return begin(what, Cause.UNKNOWN, about);
  }

  /// What has set work off.
  interface Cause {
    /// It isn't known.
    Cause UNKNOWN = new Cause() {};
  }

  /// Work that is looked on at, until it is closed.
  interface Seen extends AutoCloseable {
    /// Nobody looks on.
    Seen BY_NOBODY =
        new Seen() {
          @Override
          public void outcome(String word, boolean isFault) {
            // Nobody wants to know.
          }

          @Override
          public void close() {
            // Nobody has opened anything.
          }
        };

    /// Says how it has ended.
    ///
    /// @param word of a few
    /// @param isFault whether something went wrong
    void outcome(String word, boolean isFault);

    @Override
    void close();
  }
}
