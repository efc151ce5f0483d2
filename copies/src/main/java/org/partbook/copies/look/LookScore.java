package org.partbook.copies.look;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.bytes.PreparedFile;

/// What a file of a look inside is made of: the description at its end.
///
/// @param pageCount of the score
/// @param pages those that have a picture, from the first
public record LookScore(int pageCount, List<LookPage> pages) {
  public LookScore {
    pages = List.copyOf(pages);
  }

  byte[] toBytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(pageCount);
    out.writeInt(pages.size());
    for (var page : pages) {
      page.writeTo(out);
    }
    return bytes.toByteArray();
  }

  public static LookScore read(PreparedFile file) throws IOException {
    if (file.kind() != PreparedFile.Kind.LOOK) {
      throw new IOException("a prepared file of another kind: " + file.kind());
    }
    var in = new DataInputStream(new ByteArrayInputStream(file.description()));
    int pageCount = in.readInt();
    var pages = new ArrayList<LookPage>();
    for (int left = in.readInt(); left > 0; left--) {
      pages.add(LookPage.read(in));
    }
    return new LookScore(pageCount, pages);
  }
}
