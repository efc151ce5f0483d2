package org.partbook.delivery;

import java.time.Clock;
import org.partbook.App;
import org.partbook.Config;

/// The server in a process of its own, so that a test can give it little memory. Prints its port.
final class SmallServer {
  private SmallServer() {}

  public static void main(String[] args) throws Config.Invalid {
    System.out.println(App.start(Config.read(System.getenv()), Clock.systemUTC()).uri().getPort());
  }
}
