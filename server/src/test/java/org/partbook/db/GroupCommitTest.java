package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;

class GroupCommitTest {
  @Test
  void an_error_in_one_batch_does_not_stop_the_batches_after_it() throws Exception {
    try (var database = TestDatabase.create();
        var db = database.open();
        var writer = new GroupCommit<>("test", db, GroupCommitTest::write)) {
      var broken = writer.submit("broken");
      assertThatThrownBy(() -> broken.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StackOverflowError.class);

      assertThat(writer.submit("good").get(10, TimeUnit.SECONDS)).isEqualTo("written");
    }
  }

  private static Map<String, String> write(Tx tx, List<String> batch) {
    if (batch.contains("broken")) {
      throw new StackOverflowError();
    }
    return Map.of(batch.getFirst(), "written");
  }
}
