package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partbook.copies.OddFiles.Expected;
import org.partbook.copies.OddFiles.OddFile;
import org.partbook.copies.file.Unfit;

class OddCopiesTest {
  @TempDir Path folder;

  static Stream<OddFile> prepared() {
    return OddFiles.all(Expected.PREPARED);
  }

  static Stream<OddFile> refused() {
    return OddFiles.all(Expected.REFUSED);
  }

  static Stream<OddFile> either() {
    return OddFiles.all(Expected.EITHER);
  }

  @ParameterizedTest
  @MethodSource("prepared")
  void an_odd_file_gives_copies_with_all_of_its_pages(OddFile file) throws Exception {
    var copies = TestCopy.of(file.path(), folder);

    assertThat(copies.result().pages()).isEqualTo(file.pages());
    requireReadable(copies, file.pages());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_file_that_is_no_use_is_refused_with_the_reason(OddFile file) {
    var refusal = catchThrowableOfType(Unfit.class, () -> TestCopy.of(file.path(), folder));

    assertThat(refusal).isNotNull();
    assertThat(refusal.text()).contains(file.reason());
  }

  @ParameterizedTest
  @MethodSource("either")
  void a_file_that_readers_disagree_on_gives_good_copies_or_none(OddFile file) throws Exception {
    try {
      requireReadable(TestCopy.of(file.path(), folder), file.pages());
    } catch (Unfit e) {
      assertThat(e.text()).isNotBlank();
    }
  }

  private void requireReadable(TestCopy copies, int pages) throws IOException {
    var copy = copies.write(TestStamps.LICENCE, folder.resolve("copy.pdf"));
    try (var document = Loader.loadPDF(copy.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(pages);
      assertThat(document.getDocumentInformation().getCustomMetadataValue("PartbookCopy"))
          .isEqualTo(TestStamps.LICENCE.code().toString());
      for (var page : document.getPages()) {
        assertThat(page.getResources().getXObjectNames())
            .anyMatch(name -> name.getName().startsWith("PbStamp"));
      }
    }
  }
}
