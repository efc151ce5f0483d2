package org.partbook.copies.pages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.bytes.PreparedFile;

/// What a file of drawn pages is made of: the description at its end.
public record DrawnScore(List<DrawnPage> pages) {
  public DrawnScore {
    pages = List.copyOf(pages);
  }

  byte[] toBytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(pages.size());
    for (var page : pages) {
      page.writeTo(out);
    }
    return bytes.toByteArray();
  }

  public static DrawnScore read(PreparedFile file) throws IOException {
    if (file.kind() != PreparedFile.Kind.PAGES) {
      throw new IOException("a prepared file of another kind: " + file.kind());
    }
    var in = new DataInputStream(new ByteArrayInputStream(file.description()));
    var pages = new ArrayList<DrawnPage>();
    for (int left = in.readInt(); left > 0; left--) {
      pages.add(DrawnPage.read(in));
    }
    return new DrawnScore(pages);
  }
}
