package org.partbook.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartTest {
  private static final byte[] WHOLE = "0123456789abcdefghij".repeat(50).getBytes(US_ASCII);
  private static final List<ByteRange> RANGES =
      List.of(new ByteRange(0, 0), new ByteRange(5, 299), new ByteRange(998, 999));

  /// Reads as much as a file gives at a time, which may be less than there is room for.
  private record Score(int most) implements Body {
    @Override
    public long length() {
      return WHOLE.length;
    }

    @Override
    public void read(ByteBuffer target, long at) {
      int count = (int) Math.min(Math.min(most, target.remaining()), WHOLE.length - at);
      target.put(WHOLE, (int) at, count);
    }
  }

  @Test
  void parts_say_where_they_belong_and_the_end_is_an_end() throws IOException {
    var parts = new Multipart(new Score(WHOLE.length), "application/pdf", RANGES);
    var boundary = parts.mediaType().replace("multipart/byteranges; boundary=", "");
    var expected = new StringBuilder();
    for (var range : RANGES) {
      expected.append("\r\n--").append(boundary).append("\r\nContent-Type: application/pdf\r\n");
      expected.append("Content-Range: ").append(range.of(1000)).append("\r\n\r\n");
      expected.append(new String(WHOLE, (int) range.first(), (int) range.length(), US_ASCII));
    }
    expected.append("\r\n--").append(boundary).append("--\r\n");

    assertThat(new String(read(parts, 0, 10_000), US_ASCII)).isEqualTo(expected.toString());
    assertThat(parts.length()).isEqualTo(expected.length());
  }

  @Test
  void any_stretch_of_it_is_a_stretch_of_the_whole_however_little_is_read_at_a_time()
      throws IOException {
    var random = new Random(7);
    var parts = new Multipart(new Score(17), "application/pdf", RANGES);
    var whole = read(parts, 0, 10_000);
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(whole.length);
      int room = 1 + random.nextInt(200);

      assertThat(read(parts, at, room)).isEqualTo(Arrays.copyOfRange(whole, at, whole.length));
    }
  }

  private static byte[] read(Body body, long from, int room) throws IOException {
    var out = new ByteArrayOutputStream();
    for (long at = from; at < body.length(); at = from + out.size()) {
      var piece = ByteBuffer.allocate(room);
      body.read(piece, at);
      assertThat(piece.position()).isPositive();
      out.write(piece.array(), 0, piece.position());
    }
    return out.toByteArray();
  }
}
