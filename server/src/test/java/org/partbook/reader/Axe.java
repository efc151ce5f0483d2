package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Looks for what keeps people out of a page.
final class Axe {
  private static final String SCRIPT = read();

  private Axe() {}

  /// Requires that nothing serious is found. What fades in, which is pale meanwhile, is waited for.
  static void findsNothingSerious(Page page) {
    page.evaluate(SCRIPT);
    @SuppressWarnings("unchecked") // The script's own list of texts.
    var found =
        (List<String>)
            page.evaluate(
                """
                async () => {
                  await Promise.allSettled(document.getAnimations()
                      .filter(({effect}) => effect.getComputedTiming().endTime < Infinity)
                      .map(({finished}) => finished));
                  return (await axe.run()).violations
                    .filter(({impact}) => impact === 'serious' || impact === 'critical')
                    .map(({id, nodes}) => id + ': ' + nodes.map((node) => node.html).join(', '));
                }
                """);
    assertThat(found).isEmpty();
  }

  private static String read() {
    try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
