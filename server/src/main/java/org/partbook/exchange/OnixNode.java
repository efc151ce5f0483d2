package org.partbook.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/// An element of an ONIX product, by the full names, with what is in it. One product has so much
/// and no more.
final class OnixNode {
  private static final int MOST_ELEMENTS = 20_000;
  private static final int MOST_TEXT = 1024 * 1024;

  /// The name by which we find again what ONIX has no place for.
  static final String INSTRUCTION = "partbook";

  private final String name;
  private final List<OnixNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String instruction = "";

  private OnixNode(String name) {
    this.name = name;
  }

  /// Counts what is read of one product.
  private static final class Budget {
    private int elements;
    private int text;

    void spend(int moreElements, int moreText) throws UnreadableFile {
      elements += moreElements;
      text += moreText;
      if (elements > MOST_ELEMENTS || text > MOST_TEXT) {
        throw new UnreadableFile(
            "has a product with more than %d elements or %d characters"
                .formatted(MOST_ELEMENTS, MOST_TEXT));
      }
    }
  }

  /// Reads the element that was just begun, to its end.
  static OnixNode read(SafeXml xml) throws UnreadableFile {
    return read(xml, new Budget());
  }

  private static OnixNode read(SafeXml xml, Budget budget) throws UnreadableFile {
    var node = new OnixNode(OnixNames.full(xml.at().getLocalName()));
    budget.spend(1, 0);
    while (true) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          var child = read(xml, budget);
          node.children.add(child);
          HtmlText.appendElement(node.text, child.name, child.text);
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          var more = xml.at().getText();
          budget.spend(0, more.length());
          node.text.append(more);
        }
        case XMLStreamReader.ENTITY_REFERENCE ->
            node.text.append(HtmlText.entity(xml.at().getLocalName()));
        case XMLStreamReader.PROCESSING_INSTRUCTION -> {
          if (INSTRUCTION.equals(xml.at().getPITarget())) {
            node.instruction = Optional.ofNullable(xml.at().getPIData()).orElse("");
            budget.spend(0, node.instruction.length());
          }
        }
        case XMLStreamReader.END_ELEMENT, XMLStreamReader.END_DOCUMENT -> {
          return node;
        }
        default -> {}
      }
    }
  }

  List<OnixNode> all(String child) {
    return children.stream().filter(one -> one.name.equals(child)).toList();
  }

  Optional<OnixNode> first(String child) {
    return children.stream().filter(one -> one.name.equals(child)).findFirst();
  }

  /// All along a path, such as `ProductSupply/SupplyDetail/Price`.
  List<OnixNode> path(String... names) {
    var found = List.of(this);
    for (var one : names) {
      found = found.stream().flatMap(node -> node.all(one).stream()).toList();
    }
    return found;
  }

  /// The text of a child, in one line; nothing if it is missing or blank.
  Optional<String> value(String child) {
    return first(child)
        .map(node -> node.text.toString().replaceAll("\\s+", " ").strip())
        .filter(text -> !text.isEmpty());
  }

  boolean is(String child, String value) {
    return value(child).filter(value::equals).isPresent();
  }

  /// Text with markup in it as plain text, whether its elements are real or written out.
  String plain() {
    return HtmlText.plain(text.toString());
  }

  String instruction() {
    return instruction;
  }
}
