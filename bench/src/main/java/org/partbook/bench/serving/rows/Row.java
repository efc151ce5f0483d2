package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.util.List;
import org.partbook.bench.serving.figures.Line;
import org.partbook.bench.serving.shop.Stage;
import org.partbook.bench.serving.shop.Stage.Sizes;
import org.partbook.bench.serving.tools.NoResult;

/// Something that is measured: lines of the table that need the same preparations.
public interface Row {
  /// How it is chosen, as in `ROWS=info,page`.
  String name();

  /// How it is measured, for the page.
  String how();

  /// The lines of the table.
  ///
  /// @param sizes of what there is, for their titles
  List<Line> lines(Sizes sizes);

  /// How many rounds, given how many are usual: what takes minutes has fewer.
  default int rounds(int usual) {
    return usual;
  }

  /// Prepares it, and warms up what is measured.
  Contest open(Stage stage) throws IOException, InterruptedException, NoResult;
}
