package org.partbook.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The page, taken apart. What it says of generated clients isn't part of the story: clients that
/// are made like that have a test of their own.
record VendorsGuide(String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final String GENERATED = "(?ms)^## With a generated client$.*?(?=^## )";
  private static final Set<String> OUTPUT = Set.of("http", "json", "text");

  private record Block(String language, String text, int start, int end) {}

  static VendorsGuide read() {
    try {
      var root = Path.of(System.getProperty("partbook.root", ".."));
      var page = Files.readString(root.resolve("docs/vendors-guide.md"));
      return new VendorsGuide(page.replaceFirst(GENERATED, ""));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The pieces in one language, in their order.
  List<Piece> pieces(String language) {
    var blocks = blocks();
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (block.language().equals(language)) {
        var piece = Piece.of(block.text());
        if (i + 1 < blocks.size() && isOutput(block, blocks.get(i + 1))) {
          piece = new Piece(block.text(), blocks.get(i + 1).text());
        }
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /// The languages of all blocks but outputs.
  Set<String> languages() {
    var languages = new TreeSet<String>();
    blocks().forEach(block -> languages.add(block.language()));
    languages.removeAll(OUTPUT);
    return languages;
  }

  private boolean isOutput(Block piece, Block next) {
    return OUTPUT.contains(next.language()) && text.substring(piece.end(), next.start()).isBlank();
  }

  private List<Block> blocks() {
    return BLOCK
        .matcher(text)
        .results()
        .map(found -> new Block(found.group(1), found.group(2), found.start(), found.end()))
        .toList();
  }
}
