package org.partbook.copies.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/// A page tree that is made anew: flat enough to be small, deep enough that no node has very many
/// kids. Its nodes are numbered from the lowest level up, and the last is the root.
record PageTree(List<Node> nodes, int mostKids) {
  private static final int DEEPEST = 200;

  /// One of its nodes.
  ///
  /// @param parent the number of the node above, -1 for the root
  /// @param firstKid the first of its pages, or of its nodes
  /// @param leaf whether its kids are pages
  /// @param count how many pages are below it
  record Node(int parent, int firstKid, int kids, boolean leaf, int count) {}

  static PageTree over(int pages, int mostKids) {
    var nodes = new ArrayList<Node>();
    int firstOfLevel = 0;
    int below = pages;
    boolean leaf = true;
    do {
      int levelStart = nodes.size();
      int levelSize = Math.ceilDiv(below, mostKids);
      for (int i = 0; i < levelSize; i++) {
        int from = i * mostKids;
        int kids = Math.min(mostKids, below - from);
        int parent = levelSize == 1 ? -1 : levelStart + levelSize + i / mostKids;
        int firstKid = firstOfLevel + from;
        nodes.add(new Node(parent, firstKid, kids, leaf, count(nodes, firstKid, kids, leaf)));
      }
      firstOfLevel = levelStart;
      below = levelSize;
      leaf = false;
    } while (below > 1);
    return new PageTree(List.copyOf(nodes), mostKids);
  }

  private static int count(List<Node> nodes, int firstKid, int kids, boolean leaf) {
    return leaf
        ? kids
        : nodes.subList(firstKid, firstKid + kids).stream().mapToInt(Node::count).sum();
  }

  /// A node as an object.
  ///
  /// @param stands for the objects of the document, by number
  COSDictionary dictionary(int index, COSDictionary[] stands, int firstPage, int firstNode) {
    var node = nodes.get(index);
    var dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, COSName.PAGES);
    if (node.parent() >= 0) {
      dictionary.setItem(COSName.PARENT, stands[firstNode + node.parent()]);
    }
    dictionary.setInt(COSName.COUNT, node.count());
    var kids = new COSArray();
    int first = (node.leaf() ? firstPage : firstNode) + node.firstKid();
    for (int i = 0; i < node.kids(); i++) {
      kids.add(stands[first + i]);
    }
    dictionary.setItem(COSName.KIDS, kids);
    return dictionary;
  }

  int parentOfPage(int page) {
    return page / mostKids;
  }

  /// What a page says, or a node above it in the original's tree.
  static @Nullable COSBase inherited(COSDictionary page, COSName name) {
    COSDictionary at = page;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      var found = at.getDictionaryObject(name);
      if (found != null) {
        return found;
      }
      at = at.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }
}
