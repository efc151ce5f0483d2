package org.partbook.child;

import java.nio.file.Path;
import java.time.Duration;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.StampStyle;

/// A program that reads a file by a child, for as long as it takes.
final class ParentMain {
  private ParentMain() {}

  /// Reads.
  ///
  /// @param args the file, and where to write
  public static void main(String[] args) throws Exception {
    var limits = new Limits(Limits.STANDARD.memory(), Duration.ofHours(1));
    try (var children = new Children(limits, StampStyle.standard())) {
      System.out.println(children.read(Job.draw(Path.of(args[0]), Path.of(args[1]))));
    } catch (Unfit e) {
      System.out.println(e.text());
    }
  }
}
