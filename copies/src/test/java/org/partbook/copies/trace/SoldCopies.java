package org.partbook.copies.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.partbook.copies.PreparedScore;
import org.partbook.copies.ScoreFormat;
import org.partbook.copies.TestStamps;
import org.partbook.copies.file.Regions;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;

/// Copies as buyers get them.
record SoldCopies(Path folder) {
  void write(Path score, CopyCode code, Path target) throws Exception {
    write(score, code, false, target);
  }

  /// As one that was sold in the sandbox.
  void writeSample(Path score, CopyCode code, Path target) throws Exception {
    write(score, code, true, target);
  }

  private void write(Path score, CopyCode code, boolean sample, Path target) throws Exception {
    var prepared = Files.createTempFile(folder, "prepared", "");
    var maker = TestStamps.maker();
    maker.prepare(ScoreFormat.PDF, score, prepared);
    var licence =
        new Licence(
            code, "Clara Wieck", 1, "Corner Music Shop", 12_345, 1, LocalDate.EPOCH, "DE", sample);
    try (var copy = maker.copy(PreparedScore.read(prepared), Regions.of(prepared), licence);
        var out = Files.newOutputStream(target)) {
      copy.writeTo(out, 0, copy.length());
    }
  }
}
