package org.partbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The leaves, roots and proofs are the reference data of Certificate Transparency, as the tests of
/// certificate-transparency-go and of golang.org/x/mod/sumdb/tlog have them.
class MerkleTest {
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static Hash hash(String hex) {
    return Hash.of(HexFormat.of().parseHex(hex));
  }

  private static List<Hash> hashes(String... hex) {
    return List.of(hex).stream().map(MerkleTest::hash).toList();
  }

  private static Hash leaf(int index) {
    return Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(index)));
  }

  /// The subtrees of some leaves, hashed anew each time.
  private static Merkle.Subtrees over(List<Hash> leaves) {
    return (level, index) -> {
      var start = (int) (index << level);
      return naive(leaves.subList(start, start + (1 << level)));
    };
  }

  /// As the first lines of RFC 6962, section 2.1, have it.
  private static Hash naive(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    var left = 1;
    while (left * 2 < leaves.size()) {
      left *= 2;
    }
    return Merkle.node(naive(leaves.subList(0, left)), naive(leaves.subList(left, leaves.size())));
  }

  private static List<Hash> leaves(int count) {
    var leaves = new ArrayList<Hash>();
    for (var i = 0; i < count; i++) {
      leaves.add(Merkle.leaf(new byte[] {(byte) i, 7}));
    }
    return leaves;
  }

  @Test
  void a_tree_hashes_to_what_the_reference_data_says() throws IOException {
    var leaves = new ArrayList<Hash>();
    for (var size = 0; size < ROOTS.size(); size++) {
      assertThat(Merkle.root(size, over(leaves))).isEqualTo(hash(ROOTS.get(size)));
      if (size < LEAVES.size()) {
        leaves.add(leaf(size));
      }
    }
  }

  @Test
  void the_proofs_of_the_reference_data_hold() throws NotVerified {
    Merkle.requireInclusion(
        leaf(5),
        5,
        8,
        hashes(
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        hash(ROOTS.get(8)));
    Merkle.requireInclusion(leaf(2), 2, 3, hashes(ROOTS.get(2)), hash(ROOTS.get(3)));
    Merkle.requireConsistency(
        6,
        hash(ROOTS.get(6)),
        8,
        hash(ROOTS.get(8)),
        hashes(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    Merkle.requireConsistency(
        2,
        hash(ROOTS.get(2)),
        5,
        hash(ROOTS.get(5)),
        hashes(
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
  }

  @Test
  void every_leaf_of_every_size_can_be_proven_and_nowhere_else() throws Exception {
    for (var size = 1; size <= 40; size++) {
      var leaves = leaves(size);
      var tree = over(leaves);
      var root = Merkle.root(size, tree);
      assertThat(root).isEqualTo(naive(leaves));
      for (var index = 0; index < size; index++) {
        var proof = Merkle.inclusion(index, size, tree);
        Merkle.requireInclusion(leaves.get(index), index, size, proof, root);
        for (var other = 0; other < size; other++) {
          if (other != index) {
            refuseInclusion(leaves.get(index), other, size, proof, root);
          }
        }
        refuseInclusion(leaf(7), index, size, proof, root);
        refuseInclusion(leaves.get(index), index, size, plus(proof, root), root);
        if (!proof.isEmpty()) {
          refuseInclusion(leaves.get(index), index, size, proof.subList(0, proof.size() - 1), root);
        }
      }
      refuseInclusion(leaves.get(0), size, size, Merkle.inclusion(0, size, tree), root);
    }
  }

  private static List<Hash> plus(List<Hash> proof, Hash one) {
    var longer = new ArrayList<Hash>(proof);
    longer.add(one);
    return longer;
  }

  private static void refuseInclusion(
      Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    assertThatThrownBy(() -> Merkle.requireInclusion(leaf, index, size, proof, root))
        .isInstanceOf(NotVerified.class);
  }

  @Test
  void every_size_begins_with_every_smaller_one_and_no_other_does() throws Exception {
    var other = naive(leaves(41).subList(1, 41));
    for (var size = 0; size <= 40; size++) {
      var tree = over(leaves(size));
      var root = Merkle.root(size, tree);
      for (var older = 0; older <= size; older++) {
        var olderRoot = Merkle.root(older, over(leaves(older)));
        var proof = Merkle.consistency(older, size, tree);
        Merkle.requireConsistency(older, olderRoot, size, root, proof);
        refuseConsistency(older, other, size, root, proof);
        refuseConsistency(older, olderRoot, size, root, plus(proof, root));
        if (older > 0) {
          refuseConsistency(older, olderRoot, size, other, proof);
        }
        if (!proof.isEmpty()) {
          refuseConsistency(older, olderRoot, size, root, proof.subList(0, proof.size() - 1));
        }
      }
      refuseConsistency(size + 1, other, size, root, List.of());
    }
  }

  private static void refuseConsistency(
      long older, Hash olderRoot, long size, Hash root, List<Hash> proof) {
    assertThatThrownBy(() -> Merkle.requireConsistency(older, olderRoot, size, root, proof))
        .isInstanceOf(NotVerified.class);
  }
}
