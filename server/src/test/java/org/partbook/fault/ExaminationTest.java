package org.partbook.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Finding;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.site.Launcher;

class ExaminationTest {
  @Test
  void what_the_doctor_finds_after_a_fault_is_told_once_and_with_the_fault(@TempDir Path temp)
      throws Exception {
    var nothing = Map.of("PARTBOOK_DATA", temp.resolve("not-there").toString());
    var findings = new Findings();
    var examination =
        new Examination(new Launcher(temp.resolve("partbook"), temp, nothing), findings);

    examination.afterwards("a fire", false, Duration.ZERO);
    examination.afterwards("a flood", false, Duration.ZERO);

    assertThat(findings.shown())
        .allSatisfy(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.DOCTOR);
          assertThat(finding.text()).startsWith("after a fire: ");
        })
        .extracting(Finding::text)
        .anySatisfy(text -> assertThat(text).contains("database: there is none in " + temp))
        .noneSatisfy(text -> assertThat(text).contains("space"));
  }
}
