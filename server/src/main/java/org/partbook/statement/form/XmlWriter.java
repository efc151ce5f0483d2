package org.partbook.statement.form;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes XML in a stream, an element a line. What XML can't hold becomes a replacement character,
/// so that every text makes a document that can be read.
final class XmlWriter {
  private static final int REPLACEMENT = 0xfffd;

  private final XMLStreamWriter out;
  private final Deque<String> open = new ArrayDeque<>();

  XmlWriter(OutputStream out) throws IOException {
    // A writer of ours: the one of the JDK would have its own idea of what needs escaping.
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    try {
      this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      this.out.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /// Begins an element.
  ///
  /// @param attributes names and values by turns
  void begin(String name, String... attributes) throws IOException {
    try {
      newLine();
      out.writeStartElement(name);
      for (int i = 0; i < attributes.length; i += 2) {
        out.writeAttribute(attributes[i], clean(attributes[i + 1]));
      }
      open.push(name);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  void end() throws IOException {
    try {
      open.pop();
      newLine();
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  void element(String name, String text) throws IOException {
    try {
      newLine();
      out.writeStartElement(name);
      out.writeCharacters(clean(text));
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /// Ends the document.
  void finish() throws IOException {
    try {
      out.writeCharacters("\n");
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void newLine() throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(open.size()));
  }

  /// In one line, and without what no XML may have in it.
  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> isBlank(character) ? ' ' : isAllowed(character) ? character : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isBlank(int character) {
    return character == '\t' || character == '\n' || character == '\r';
  }

  private static boolean isAllowed(int character) {
    return (character >= ' ' && character <= 0xd7ff)
        || (character >= 0xe000 && character <= REPLACEMENT)
        || character >= 0x10000;
  }
}
