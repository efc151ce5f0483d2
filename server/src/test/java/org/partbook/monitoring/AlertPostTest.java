package org.partbook.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.partbook.webhook.Receiver;

/// Where an alert goes.
class AlertPostTest {
  @Test
  void an_alert_is_not_led_elsewhere_by_a_redirect() throws Exception {
    try (var elsewhere = Receiver.answering(Receiver.status(204));
        var receiver = Receiver.answering(Receiver.redirect(elsewhere.url()));
        var post = new AlertPost(AlertUrl.parse(receiver.url()), "scores.example.org")) {
      var alert = new Alert(AlertKind.BACKLOG, true, "much waits", Instant.EPOCH, Instant.EPOCH);

      assertThat(post.send(alert)).contains("it was answered with 302");

      assertThat(receiver.messages()).hasSize(1);
      assertThat(elsewhere.messages()).isEmpty();
    }
  }
}
