package org.partbook.event;

/// Something that events are drawn from, by whichever server is just in turn.
///
/// A source keeps in the database how far it has come, and moves that in the transaction in which
/// it appends: then nothing is left out and nothing comes twice, whoever is killed when.
public interface EventSource {
  /// What there was to do.
  enum Progress {
    /// Nothing, or nothing that can be done yet.
    NOTHING,
    /// Something, and that was all.
    DONE,
    /// Something, and there is more.
    MORE
  }

  /// Does a part of what there is to do, so that others get their turn. Where there is nothing, it
  /// costs one small question.
  Progress round();
}
