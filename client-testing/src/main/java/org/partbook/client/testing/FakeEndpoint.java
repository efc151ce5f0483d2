package org.partbook.client.testing;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An address of the shop's that webhooks are sent to, and what came of them.
public final class FakeEndpoint {
  private final URI address;
  private final List<String> types;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final Deque<Mischief> mischiefs = new ArrayDeque<>();
  private final KeyPair pair;
  private byte[] secret = fresh();
  private Optional<byte[]> oldSecret = Optional.empty();
  private volatile boolean gone;

  FakeEndpoint(URI address, List<String> types) {
    this.address = address;
    this.types = List.copyOf(types);
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java can't do Ed25519", e);
    }
  }

  private static byte[] fresh() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /// The secret that webhooks are signed with, for the shop's verifier.
  ///
  /// @return the secret, which begins with `whsec_`
  public synchronized String secret() {
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /// The public key that webhooks are signed for besides.
  ///
  /// @return the key, which begins with `whpk_`
  public String publicKey() {
    var der = pair.getPublic().getEncoded();
    var raw = Arrays.copyOfRange(der, der.length - 32, der.length);
    return "whpk_" + Base64.getEncoder().encodeToString(raw);
  }

  /// Changes the secret. Webhooks are signed with the old one as well, until it changes again.
  ///
  /// @return the new secret
  public synchronized String rotate() {
    oldSecret = Optional.of(secret);
    secret = fresh();
    return secret();
  }

  /// What happens to the next webhooks.
  ///
  /// @param next to the first, the second, …
  public synchronized void next(Mischief... next) {
    mischiefs.addAll(List.of(next));
  }

  /// Each attempt to deliver, in their order.
  ///
  /// @return the attempts so far
  public List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /// Whether the shop has said 410, after which nothing is sent any more.
  ///
  /// @return whether it has
  public boolean isGone() {
    return gone;
  }

  URI address() {
    return address;
  }

  boolean wants(String type) {
    return !gone && EventLog.isWanted(types, type);
  }

  synchronized Optional<Mischief> mischief() {
    return Optional.ofNullable(mischiefs.poll());
  }

  void keep(Delivery delivery) {
    deliveries.add(delivery);
    gone |= delivery.status().orElse(0) == 410;
  }

  /// All signatures of a content, as the header has them.
  synchronized String signatures(byte[] content) {
    try {
      var signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(content);
      var text = new StringBuilder("v1," + hmac(secret, content));
      if (oldSecret.isPresent()) {
        text.append(" v1,").append(hmac(oldSecret.get(), content));
      }
      return text.append(" v1a,")
          .append(Base64.getEncoder().encodeToString(signer.sign()))
          .toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java can't sign", e);
    }
  }

  private static String hmac(byte[] key, byte[] content) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(content));
  }
}
