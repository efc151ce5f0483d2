package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.mark.FileIdMark;
import org.partbook.copies.pdf.ObjectGraphs;

class WhatStaysTest {
  static Stream<Copied> copied() {
    return Copied.all();
  }

  @ParameterizedTest
  @MethodSource("copied")
  void a_copy_has_every_object_of_the_score_as_it_was(Copied score) throws Exception {
    var name = score.copies().prepared().stampName();
    try (var original = ObjectGraphs.original(score.original());
        var copy = Loader.loadPDF(score.copy().toFile())) {
      assertThat(ObjectGraphs.differences(original, copy, name)).isEmpty();
    }
  }

  @Test
  void what_is_lost_or_changed_would_be_noticed() throws Exception {
    var score = Copied.of(OddFiles.FOLDER.resolve("outline.pdf")).orElseThrow();
    var name = score.copies().prepared().stampName();
    try (var original = ObjectGraphs.original(score.original());
        var copy = Loader.loadPDF(score.copy().toFile())) {
      copy.getDocumentCatalog().getDocumentOutline().getFirstChild().setTitle("Other");
      copy.getPage(0).getCOSObject().setInt(COSName.ROTATE, 90);
      copy.getPage(0).getResources().getCOSObject().removeItem(COSName.FONT);

      assertThat(ObjectGraphs.differences(original, copy, name)).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("copied")
  void a_copy_has_an_identifier_of_its_own_in_both_parts(Copied score) throws Exception {
    try (var copy = Loader.loadPDF(score.copy().toFile())) {
      var id = copy.getDocument().getDocumentID();
      assertThat(id.size()).isEqualTo(2);
      assertThat(id.getObject(0)).isEqualTo(id.getObject(1));
      assertThat(((COSString) id.getObject(0)).getBytes())
          .isEqualTo(FileIdMark.of(TestStamps.LICENCE.code()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"signed.pdf", "signed-certified.pdf"})
  void a_signature_is_left_out_and_the_import_says_so(String name) throws Exception {
    var score = Copied.of(OddFiles.FOLDER.resolve(name)).orElseThrow();

    assertThat(score.copies().result().signed()).isTrue();
    try (var copy = Loader.loadPDF(score.copy().toFile())) {
      assertThat(copy.getSignatureDictionaries()).isEmpty();
      assertThat(copy.getDocumentCatalog().getCOSObject().containsKey(COSName.PERMS)).isFalse();
      assertThat(copy.getDocumentCatalog().getAcroForm().isSignaturesExist()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lilypond-plain.pdf", "latex-form.pdf", "tagged.pdf"})
  void nothing_is_said_of_signatures_where_there_is_none(String name) {
    var score = Copied.of(OddFiles.FOLDER.resolve(name)).orElseThrow();

    assertThat(score.copies().result().signed()).isFalse();
  }
}
