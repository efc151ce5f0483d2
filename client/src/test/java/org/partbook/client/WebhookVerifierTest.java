package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// Webhooks by Standard Webhooks 1.0.
class WebhookVerifierTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.ofEpochSecond(1614265330);
  private static final String BODY =
      """
      {"type":"line.completed","timestamp":"2026-03-01T10:00:00Z",\
      "data":{"order_id":5,"order_line_id":1,"asset_id":7,"status":"COMPLETED"}}\
      """;

  private static WebhookVerifier verifier(String... secrets) {
    var builder = WebhookVerifier.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC));
    for (var secret : secrets) {
      builder.secret(secret);
    }
    return builder.build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> headers(String signature) {
    return headers("evt_1", NOW, signature);
  }

  private static Map<String, List<String>> headers(String id, Instant at, String signature) {
    var headers = new HashMap<String, List<String>>();
    headers.put("Webhook-Id", List.of(id));
    headers.put("Webhook-Timestamp", List.of(Long.toString(at.getEpochSecond())));
    headers.put("Webhook-Signature", List.of(signature));
    return headers;
  }

  private static String sign(String secret, String content) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(bytes(content)));
  }

  private static String content(Instant at) {
    return "evt_1." + at.getEpochSecond() + "." + BODY;
  }

  private static void refused(
      WebhookException.Reason reason,
      WebhookVerifier verifier,
      Map<String, List<String>> headers,
      String body) {
    assertThatThrownBy(() -> verifier.verify(headers, bytes(body)))
        .isInstanceOfSatisfying(
            WebhookException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /// The example of the specification's own libraries.
  @Test
  void the_known_answer_of_standard_webhooks_is_good() {
    var body = "{\"test\": 2432232314}";
    var headers =
        headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", NOW, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    // It is signed well, and then it is no event of ours.
    refused(WebhookException.Reason.NO_EVENT, verifier(SECRET), headers, body);
    refused(WebhookException.Reason.WRONG_SIGNATURE, verifier(SECRET), headers, body + " ");
  }

  @Test
  void a_good_webhook_is_an_event() throws GeneralSecurityException {
    var event = verifier(SECRET).verify(headers(sign(SECRET, content(NOW))), bytes(BODY));
    assertThat(event.id()).isEqualTo("evt_1");
    assertThat(event.type()).isEqualTo(EventType.LINE_COMPLETED);
    assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(event.json()).isEqualTo(BODY);
    assertThat(event.data())
        .isInstanceOfSatisfying(
            EventData.Line.class, line -> assertThat(line.orderId()).hasValue(5));
    Map<String, String> servlet =
        Map.of(
            "webhook-id", "evt_1",
            "webhook-timestamp", Long.toString(NOW.getEpochSecond()),
            "webhook-signature", sign(SECRET, content(NOW)));
    assertThat(verifier(SECRET).verify(servlet::get, bytes(BODY))).isEqualTo(event);
  }

  @Test
  void while_secrets_change_either_is_good() throws GeneralSecurityException {
    var next = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    var old = sign(SECRET, content(NOW));
    assertThat(verifier(next, SECRET).verify(headers(old), bytes(BODY))).isNotNull();
    // The server signs with both.
    var both = sign(next, content(NOW)) + " " + old;
    assertThat(verifier(SECRET).verify(headers(both), bytes(BODY))).isNotNull();
    refused(WebhookException.Reason.WRONG_SIGNATURE, verifier(next), headers(old), BODY);
  }

  @Test
  void a_public_key_checks_signatures_of_ed25519() throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var signature = "v1a," + Base64.getEncoder().encodeToString(signed(pair, content(NOW)));
    var verifier = verifier(SECRET, publicKey(pair));
    assertThat(verifier.verify(headers(signature), bytes(BODY))).isNotNull();
    refused(WebhookException.Reason.WRONG_SIGNATURE, verifier, headers(signature), BODY + " ");
    // No signature counts under the name of the other kind.
    var renamed = signature.replace("v1a,", "v1,");
    refused(WebhookException.Reason.WRONG_SIGNATURE, verifier, headers(renamed), BODY);
    var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    refused(
        WebhookException.Reason.WRONG_SIGNATURE,
        verifier(publicKey(other)),
        headers(signature),
        BODY);
  }

  private static byte[] signed(KeyPair pair, String content) throws GeneralSecurityException {
    var signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(bytes(content));
    return signer.sign();
  }

  private static String publicKey(KeyPair pair) {
    var der = pair.getPublic().getEncoded();
    var raw = Arrays.copyOfRange(der, der.length - 32, der.length);
    return "whpk_" + Base64.getEncoder().encodeToString(raw);
  }

  @Test
  void five_minutes_either_way_are_now() throws GeneralSecurityException {
    for (var seconds : List.of(-300L, 0L, 300L)) {
      var at = NOW.plusSeconds(seconds);
      var headers = headers("evt_1", at, sign(SECRET, content(at)));
      assertThat(verifier(SECRET).verify(headers, bytes(BODY))).isNotNull();
    }
    for (var seconds : List.of(-301L, 301L)) {
      var at = NOW.plusSeconds(seconds);
      var headers = headers("evt_1", at, sign(SECRET, content(at)));
      refused(WebhookException.Reason.TOO_OLD_OR_TOO_NEW, verifier(SECRET), headers, BODY);
      var patient =
          WebhookVerifier.builder()
              .secret(SECRET)
              .tolerance(Duration.ofMinutes(6))
              .clock(Clock.fixed(NOW, ZoneOffset.UTC))
              .build();
      assertThat(patient.verify(headers, bytes(BODY))).isNotNull();
    }
  }

  @Test
  void the_id_and_the_time_are_signed_too() throws GeneralSecurityException {
    var signature = sign(SECRET, content(NOW));
    refused(
        WebhookException.Reason.WRONG_SIGNATURE,
        verifier(SECRET),
        headers("evt_2", NOW, signature),
        BODY);
    refused(
        WebhookException.Reason.WRONG_SIGNATURE,
        verifier(SECRET),
        headers("evt_1", NOW.plusSeconds(1), signature),
        BODY);
  }

  @Test
  void what_is_no_webhook_is_refused() throws GeneralSecurityException {
    var good = headers(sign(SECRET, content(NOW)));
    for (var name : List.copyOf(good.keySet())) {
      var without = new HashMap<>(good);
      without.remove(name);
      refused(WebhookException.Reason.BAD_HEADERS, verifier(SECRET), without, BODY);
      without.put(name, List.of("x".repeat(5000)));
      refused(WebhookException.Reason.BAD_HEADERS, verifier(SECRET), without, BODY);
    }
    var odd = new HashMap<>(good);
    odd.put("Webhook-Timestamp", List.of("-5"));
    refused(WebhookException.Reason.BAD_HEADERS, verifier(SECRET), odd, BODY);
    for (var signature : List.of("v1", "v1,", "v1,%%%", "v2,abc", ",", "v1 ,x")) {
      refused(WebhookException.Reason.WRONG_SIGNATURE, verifier(SECRET), headers(signature), BODY);
    }
    var flood = "v1,AAAA ".repeat(30) + sign(SECRET, content(NOW));
    refused(WebhookException.Reason.WRONG_SIGNATURE, verifier(SECRET), headers(flood), BODY);
    refused(
        WebhookException.Reason.NO_EVENT,
        verifier(SECRET),
        good,
        "x".repeat(WebhookVerifier.LONGEST_BODY + 1));
  }

  @Test
  void a_key_that_is_none_is_refused_without_showing_it() {
    for (var bad :
        List.of(
            "whsec_",
            "whsec_c2VjcmV0",
            "whsec_!!!secret",
            "whpk_c2VjcmV0",
            "whsk_c2VjcmV0",
            "secret")) {
      assertThatThrownBy(() -> WebhookVerifier.builder().secret(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("c2VjcmV0")
          .hasMessageNotContaining("!!!");
    }
    assertThatThrownBy(() -> WebhookVerifier.builder().build())
        .isInstanceOf(IllegalStateException.class);
    assertThat(verifier(SECRET)).hasToString("WebhookVerifier[1 keys, tolerance=PT5M]");
  }
}
