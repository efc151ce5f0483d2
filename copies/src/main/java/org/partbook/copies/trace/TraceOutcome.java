package org.partbook.copies.trace;

import java.util.List;

/// What became of the search for marks in a file.
public sealed interface TraceOutcome {
  /// The file was searched.
  ///
  /// @param copies the codes, those with the most evidence first; several if pages of several
  ///   copies were put together
  /// @param pages how many the file has; 0 if it couldn't be opened as a document
  /// @param rendered how many pages were looked at as pictures
  /// @param remarks what could not be looked at, in sentences for people; 20 at most
  record Searched(List<TracedCopy> copies, int pages, int rendered, List<String> remarks)
      implements TraceOutcome {
    /// An outcome with copies of the lists.
    public Searched {
      copies = List.copyOf(copies);
      remarks = List.copyOf(remarks);
    }
  }

  /// The file is no PDF, no page saved from the browser and no picture.
  record UnknownFile() implements TraceOutcome {}
}
