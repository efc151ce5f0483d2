package org.partbook.copies.pdf;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;

class FlateCheckTest {
  @Test
  void whole_content_passes_whatever_its_length() throws IOException {
    for (int length : new int[] {0, 1, 1000, 65_536, 1_000_000}) {
      requireGood(deflated(length), COSName.FLATE_DECODE);
    }
  }

  @Test
  void content_that_cannot_be_read_on_is_refused_wherever_that_is() throws IOException {
    for (int length : new int[] {0, 1, 1000, 65_536, 1_000_000}) {
      var bytes = new ByteArrayOutputStream();
      try (var out = new DeflaterOutputStream(bytes, true)) {
        out.write(content(length));
        out.flush();
        // No block begins like this.
        bytes.writeBytes(new byte[] {-1, -1, -1, -1});
        requireDamaged(bytes.toByteArray(), COSName.FLATE_DECODE);
      }
    }
  }

  @Test
  void an_end_or_a_checksum_that_is_missing_is_no_damage() throws IOException {
    var bytes = deflated(1000);

    requireGood(Arrays.copyOf(bytes, bytes.length - 4), COSName.FLATE_DECODE);
    requireGood(Arrays.copyOf(bytes, bytes.length / 2), COSName.FLATE_DECODE);
    bytes[bytes.length - 1] ^= 1;
    requireGood(bytes, COSName.FLATE_DECODE);
    requireGood(new byte[1], COSName.FLATE_DECODE);
  }

  @Test
  void what_stands_behind_the_end_is_of_no_interest() throws IOException {
    var bytes = deflated(1000);

    requireGood(Arrays.copyOf(bytes, bytes.length + 200_000), COSName.FLATE_DECODE);
  }

  @Test
  void other_compressions_are_left_to_others() throws IOException {
    var noise = new byte[] {0x78, 0x5e, -1, -2, -3, -4, -5, -6};

    requireGood(noise, COSName.ASCII85_DECODE);
    requireGood(noise, chain(COSName.ASCII_HEX_DECODE, COSName.FLATE_DECODE));
    requireGood(noise, new COSArray());
    requireDamaged(noise, chain(COSName.FLATE_DECODE, COSName.ASCII_HEX_DECODE));
  }

  @Test
  void content_that_unpacks_to_more_than_the_memory_allows_is_refused() throws IOException {
    try (var stream = stream(deflated(200_000), COSName.FLATE_DECODE)) {
      FlateCheck.isWhole(stream, 200_000);
      assertThatThrownBy(() -> FlateCheck.isWhole(stream, 199_999))
          .isInstanceOf(IOException.class)
          .hasMessage("unpacked, its content is larger than 199999 bytes");
    }
  }

  @Test
  void a_stream_without_any_data_passes() {
    var stream = new COSStream();
    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);

    assertThatCode(() -> FlateCheck.isWhole(stream)).doesNotThrowAnyException();
  }

  private static COSArray chain(COSName... filters) {
    var chain = new COSArray();
    for (var filter : filters) {
      chain.add(filter);
    }
    return chain;
  }

  private static byte[] deflated(int length) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(content(length));
    }
    return bytes.toByteArray();
  }

  /// Something like a page's content.
  private static byte[] content(int length) {
    var random = new Random(1);
    var content = new StringBuilder();
    while (content.length() < length) {
      content.append(random.nextInt(600)).append(' ').append(random.nextInt(900));
      content.append(random.nextBoolean() ? " m\n" : " l S\n");
    }
    return content.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  private static COSStream stream(byte[] raw, COSBase filter) throws IOException {
    var stream = new COSStream();
    try (var out = stream.createRawOutputStream()) {
      out.write(raw);
    }
    stream.setItem(COSName.FILTER, filter);
    return stream;
  }

  private static void requireGood(byte[] raw, COSBase filter) throws IOException {
    try (var stream = stream(raw, filter)) {
      FlateCheck.isWhole(stream);
    }
  }

  private static void requireDamaged(byte[] raw, COSBase filter) throws IOException {
    try (var stream = stream(raw, filter)) {
      assertThatThrownBy(() -> FlateCheck.isWhole(stream))
          .isInstanceOf(IOException.class)
          .hasMessage("its compressed content is damaged");
    }
  }
}
