package org.partbook.home;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Makes a page of a document that is written for people who look at the repository. Links between
/// documents that are served lead to their pages; those to anything else are plain words, because
/// readers of a server's pages may have no repository.
final class Markdown {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  private Markdown() {}

  /// A document as HTML.
  ///
  /// @param title its first heading, which isn't in `html`
  record Page(String title, String html) {}

  static Page page(Guide guide, String text) {
    var document = PARSER.parse(text);
    var title = takeTitle(document);
    var anchors = new Anchors();
    document.accept(anchors);
    document.accept(new Links(guide));
    var html =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(_ ->
                (node, tag, attributes) -> {
                  Optional.ofNullable(anchors.ids.get(node))
                      .ifPresent(id -> attributes.put("id", id));
                  // What is wider than the page is scrolled in, by keys too.
                  if (tag.equals("pre") || tag.equals("table")) {
                    attributes.put("tabindex", "0");
                  }
                })
            .build()
            .render(document);
    return new Page(title, html);
  }

  private static String takeTitle(Node document) {
    if (document.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) {
      heading.unlink();
      return words(heading);
    }
    return "Partbook";
  }

  private static String words(Node node) {
    var words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  /// What headings are called in links: as on the sites that show repositories.
  private static final class Anchors extends AbstractVisitor {
    private final Map<Node, String> ids = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    @Override
    public void visit(Heading heading) {
      var id =
          words(heading)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}\\p{M}_\\- ]", "")
              .replace(' ', '-');
      var before = taken.merge(id, 1, Integer::sum) - 1;
      ids.put(heading, before == 0 ? id : id + "-" + before);
    }
  }

  private static final class Links extends AbstractVisitor {
    private final Guide guide;

    Links(Guide guide) {
      this.guide = guide;
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      var address = address(link.getDestination());
      if (address.isPresent()) {
        link.setDestination(address.get());
      } else {
        unwrap(link);
      }
    }

    /// Pictures of the documents aren't served.
    @Override
    public void visit(Image image) {
      unwrap(image);
    }

    private static void unwrap(Node node) {
      var child = node.getFirstChild();
      while (child != null) {
        var next = child.getNext();
        node.insertBefore(child);
        child = next;
      }
      node.unlink();
    }

    /// Seen from the document's page; nothing if it leads nowhere on a server.
    private Optional<String> address(String destination) {
      if (destination.startsWith("#") || destination.matches("https?://.*")) {
        return Optional.of(destination);
      }
      var parts = destination.split("#", 2);
      var file = Path.of(guide.source()).resolveSibling(parts[0]).normalize().toString();
      var anchor = parts.length == 2 ? "#" + parts[1] : "";
      if (file.equals("openapi.yaml")) {
        return Optional.of("../openapi.yaml");
      }
      return Guide.ofSource(file).map(other -> other.page() + anchor);
    }
  }
}
