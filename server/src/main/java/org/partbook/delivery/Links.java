package org.partbook.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.partbook.http.PublicUrl;
import org.partbook.purchase.CopyLinks;
import org.partbook.purchase.Onlooker;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.VendorEvent.LinkGiven;
import org.partbook.sandbox.Quirk;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// Makes the links under which buyers get their copies. A link is a capability: whoever has it
/// needs nothing else, until it expires or the line is cancelled. None is stored.
public final class Links implements CopyLinks {
  private final PublicUrl publicUrl;
  private final Signer signer;
  private final Clock clock;
  private final Lifetimes lifetimes;
  private final Onlooker onlooker;

  /// How long links last.
  public record Lifetimes(Duration download, Duration view) {}

  /// Makes links with the newest key.
  ///
  /// @param publicUrl where buyers reach this server; it may have a path, with or without a slash
  ///   at its end
  /// @param onlooker is told of the sandbox's links that expire soon
  public Links(
      PublicUrl publicUrl, Signer signer, Clock clock, Lifetimes lifetimes, Onlooker onlooker) {
    this.publicUrl = publicUrl;
    this.signer = signer;
    this.clock = clock;
    this.lifetimes = lifetimes;
    this.onlooker = onlooker;
  }

  @Override
  public URI download(OrderLine line) {
    return link("/download/", Purpose.DOWNLOAD_LINK, line, lifetimes.download());
  }

  @Override
  public URI view(OrderLine line) {
    return link("/view/", Purpose.VIEW_LINK, line, lifetimes.view());
  }

  private URI link(String path, Purpose purpose, OrderLine line, Duration lifetime) {
    var expiresSoon = Quirk.LINK_EXPIRES.isOf(line.asset());
    var expiry = clock.instant().plus(expiresSoon ? Quirk.SHORT : lifetime);
    if (expiresSoon) {
      var key = line.key();
      onlooker.saw(key.vendor(), new LinkGiven(key.order(), key.line(), expiry));
    }
    var statement = LinkStatement.of(line, expiry);
    return publicUrl.resolve(path + signer.sign(purpose, statement.bytes()));
  }
}
