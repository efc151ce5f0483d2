package org.partbook.copies;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A signature that is lost looks as it did, and is no field any more.
class SignaturesTest {
  private static final String SIGNATURE =
      "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 20 9]"
          + "/Contents<00>/M(D:20260101000000Z)>>";

  /// In one object, in a field with a widget of its own, and in one without a picture; and a field
  /// that nobody has signed.
  private static final String SCORE =
      """
      %%PDF-1.6
      1 0 obj
      <</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[5 0 R 6 0 R 9 0 R 11 0 R]>>>>
      endobj
      2 0 obj
      <</Type/Pages/Kids[3 0 R]/Count 1>>
      endobj
      3 0 obj
      <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>
      /Annots[5 0 R 7 0 R 9 0 R 11 0 R]>>
      endobj
      4 0 obj
      <</Length 29>>
      stream
      1 0 0 rg 100 500 200 100 re f
      endstream
      endobj
      5 0 obj
      <</Type/Annot/Subtype/Widget/FT/Sig/T(one)/F 132/Rect[100 700 200 740]/P 3 0 R/V %1$s
      /AP<</N 8 0 R>>/MK<</BC[1 0 0]>>>>
      endobj
      6 0 obj
      <</FT/Sig/T(two)/Kids[7 0 R]/V %1$s>>
      endobj
      7 0 obj
      <</Type/Annot/Subtype/Widget/Parent 6 0 R/F 4/Rect[300 700 400 740]/AP<</N 8 0 R>>>>
      endobj
      8 0 obj
      <</Type/XObject/Subtype/Form/BBox[0 0 100 40]/Length 37>>
      stream
      0 0 1 RG 5 5 90 30 re 5 5 m 95 35 l S
      endstream
      endobj
      9 0 obj
      <</Type/Annot/Subtype/Widget/FT/Sig/T(three)/F 132/Rect[0 0 0 0]/V %1$s>>
      endobj
      11 0 obj
      <</Type/Annot/Subtype/Widget/FT/Sig/T(four)/F 4/Rect[100 300 200 340]/AP<</N 8 0 R>>>>
      endobj
      trailer
      <</Root 1 0 R/Size 12>>
      startxref
      0
      %%%%EOF
      """
          .formatted(SIGNATURE);

  @TempDir Path folder;

  private Path original() throws Exception {
    return Files.write(folder.resolve("score.pdf"), SCORE.getBytes(ISO_8859_1));
  }

  private Path copy() throws Exception {
    var copies = TestCopy.of(original(), folder);
    assertThat(copies.warnings())
        .containsExactly("has a digital signature, which copies don't have");
    return copies.write(TestStamps.LICENCE, folder.resolve("copy.pdf"));
  }

  @Test
  void what_was_signed_is_a_picture_and_what_was_not_is_still_a_field() throws Exception {
    try (var document = Loader.loadPDF(copy().toFile())) {
      assertThat(document.getSignatureDictionaries()).isEmpty();
      assertThat(document.getSignatureFields())
          .extracting(field -> field.getPartialName())
          .containsExactly("four");
      assertThat(document.getPage(0).getAnnotations())
          .extracting(annotation -> annotation.getSubtype())
          .containsExactly("Stamp", "Stamp", "Widget");
      assertThat(document.getPage(0).getAnnotations())
          .allSatisfy(annotation -> assertThat(annotation.getAppearance()).isNotNull());
    }
  }

  /// MuPDF draws a red field where a signature has no value, or one that can't hold.
  @Tag("pdf-tools")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mutool draw -q -r 50 -c rgb -F ppm -o - ",
        "pdftoppm -r 50 -cropbox -singlefile "
      })
  void other_readers_show_the_page_as_it_was_above_the_stamp(String command) throws Exception {
    var original = original();
    var copy = copy();
    // The lowest eighth is left out, where the stamp is.
    var before = picture(command + original);
    var after = picture(command + copy);

    assertThat(after.substring(0, after.length() * 7 / 8))
        .isEqualTo(before.substring(0, before.length() * 7 / 8));
    assertThat(Tool.run("pdfsig", original).words()).contains("Signature Validation");
    assertThat(Tool.run("pdfsig", copy).words()).doesNotContain("Signature Validation");
  }

  private String picture(String command) throws Exception {
    var file = folder.resolve("picture");
    var process = new ProcessBuilder(command.split(" ", -1)).redirectOutput(file.toFile()).start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(file, ISO_8859_1);
  }
}
