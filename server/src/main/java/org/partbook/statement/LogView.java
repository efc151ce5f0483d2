package org.partbook.statement;

import java.io.IOException;
import java.util.List;
import org.partbook.db.Tx;

/// The log as it was at a size: what a statement's proofs lead to. For one thread.
public interface LogView {
  /// How many entries it has.
  long size();

  /// The number of the last of them in the journal.
  long lastId();

  /// How many entries have a lower number than this.
  long countBefore(Tx tx, long id);

  /// The proof that an entry is in it: hashes in Base64, from below.
  List<String> proof(long index) throws IOException;

  /// What its log signs of it: always the same.
  String checkpoint() throws IOException;
}
