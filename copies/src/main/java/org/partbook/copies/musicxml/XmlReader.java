package org.partbook.copies.musicxml;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partbook.copies.file.Unfit;

/// Java's own reader of XML, kept from fetching anything: document types are skipped over. It gets
/// characters and not bytes, as it would believe what a file says of its encoding.
final class XmlReader {
  /// In characters.
  private static final int MOST_WORDS = 300;

  private XmlReader() {}

  static XMLStreamReader open(InputStream in) throws XMLStreamException, IOException, Unfit {
    var bytes = new BufferedInputStream(in);
    var encoding = XmlEncoding.peek(bytes);
    bytes.skipNBytes(encoding.markLength());
    return factory().createXMLStreamReader(new InputStreamReader(bytes, decoder(encoding)));
  }

  /// What was wrong, as a sentence that follows a colon.
  static String words(Exception e) {
    var message = e instanceof RuntimeException ? "" : String.valueOf(e.getMessage());
    var words = message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
    if (words.contains(MalformedInputException.class.getSimpleName())) {
      return "it has bytes in it that don't belong to its encoding";
    }
    if (words.isBlank() || e instanceof EOFException) {
      return "it can't be read to its end";
    }
    return e instanceof XMLStreamException xml && xml.getLocation() != null
        ? "line " + xml.getLocation().getLineNumber() + ": " + shortened(words)
        : shortened(words);
  }

  /// A name in a file may be as long as the file.
  private static String shortened(String words) {
    return words.codePointCount(0, words.length()) <= MOST_WORDS
        ? words
        : words.substring(0, words.offsetByCodePoints(0, MOST_WORDS)) + "…";
  }

  private static CharsetDecoder decoder(XmlEncoding encoding) {
    return encoding
        .charset()
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Java counts each `&amp;` of a whole file for these, and gives up at 100,000. No document type
    // is read, so there are no other entities.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("refused to fetch " + systemId);
    });
    return factory;
  }
}
