package org.partbook.copies.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTreeTest {
  private static final int MOST_KIDS = 40;

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "39, 1",
    "40, 1",
    "41, 3",
    "1600, 41",
    "1601, 44",
    "64000, 1641",
    "100000, 2566"
  })
  void there_are_no_more_nodes_than_it_takes(int pages, int nodes) {
    assertThat(PageTree.over(pages, MOST_KIDS).nodes()).hasSize(nodes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 41, 1600, 1601, 100_000})
  void from_the_root_every_page_is_reached_once_and_in_order(int pages) {
    var tree = PageTree.over(pages, MOST_KIDS);
    int root = tree.nodes().size() - 1;
    var reached = new ArrayList<Integer>();

    walk(tree, root, reached);

    assertThat(tree.nodes().get(root).parent()).isEqualTo(-1);
    assertThat(tree.nodes().get(root).count()).isEqualTo(pages);
    assertThat(reached).hasSize(pages);
    for (int i = 0; i < pages; i++) {
      assertThat(reached.get(i)).isEqualTo(i);
    }
  }

  /// Holds every node and page against what it says of itself.
  private static int walk(PageTree tree, int index, List<Integer> reached) {
    var node = tree.nodes().get(index);
    assertThat(node.kids()).isBetween(1, MOST_KIDS);
    int count = 0;
    for (int kid = node.firstKid(); kid < node.firstKid() + node.kids(); kid++) {
      if (node.leaf()) {
        reached.add(kid);
        count++;
        assertThat(tree.parentOfPage(kid)).isEqualTo(index);
      } else {
        assertThat(tree.nodes().get(kid).parent()).isEqualTo(index);
        count += walk(tree, kid, reached);
      }
    }
    assertThat(node.count()).isEqualTo(count);
    return count;
  }

  @Test
  void a_node_names_its_kids_its_parent_and_how_many_pages_it_has() {
    var tree = PageTree.over(41, MOST_KIDS);
    var stands = new COSDictionary[1 + 41 + 3];
    for (int i = 0; i < stands.length; i++) {
      stands[i] = new COSDictionary();
    }

    var second = tree.dictionary(1, stands, 1, 42);
    var root = tree.dictionary(2, stands, 1, 42);

    assertThat(second.getInt(COSName.COUNT)).isEqualTo(1);
    assertThat(second.getCOSDictionary(COSName.PARENT)).isSameAs(stands[44]);
    assertThat(kids(second)).singleElement().isSameAs(stands[41]);
    assertThat(root.containsKey(COSName.PARENT)).isFalse();
    assertThat(root.getInt(COSName.COUNT)).isEqualTo(41);
    assertThat(kids(root)).hasSize(2);
    assertThat(kids(root).get(0)).isSameAs(stands[42]);
    assertThat(kids(root).get(1)).isSameAs(stands[43]);
  }

  private static COSArray kids(COSDictionary node) {
    return node.getCOSArray(COSName.KIDS);
  }

  @Test
  void a_page_inherits_what_it_does_not_say_itself_even_where_parents_run_in_a_circle() {
    var grandparent = new COSDictionary();
    grandparent.setInt(COSName.ROTATE, 90);
    grandparent.setInt(COSName.COUNT, 7);
    var parent = new COSDictionary();
    parent.setItem(COSName.PARENT, grandparent);
    var page = new COSDictionary();
    page.setItem(COSName.PARENT, parent);
    page.setInt(COSName.COUNT, 1);
    grandparent.setItem(COSName.PARENT, page);

    assertThat(PageTree.inherited(page, COSName.ROTATE)).isEqualTo(COSInteger.get(90));
    assertThat(PageTree.inherited(page, COSName.COUNT)).isEqualTo(COSInteger.ONE);
    assertThat(PageTree.inherited(page, COSName.MEDIA_BOX)).isNull();
  }
}
