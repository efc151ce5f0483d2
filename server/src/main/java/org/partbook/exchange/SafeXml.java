package org.partbook.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML that somebody else wrote: no document type is read, nothing is fetched, no entity is
/// replaced but XML's own, and no single piece of it may be long.
final class SafeXml implements AutoCloseable {
  /// In bytes, between one event and the next. Texts come in pieces; a name or a value doesn't.
  private static final int LONGEST_PIECE = 4 * 1024 * 1024;

  private static final int DEEPEST = 200;

  private static final int MOST_ATTRIBUTES = 200;

  /// In characters.
  private static final int LONGEST_NAME = 1000;

  private final Counting in;
  private final XMLStreamReader xml;
  private int depth;

  SafeXml(InputStream in) throws UnreadableFile {
    this.in = new Counting(in);
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // Java counts each `&amp;` of a whole file for these, and gives up at 100,000. No document type
    // is read, so there are no other entities.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    // The depth is counted here, so that it can be told.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    factory.setProperty("jdk.xml.elementAttributeLimit", String.valueOf(MOST_ATTRIBUTES));
    factory.setProperty("jdk.xml.maxXMLNameLimit", String.valueOf(LONGEST_NAME));
    factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
    try {
      this.xml = factory.createXMLStreamReader(this.in);
    } catch (XMLStreamException e) {
      throw unreadable(e);
    }
  }

  private static final class Counting extends FilterInputStream {
    private long sinceEvent;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int more) throws IOException {
      sinceEvent += more;
      if (sinceEvent > LONGEST_PIECE) {
        throw new IOException("a name or a value in it is too long");
      }
    }
  }

  /// The next event; [XMLStreamReader#END_DOCUMENT] at the end.
  int next() throws UnreadableFile {
    try {
      in.sinceEvent = 0;
      int event = nextEvent();
      depth += event == XMLStreamReader.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamReader.END_ELEMENT ? 1 : 0;
      if (depth > DEEPEST) {
        throw new UnreadableFile("has elements within elements, more than " + DEEPEST + " deep");
      }
      return event;
    } catch (XMLStreamException e) {
      throw unreadable(e);
    }
  }

  /// Java's reader stumbles over some of its own messages: what it can't say is no XML either.
  private int nextEvent() throws XMLStreamException {
    try {
      return xml.next();
    } catch (RuntimeException e) {
      throw new XMLStreamException("it is not put together as XML must be", xml.getLocation(), e);
    }
  }

  XMLStreamReader at() {
    return xml;
  }

  /// An attribute of the element that was begun; empty where there is none.
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static UnreadableFile unreadable(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException reason) {
      return new UnreadableFile("can't be read: " + reason.getMessage());
    }
    var line = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNumber();
    var reason =
        String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", "").replaceAll("\\s+", " ");
    return new UnreadableFile(
        "is XML that can't be read" + line + ": " + shortened(inWords(reason)));
  }

  /// What goes beyond a bound of Java's own reader is told by a number and a setting of it.
  private static String inWords(String reason) {
    if (!reason.startsWith("JAXP")) {
      return reason;
    }
    if (reason.contains("attributes")) {
      return "an element has more than " + MOST_ATTRIBUTES + " attributes";
    }
    return reason.contains("The length of entity \"[xml]\"")
        ? "a name in it has more than " + LONGEST_NAME + " characters"
        : "it is larger than XML that people write";
  }

  private static String shortened(String reason) {
    return reason.length() <= 160 ? reason : reason.substring(0, 160) + "…";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
