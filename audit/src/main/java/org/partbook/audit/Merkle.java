package org.partbook.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The tree of RFC 6962, section 2.1: what a leaf, a node and the whole hash to, how proofs are
/// made, and how they are checked (as RFC 9162, sections 2.1.3.2 and 2.1.4.2, has it).
public final class Merkle {
  /// No tree is larger, so that no number here overflows.
  public static final long LARGEST = 1L << 62;

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Merkle() {}

  /// Where the hashes of a tree's full subtrees are found.
  public interface Subtrees {
    /// What a full subtree hashes to.
    ///
    /// @param level it has 2 to the power of this leaves
    /// @param index which of its level, from the left and from 0
    /// @return its hash
    /// @throws IOException if it can't be found
    Hash hash(int level, long index) throws IOException;
  }

  /// What an entry of the log hashes to in the tree.
  ///
  /// @param entry its bytes
  /// @return the hash of its leaf
  public static Hash leaf(byte[] entry) {
    return Hash.sha256(LEAF, entry);
  }

  /// What the leaf of an entry hashes to that is a hash itself, as all of ours are.
  ///
  /// @param entry a commitment
  /// @return the hash of its leaf
  public static Hash leaf(Hash entry) {
    return entry.behind(LEAF);
  }

  /// What a node hashes to.
  ///
  /// @param left below it
  /// @param right below it
  /// @return its hash
  public static Hash node(Hash left, Hash right) {
    return left.with(NODE, right);
  }

  /// What a tree hashes to.
  ///
  /// @param size how many leaves it has
  /// @param tree its subtrees
  /// @return its root
  /// @throws IOException if one can't be found
  public static Hash root(long size, Subtrees tree) throws IOException {
    return size == 0 ? Hash.sha256() : range(0, size, tree);
  }

  /// The proof that a leaf is in a tree.
  ///
  /// @param index which leaf, from 0
  /// @param size of the tree
  /// @param tree its subtrees
  /// @return the hashes beside its way to the root, from below
  /// @throws IOException if one can't be found
  public static List<Hash> inclusion(long index, long size, Subtrees tree) throws IOException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("there is no leaf " + index + " of " + size);
    }
    var proof = new ArrayList<Hash>();
    path(index, 0, size, tree, proof);
    return proof;
  }

  private static void path(long index, long start, long size, Subtrees tree, List<Hash> proof)
      throws IOException {
    if (size == 1) {
      return;
    }
    var left = leftOf(size);
    if (index < left) {
      path(index, start, left, tree, proof);
      proof.add(range(start + left, size - left, tree));
    } else {
      path(index - left, start + left, size - left, tree, proof);
      proof.add(range(start, left, tree));
    }
  }

  /// The proof that a tree begins as an earlier one was.
  ///
  /// @param older size of the earlier one
  /// @param size of the later one
  /// @param tree the later one's subtrees
  /// @return hashes, in the order of RFC 6962; none where there is nothing to prove
  /// @throws IOException if one can't be found
  public static List<Hash> consistency(long older, long size, Subtrees tree) throws IOException {
    if (older < 0 || older > size) {
      throw new IllegalArgumentException("a tree of " + size + " isn't later than one of " + older);
    }
    var proof = new ArrayList<Hash>();
    if (older > 0) {
      subproof(older, 0, size, true, tree, proof);
    }
    return proof;
  }

  private static void subproof(
      long older, long start, long size, boolean whole, Subtrees tree, List<Hash> proof)
      throws IOException {
    if (older == size) {
      if (!whole) {
        proof.add(range(start, size, tree));
      }
      return;
    }
    var left = leftOf(size);
    if (older <= left) {
      subproof(older, start, left, whole, tree, proof);
      proof.add(range(start + left, size - left, tree));
    } else {
      subproof(older - left, start + left, size - left, false, tree, proof);
      proof.add(range(start, left, tree));
    }
  }

  private static Hash range(long start, long size, Subtrees tree) throws IOException {
    if (Long.bitCount(size) == 1) {
      var level = Long.numberOfTrailingZeros(size);
      return tree.hash(level, start >> level);
    }
    var left = leftOf(size);
    return node(range(start, left, tree), range(start + left, size - left, tree));
  }

  /// How many leaves are on the left: the largest power of two below the size.
  private static long leftOf(long size) {
    return Long.highestOneBit(size - 1);
  }

  /// Checks that a leaf is in a tree.
  ///
  /// @param leaf its hash
  /// @param index which leaf it is said to be
  /// @param size of the tree
  /// @param proof the hashes beside its way
  /// @param root of the tree
  /// @throws NotVerified if it isn't there
  public static void requireInclusion(Hash leaf, long index, long size, List<Hash> proof, Hash root)
      throws NotVerified {
    if (index < 0 || index >= size) {
      throw new NotVerified("index " + index + " isn't in a log of " + size + " entries");
    }
    var at = index;
    var last = size - 1;
    var hash = leaf;
    for (var beside : proof) {
      if (last == 0) {
        throw new NotVerified("the proof for index " + index + " is too long");
      }
      if ((at & 1) == 1 || at == last) {
        hash = node(beside, hash);
        var shift = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= shift;
        last >>= shift;
      } else {
        hash = node(hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      throw new NotVerified("the proof for index " + index + " is too short");
    }
    if (!hash.equals(root)) {
      throw new NotVerified(
          "the entry isn't at index " + index + " of the log: its proof leads to another root");
    }
  }

  /// Checks that a tree begins as an earlier one was.
  ///
  /// @param older size of the earlier one
  /// @param olderRoot its root
  /// @param size of the later one
  /// @param root its root
  /// @param proof what [#consistency] gives
  /// @throws NotVerified if it doesn't
  public static void requireConsistency(
      long older, Hash olderRoot, long size, Hash root, List<Hash> proof) throws NotVerified {
    if (older > size) {
      throw new NotVerified("the log has become shorter: " + older + " entries, then " + size);
    }
    if (older == 0 || older == size) {
      requireTrivial(older, olderRoot, size, root, proof);
      return;
    }
    var rest = new ArrayList<Hash>(proof);
    if (Long.bitCount(older) == 1) {
      rest.add(0, olderRoot);
    }
    if (rest.isEmpty()) {
      throw new NotVerified("the proof is too short");
    }
    var shift = Long.numberOfTrailingZeros(older);
    var at = (older - 1) >> shift;
    var last = (size - 1) >> shift;
    var first = rest.get(0);
    var second = first;
    for (var beside : rest.subList(1, rest.size())) {
      if (last == 0) {
        throw new NotVerified("the proof is too long");
      }
      if ((at & 1) == 1 || at == last) {
        first = node(beside, first);
        second = node(beside, second);
        var up = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= up;
        last >>= up;
      } else {
        second = node(second, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      throw new NotVerified("the proof is too short");
    }
    if (!first.equals(olderRoot) || !second.equals(root)) {
      throw new NotVerified(
          "the log of " + size + " entries doesn't begin as the one of " + older + " was");
    }
  }

  private static void requireTrivial(
      long older, Hash olderRoot, long size, Hash root, List<Hash> proof) throws NotVerified {
    if (!proof.isEmpty()) {
      throw new NotVerified("the proof is too long");
    }
    if (older == 0 && !olderRoot.equals(Hash.sha256())) {
      throw new NotVerified("a log without entries has another root");
    }
    if (older == size && !olderRoot.equals(root)) {
      throw new NotVerified("there are two logs of " + size + " entries, with different roots");
    }
  }
}
