package org.partbook.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partbook.client.PurchaseApi;

/// A fake by JUnit.
@ExtendWith(FakePartbookExtension.class)
class FakePartbookExtensionTest {
  @Test
  void each_test_has_a_fake_of_its_own(FakePartbook partbook) {
    isUntouched(partbook);
  }

  @Test
  void and_another_test_has_another_one(FakePartbook partbook) {
    isUntouched(partbook);
  }

  private static void isUntouched(FakePartbook partbook) {
    assertThat(partbook.requests()).isEmpty();
    var api = PurchaseApi.builder(partbook.uri()).token(partbook::token).build();
    assertThat(api.health()).isNotEmpty();
    assertThat(partbook.requests(Operation.HEALTH)).hasSize(1);
  }
}
