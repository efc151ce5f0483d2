package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final long MIB = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "0, 128MB, 256MB, 64MB",
    "512, 128MB, 256MB, 64MB",
    "8192, 512MB, 4096MB, 128MB",
    "2097152, 1024MB, 1048576MB, 256MB"
  })
  void memory_is_taken_by_what_the_machine_has(
      long mebibytes, String shared, String cached, String maintenance) {
    assertThat(Settings.of(5432, mebibytes * MIB))
        .contains("-c shared_buffers=" + shared)
        .contains("-c effective_cache_size=" + cached)
        .contains("-c maintenance_work_mem=" + maintenance)
        .contains("-c port=5432");
  }
}
