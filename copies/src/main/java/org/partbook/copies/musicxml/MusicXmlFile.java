package org.partbook.copies.musicxml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.partbook.copies.file.Unfit;

/// Reads MusicXML to see whether a program could. A document type is skipped over (most files name
/// one), and nothing outside the file is ever fetched. The compressed form, `.mxl`, passes as it
/// is.
public final class MusicXmlFile {
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private MusicXmlFile() {}

  public static void check(Path file) throws Unfit, IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(ZIP.length);
      var zipped = Arrays.equals(in.readNBytes(ZIP.length), ZIP);
      in.reset();
      if (!zipped) {
        readAll(in);
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw new Unfit("is not well-formed MusicXML: " + XmlReader.words(e));
    }
  }

  private static void readAll(InputStream in) throws Unfit, IOException, XMLStreamException {
    var xml = XmlReader.open(in);
    while (xml.hasNext()) {
      // With document types skipped no entity but XML's own five has a meaning.
      if (xml.next() == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Unfit("uses an entity, which is not read: " + xml.getLocalName());
      }
    }
  }
}
