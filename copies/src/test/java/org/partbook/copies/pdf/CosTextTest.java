package org.partbook.copies.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.copies.bytes.ByteBuilder;

class CosTextTest {
  private final IdentityHashMap<COSBase, Integer> known = new IdentityHashMap<>();
  private final IdentityHashMap<COSBase, Integer> given = new IdentityHashMap<>();
  private final CosText text =
      new CosText(known, object -> given.computeIfAbsent(object, _ -> 100 + given.size()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Type        | /Type
          A B         | /A#20B
          A#B         | /A#23B
          (x)/[y]<z>% | /#28x#29#2F#5By#5D#3Cz#3E#25
          ä           | /#C3#A4
          """)
  void a_name_is_written_so_that_it_is_read_back_whatever_is_in_it(String name, String written)
      throws IOException {
    assertThat(value(COSName.getPDFName(name))).isEqualTo(written);
    assertThat(readBack(COSName.getPDFName(name))).isEqualTo(COSName.getPDFName(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Adagio    | (Adagio)
          a(b)c     | (a\\(b\\)c)
          (         | (\\()
          a\\b      | (a\\\\b)
          """)
  void a_string_of_ordinary_letters_stays_readable(String string, String written)
      throws IOException {
    assertThat(value(new COSString(string))).isEqualTo(written);
  }

  @Test
  void every_string_of_bytes_is_read_back_as_it_was() throws IOException {
    var all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
      var one = new COSString(new byte[] {'x', (byte) i, 'y'});
      assertThat(((COSString) readBack(one)).getBytes()).isEqualTo(one.getBytes());
    }

    assertThat(((COSString) readBack(new COSString(all))).getBytes()).isEqualTo(all);
    assertThat(value(new COSString(new byte[] {(byte) 0xfe, (byte) 0xff, 0, 'A'})))
        .isEqualTo("<FEFF0041>");
    assertThat(value(new COSString(""))).isEqualTo("()");
  }

  @Test
  void simple_values_are_written_in_place() throws IOException {
    var array = new COSArray();
    array.add(COSInteger.get(-7));
    array.add(new COSFloat(0.5f));
    array.add(COSBoolean.TRUE);
    array.add(COSNull.NULL);
    array.add(COSName.PAGE);
    array.add(new COSObject(COSInteger.get(42), new COSObjectKey(5, 0)));

    assertThat(value(array)).isEqualTo("[-7 0.5 true null /Page 42]");
  }

  @Test
  void what_was_referred_to_stays_referred_to_and_keeps_its_one_number() throws IOException {
    var shared = new COSDictionary();
    shared.setInt(COSName.COUNT, 1);
    var array = new COSArray();
    array.add(reference(shared));
    array.add(reference(shared));
    array.add(reference(new COSArray()));
    array.add(shared);
    array.add(new COSStream());

    assertThat(value(array)).isEqualTo("[100 0 R 100 0 R 101 0 R <</Count 1>> 102 0 R]");
  }

  @Test
  void what_is_known_is_referred_to_by_the_number_it_has_wherever_it_stands() throws IOException {
    var page = new COSDictionary();
    page.setItem(COSName.TYPE, COSName.PAGE);
    known.put(page, 7);
    var array = new COSArray();
    array.add(page);
    array.add(reference(page));

    assertThat(value(array)).isEqualTo("[7 0 R 7 0 R]");
  }

  @Test
  void a_page_that_is_not_in_the_page_tree_is_not_carried_along() throws IOException {
    var lost = new COSDictionary();
    lost.setItem(COSName.TYPE, COSName.PAGE);
    var array = new COSArray();
    array.add(reference(lost));
    array.add(lost);

    assertThat(value(array)).isEqualTo("[null null]");
    assertThat(given).isEmpty();
  }

  @Test
  void entries_that_are_null_or_lead_nowhere_are_left_out() throws IOException {
    var dictionary = new COSDictionary();
    dictionary.setItem(COSName.A, new COSObject(COSNull.NULL, new COSObjectKey(9, 0)));
    dictionary.setInt(COSName.COUNT, 3);

    assertThat(value(dictionary)).isEqualTo("<</Count 3>>");
  }

  @Test
  void a_stream_is_given_the_length_that_it_has_now() throws IOException {
    var stream = new COSStream();
    stream.setInt(COSName.LENGTH, 999);
    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    var out = new ByteBuilder();

    text.object(stream, 12, out);

    assertThat(string(out)).isEqualTo("<</Filter /FlateDecode/Length 12>>");
  }

  @Test
  void a_signature_is_left_out_and_that_is_told() throws IOException {
    var signature = new COSDictionary();
    signature.setItem(COSName.BYTERANGE, new COSArray());
    var field = new COSDictionary();
    field.setItem(COSName.V, reference(signature));
    field.setItem(COSName.FT, COSName.SIG);
    var form = new COSDictionary();
    form.setItem(COSName.FIELDS, new COSArray());
    form.setInt(COSName.SIG_FLAGS, 3);

    assertThat(text.signed()).isFalse();
    assertThat(value(field)).isEqualTo("<</FT /Sig>>");
    assertThat(value(form)).isEqualTo("<</Fields []>>");
    assertThat(text.signed()).isTrue();
  }

  private static COSObject reference(COSBase target) {
    return new COSObject(target, new COSObjectKey(1, 0));
  }

  private String value(COSBase value) throws IOException {
    var out = new ByteBuilder();
    text.value(value, out);
    return string(out);
  }

  private COSBase readBack(COSBase value) throws IOException {
    var out = new ByteBuilder();
    text.value(value, out);
    var parser = new PDFStreamParser(out.toBytes());
    try {
      return (COSBase) parser.parseNextToken();
    } finally {
      parser.close();
    }
  }

  private static String string(ByteBuilder out) {
    return new String(out.toBytes(), StandardCharsets.ISO_8859_1);
  }
}
