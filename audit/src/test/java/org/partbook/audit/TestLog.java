package org.partbook.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A log as a server would have it, hashed anew from its entries whenever something is asked for.
final class TestLog {
  private final LogKey key;
  private final List<String> entries = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();

  TestLog(String origin) {
    try {
      key = LogKey.generate(origin);
    } catch (NotVerified e) {
      throw new AssertionError(e);
    }
  }

  String vkey() {
    return key.verifier().toString();
  }

  LogKey key() {
    return key;
  }

  TestLog add(int many) {
    for (var i = 0; i < many; i++) {
      var n = entries.size();
      entries.add(
          "{\"id\":"
              + (n + 1)
              + ",\"kind\":\"REGISTERED\",\"quantity\":1,\"net\":\"3.45\",\"body\":{\"title\":\"Größe "
              + n
              + "\"}}");
      leaves.add(Merkle.leaf(Commitment.of(salt(n), entries.get(n))));
    }
    return this;
  }

  String entry(int index) {
    return entries.get(index);
  }

  byte[] salt(int index) {
    return "salt%012d".formatted(index).getBytes(StandardCharsets.US_ASCII);
  }

  Hash commitment(int index) {
    return Commitment.of(salt(index), entry(index));
  }

  private Hash root(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    var left = Integer.highestOneBit(to - from - 1);
    return Merkle.node(root(from, from + left), root(from + left, to));
  }

  private Hash subtree(int level, long index) {
    return root((int) (index << level), (int) ((index + 1) << level));
  }

  String checkpoint() {
    var root = leaves.isEmpty() ? Hash.sha256() : root(0, leaves.size());
    return new Checkpoint(key.verifier().name(), leaves.size(), root).signed(key);
  }

  List<Hash> path(int index) {
    try {
      return Merkle.inclusion(index, leaves.size(), this::subtree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TlogProof proof(int index) {
    return new TlogProof(Optional.empty(), index, path(index), checkpoint());
  }

  /// The tiles that the log's size wants.
  void writeTo(Path folder) {
    try {
      for (var level = 0; leaves.size() >> (8 * level) > 0; level++) {
        var nodes = leaves.size() >> (8 * level);
        for (var first = 0; first < nodes; first += 256) {
          var tile = Tile.of(leaves.size(), level, first);
          var bytes = new ByteArrayOutputStream();
          for (var node = first; node < first + tile.width(); node++) {
            bytes.writeBytes(subtree(8 * level, node).bytes());
          }
          var file = folder.resolve(tile.path());
          Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
          Files.write(file, bytes.toByteArray());
        }
      }
      Files.writeString(folder.resolve("checkpoint"), checkpoint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
