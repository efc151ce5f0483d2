package org.partbook.purchase;

import java.net.URI;
import java.util.List;

/// Makes the links under which a buyer gets a completed line's copy. Every call makes a fresh one.
public interface CopyLinks {
  URI download(OrderLine line);

  URI view(OrderLine line);

  /// To the files of all of these together, which are of one order.
  ///
  /// @param renewals how often links to its files were renewed: the next time ends this one
  /// @throws org.partbook.http.ApiException 409 if there are too many
  URI order(List<OrderLine> completed, int renewals);
}
