package org.partbook.scores;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.copies.file.Finding;
import org.partbook.db.Tx;
import org.partbook.scores.PreparedStore.Row;

/// Where it is written down what was made of scores, of one sort and in one form.
interface Shelf {
  Optional<Row> find(Tx tx, BlobKey score);

  /// Adds what was made unless there is something: whoever comes second takes what is there.
  void add(Tx tx, BlobKey score, Row made, List<Finding> findings, Instant now);

  /// What was noticed of a score of which a file was made before that was kept.
  void note(Tx tx, BlobKey score, List<Finding> findings);

  /// For a file that has been lost or damaged.
  void replace(Tx tx, BlobKey score, BlobKey blob, Instant now);

  /// Of what is made of scores in today's form.
  static Shelf of(Product product) {
    return new OfProduct(product, new PreparedStore());
  }

  /// Of looks inside.
  ///
  /// @param kind how their pictures are made
  static Shelf ofLooks(String kind) {
    return new OfLooks(kind, new LookStore());
  }

  /// One of these.
  record OfProduct(Product product, PreparedStore store) implements Shelf {
    @Override
    public Optional<Row> find(Tx tx, BlobKey score) {
      return store.find(tx, score, product, product.form());
    }

    @Override
    public void add(Tx tx, BlobKey score, Row made, List<Finding> findings, Instant now) {
      store.add(tx, score, product, product.form(), made, FindingList.written(findings), now);
    }

    @Override
    public void note(Tx tx, BlobKey score, List<Finding> findings) {
      store.note(tx, score, product, product.form(), FindingList.written(findings));
    }

    @Override
    public void replace(Tx tx, BlobKey score, BlobKey blob, Instant now) {
      store.replace(tx, score, product, product.form(), blob, now);
    }
  }

  /// The other.
  record OfLooks(String kind, LookStore store) implements Shelf {
    @Override
    public Optional<Row> find(Tx tx, BlobKey score) {
      return store.find(tx, score, kind);
    }

    @Override
    public void add(Tx tx, BlobKey score, Row made, List<Finding> findings, Instant now) {
      store.add(tx, score, kind, made, now);
    }

    /// Nobody hears of these: the same was noticed of the whole score.
    @Override
    public void note(Tx tx, BlobKey score, List<Finding> findings) {}

    @Override
    public void replace(Tx tx, BlobKey score, BlobKey blob, Instant now) {
      store.replace(tx, score, kind, blob, now);
    }
  }
}
