package org.partbook.purchase;

import java.net.URI;

/// Makes the links under which a buyer gets a completed line's copy. Every call makes a fresh one.
public interface CopyLinks {
  URI download(OrderLine line);

  URI view(OrderLine line);
}
