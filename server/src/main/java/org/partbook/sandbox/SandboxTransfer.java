package org.partbook.sandbox;

import java.io.IOException;
import org.partbook.delivery.Transfer;
import org.partbook.http.Body;
import org.partbook.http.Response;
import org.partbook.purchase.OrderLine;
import org.partbook.sandbox.VendorEvent.DownloadBrokenOff;
import org.partbook.sandbox.VendorEvent.Downloaded;

/// Breaks the first download of each line of some assets off, and notes how it goes on.
record SandboxTransfer(Transfer live, Misbehaviours misbehaviours, Observer observer)
    implements Transfer {
  @Override
  public void send(OrderLine line, Body body, Response to) throws IOException {
    if (!misbehaviours.has(line.asset(), Misbehaviour.DOWNLOAD_BREAKS_OFF)) {
      live.send(line, body, to);
      return;
    }
    var key = line.key();
    if (misbehaviours.meets(key, line.asset(), Misbehaviour.DOWNLOAD_BREAKS_OFF)) {
      observer.saw(key.vendor(), new DownloadBrokenOff(key.order(), key.line()));
      live.send(line, half(body), to);
    } else {
      live.send(line, body, to);
    }
    observer.saw(key.vendor(), new Downloaded(key.order(), key.line()));
  }

  /// The same, but it breaks the connection in its middle.
  private static Body half(Body body) {
    return new BreakingBody(body, body.length() / 2);
  }
}
