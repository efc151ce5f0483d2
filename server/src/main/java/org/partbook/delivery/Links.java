package org.partbook.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.partbook.catalog.AssetId;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.PublicUrl;
import org.partbook.purchase.CopyLinks;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.signing.Purpose;
import org.partbook.signing.Signer;

/// Makes the links under which buyers get their copies. A link is a capability: whoever has it
/// needs nothing else, until it expires or the line is cancelled. None is stored.
public final class Links implements CopyLinks {
  /// In one archive.
  static final int MOST_FILES = 200;

  private final PublicUrl publicUrl;
  private final Signer signer;
  private final Clock clock;
  private final LinkLifetimes lifetimes;

  /// How long links last.
  public record Lifetimes(Duration download, Duration view) implements LinkLifetimes {
    @Override
    public Duration download(AssetId asset) {
      return download;
    }

    @Override
    public Duration view(AssetId asset) {
      return view;
    }
  }

  /// Makes links with the newest key.
  ///
  /// @param publicUrl where buyers reach this server; it may have a path, with or without a slash
  ///   at its end
  public Links(PublicUrl publicUrl, Signer signer, Clock clock, LinkLifetimes lifetimes) {
    this.publicUrl = publicUrl;
    this.signer = signer;
    this.clock = clock;
    this.lifetimes = lifetimes;
  }

  @Override
  public URI download(OrderLine line) {
    return link("/download/", Purpose.DOWNLOAD_LINK, line, lifetimes.download(line.asset()));
  }

  @Override
  public URI view(OrderLine line) {
    return link("/view/", Purpose.VIEW_LINK, line, lifetimes.view(line.asset()));
  }

  /// The first of its files whose link would be over ends it.
  @Override
  public URI order(List<OrderLine> completed, int renewals) {
    var key = completed.getFirst().key();
    if (completed.size() > MOST_FILES) {
      throw tooLarge(key.order());
    }
    var lifetime =
        completed.stream()
            .map(line -> lifetimes.download(line.asset()))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    var statement =
        OrderLinkStatement.of(
            key.vendor(),
            key.environment(),
            key.order(),
            completed.getFirst().now(clock).plus(lifetime),
            renewals);
    return publicUrl.resolve(
        "/download-order/" + signer.sign(Purpose.ORDER_LINK, statement.bytes()));
  }

  static ApiException tooLarge(OrderId order) {
    return new ApiException(
        ErrorCode.ORDER_TOO_LARGE,
        "order %s has more than %d files; they are to be had one by one"
            .formatted(order, MOST_FILES));
  }

  private URI link(String path, Purpose purpose, OrderLine line, Duration lifetime) {
    var statement = LinkStatement.of(line, line.now(clock).plus(lifetime));
    return publicUrl.resolve(path + signer.sign(purpose, statement.bytes()));
  }
}
