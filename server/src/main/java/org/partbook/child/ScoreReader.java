package org.partbook.child;

import java.io.IOException;
import org.partbook.copies.Prepared;
import org.partbook.copies.file.Unfit;

/// Reads files that should be scores, which is where a file can turn against its reader.
public interface ScoreReader {
  /// How many jobs may be given to it at a time: more would take more than the machine has.
  int atOnce();

  /// Does a job.
  ///
  /// @return what is known of the file then; of one that was only checked, no warnings
  /// @throws Unfit if nothing can be made of the file, or only with more than the limits allow
  /// @throws ChildDiedException if the file may be to blame, or something else
  /// @throws IOException if it can't be told now, or the thread was interrupted
  Prepared read(Job job) throws Unfit, IOException;
}
