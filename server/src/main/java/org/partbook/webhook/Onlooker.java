package org.partbook.webhook;

import java.util.Optional;
import org.partbook.access.VendorId;

/// Looks on at what endpoints of sandboxes make of what goes wrong on purpose. It decides nothing,
/// and never fails.
public interface Onlooker {
  /// Is told when it is written down.
  void saw(VendorId vendor, Mishap mishap);

  /// Something that went wrong on purpose.
  ///
  /// @param event the event's id
  /// @param status how the message that was wrong was answered, if it was
  /// @param over whether the message has arrived since as it should be; of what is sent twice, it
  ///   has before
  record Mishap(Trouble trouble, String event, Optional<Integer> status, boolean over) {
    /// Whether it was taken for good.
    public boolean isTaken() {
      return status.filter(Attempt::isGood).isPresent();
    }
  }
}
