package org.partbook.logging;

import java.util.function.BiConsumer;

/// What a thread is working on, within what it has been working on.
///
/// @param whole told first
record Current(About whole, About part) implements About {
  static final ScopedValue<About> ABOUT = ScopedValue.newInstance();

  static About with(About part) {
    return ABOUT.isBound() ? new Current(ABOUT.get(), part) : part;
  }

  @Override
  public void tell(BiConsumer<String, Object> fields) {
    whole.tell(fields);
    part.tell(fields);
  }
}
