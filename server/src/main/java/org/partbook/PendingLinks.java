package org.partbook;

import java.net.URI;
import org.partbook.http.PublicUrl;
import org.partbook.purchase.CopyLinks;
import org.partbook.purchase.OrderLine;

/// Stands in until delivery is there.
record PendingLinks(PublicUrl publicUrl) implements CopyLinks {
  @Override
  public URI download(OrderLine line) {
    return publicUrl.resolve("/download/pending");
  }

  @Override
  public URI view(OrderLine line) {
    return publicUrl.resolve("/view/pending");
  }
}
