package org.partbook.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.partbook.http.Body;
import org.partbook.http.HangUp;

/// Lets some bytes through, and then breaks the connection.
record BreakingBody(Body body, long end) implements Body {
  @Override
  public long length() {
    return body.length();
  }

  @Override
  public void read(ByteBuffer target, long at) throws IOException {
    if (at >= end) {
      throw new HangUp("the sandbox breaks this download off on purpose");
    }
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + end - at));
    body.read(target, at);
    target.limit(limit);
  }
}
