package org.partbook.copies;

import java.io.IOException;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.musicxml.PreparedXml;
import org.partbook.copies.pdf.PreparedPdf;

/// What a prepared file is made of: all that has to be known to make copies of it.
sealed interface PreparedScore permits PreparedPdf, PreparedXml {
  static PreparedScore read(PreparedFile file) throws IOException {
    return switch (file.kind()) {
      case PDF -> PreparedPdf.read(file.description());
      case MUSICXML -> PreparedXml.read(file.description());
      case PAGES -> throw new IOException("a file of drawn pages, and none to make copies of");
    };
  }
}
