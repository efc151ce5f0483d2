package org.partbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys, text and signature are those of the documentation of golang.org/x/mod/sumdb/note.
class SignedNoteTest {
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  /// Behind the name, the hash and a byte that says that it is Ed25519.
  private static final String SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;

  private static final String SIGNATURE =
      "— PeterNeumann"
          + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final String NOTE = TEXT + "\n" + SIGNATURE;

  private static void require(String note) throws NotVerified {
    SignedNote.parse(note).requireSignatureOf(VerifierKey.parse(KEY));
  }

  @Test
  void the_note_of_the_documentation_is_signed() throws NotVerified {
    require(NOTE);
    assertThat(SignedNote.parse(NOTE).text()).isEqualTo(TEXT);
  }

  @Test
  void what_we_sign_is_what_others_sign() throws NotVerified {
    var secret = Base64.getDecoder().decode(SECRET);
    var open = Base64.getDecoder().decode(KEY.split("\\+", 3)[2]);

    var key =
        LogKey.of(
            "PeterNeumann",
            Arrays.copyOfRange(secret, 1, secret.length),
            Arrays.copyOfRange(open, 1, open.length));

    assertThat(key.sign(TEXT)).isEqualTo(NOTE);
    assertThat(key.verifier()).hasToString(KEY);
  }

  @Test
  void a_key_whose_halves_belong_to_two_is_refused() throws NotVerified {
    var one = LogKey.generate("log.example");
    var other = LogKey.generate("log.example");

    assertThatThrownBy(() -> LogKey.of("log.example", one.secret(), other.open()))
        .isInstanceOf(NotVerified.class);
  }

  @Test
  void no_character_of_a_signed_note_can_be_changed() {
    for (var i = 0; i < NOTE.length(); i++) {
      for (var c : new char[] {'x', 'X', ' ', '\n', '='}) {
        if (NOTE.charAt(i) != c) {
          var changed = NOTE.substring(0, i) + c + NOTE.substring(i + 1);
          assertThatThrownBy(() -> require(changed)).isInstanceOf(NotVerified.class);
        }
      }
    }
  }

  @Test
  void signatures_of_strangers_are_passed_over() throws NotVerified {
    var stranger = LogKey.generate("witness.example").sign(TEXT).substring(TEXT.length() + 1);
    var namesake = LogKey.generate("PeterNeumann").sign(TEXT).substring(TEXT.length() + 1);

    require(TEXT + "\n" + stranger + namesake + SIGNATURE + stranger);
    assertThatThrownBy(() -> require(TEXT + "\n" + stranger + namesake))
        .isInstanceOf(NotVerified.class)
        .hasMessageContaining("witness.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3+",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        " PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void what_is_no_key_is_refused(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(NotVerified.class);
  }

  @Test
  void a_note_without_end_or_limit_is_refused() {
    assertThatThrownBy(() -> require(TEXT)).isInstanceOf(NotVerified.class);
    assertThatThrownBy(() -> require(TEXT + "\n")).isInstanceOf(NotVerified.class);
    assertThatThrownBy(() -> require("x".repeat(300_000) + "\n\n" + SIGNATURE))
        .hasMessageContaining("longer");
    assertThatThrownBy(() -> require(TEXT + "\n" + SIGNATURE.repeat(101)))
        .hasMessageContaining("more than 100");
    assertThatThrownBy(() -> require("a\tb\n\n" + SIGNATURE)).hasMessageContaining("control");
  }
}
