package org.partbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.fuzz.FuzzTarget;
import org.partbook.http.Validators.Verdict;

/// A header of any name. What can't be read is passed over, dates are read as they are written, and
/// a tag that we never gave out agrees with nothing.
public final class HeaderTarget implements FuzzTarget {
  private static final String TAG = "\"0123456789abcdef\"";
  private static final Instant WHEN = Instant.parse("2026-11-30T12:00:00Z");

  @Override
  public List<String> words() {
    return List.of(
        TAG, "W/", "*", "gzip", ";q=0", "q=1.0", "identity", "wait=", "wait=10", "respond-async");
  }

  @Override
  public int mutations() {
    return 20_000;
  }

  @Override
  public void accept(byte[] bytes) {
    var header = new String(bytes, StandardCharsets.ISO_8859_1);
    var request = new Request(new RawRequest("", List.of(header)));
    assertThat(Prefer.wait(request).orElse(0)).isNotNegative();
    if (AcceptEncoding.takesGzip(request)) {
      assertThat(header).containsIgnoringCase("gzip");
    }
    HttpDate.parse(header).ifPresent(HeaderTarget::date);
    var validators = new Validators(TAG, Optional.of(WHEN));
    boolean ours = header.contains(TAG) || header.strip().equals("*");
    // Of the headers If-Match and If-None-Match, which are the same here, the first decides.
    assertThat(validators.judge(request) == Verdict.PRECONDITION_FAILED || ours).isTrue();
    assertThat(!validators.allowRange(request) || header.equals(TAG) || isWhen(header)).isTrue();
  }

  private static void date(Instant date) {
    assertThat(HttpDate.parse(HttpDate.of(date))).contains(date);
  }

  private static boolean isWhen(String header) {
    return HttpDate.parse(header).equals(Optional.of(WHEN));
  }
}
