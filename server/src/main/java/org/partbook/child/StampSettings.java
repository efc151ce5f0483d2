package org.partbook.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import org.partbook.copies.CopyMaker;
import org.partbook.copies.StampFonts;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.StampStyle.FullPages;
import org.partbook.copies.licence.StampStyle.Place;
import org.partbook.copies.licence.Wording;

/// How stamps are to be, on their way to a child.
final class StampSettings {
  private StampSettings() {}

  static void write(StampStyle style, DataOutputStream out) throws IOException {
    out.writeUTF(style.wording().text());
    out.writeUTF(style.place().name());
    out.writeDouble(style.distance());
    out.writeUTF(style.fullPages().name());
    out.flush();
  }

  static StampStyle read(DataInputStream in) throws IOException {
    return new StampStyle(
        Wording.parse(in.readUTF()),
        Place.valueOf(in.readUTF()),
        in.readDouble(),
        FullPages.valueOf(in.readUTF()));
  }

  /// Stamps that are only looked at lead nowhere.
  ///
  /// @throws IllegalStateException if text can't be set on this machine, with what to do
  static CopyMaker maker(StampStyle style) {
    var nowhere = URI.create("http://localhost/verify/");
    return new CopyMaker(style, () -> nowhere, StampFonts.load());
  }
}
