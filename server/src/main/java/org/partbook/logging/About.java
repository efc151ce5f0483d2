package org.partbook.logging;

import java.util.function.BiConsumer;

/// What a thread is working on, in fields for programs that read the log: ids, and never a name, a
/// token or a link.
public interface About {
  /// Tells its fields, each a name and a text, a number or a truth.
  void tell(BiConsumer<String, Object> fields);

  /// Does some work, during which the log's lines of this thread have these fields beside those
  /// that they have already.
  static <X extends Throwable> void during(About about, Work<X> work) throws X {
    var _ = ScopedValue.where(Current.ABOUT, Current.with(about)).call(() -> done(work));
  }

  private static <X extends Throwable> boolean done(Work<X> work) throws X {
    work.run();
    return true;
  }

  /// Some work.
  interface Work<X extends Throwable> {
    /// Does it.
    void run() throws X;
  }

  /// What this thread is working on now, from the whole to the part; nothing is told if nobody has
  /// said so.
  static void tellCurrent(BiConsumer<String, Object> fields) {
    if (Current.ABOUT.isBound()) {
      Current.ABOUT.get().tell(fields);
    }
  }
}
