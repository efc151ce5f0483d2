package org.partbook.signing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.partbook.db.Database;
import org.partbook.sealing.Seals;
import org.partbook.signing.SigningKeys.Usable;

/// Signs short statements and verifies them: `base64url(key id, hidden statement, HMAC)`.
///
/// The statement is enciphered too, because whoever holds a link or a token should not read our
/// numbers out of it: from two of them a vendor could tell how much all the others sell.
///
/// The keys live in the database, so that every server of an installation signs and verifies alike
/// and a restart kills no link. The newest key signs, once all servers have read it; all of them
/// verify. They are read every two seconds ([KeyWatch]). A key id that isn't known yet makes them
/// be read at once, at most once a second, so that forged ids can't be used to load the database.
public final class Signer {
  private static final int KEY_ID_BYTES = Integer.BYTES;

  private final Clock clock;
  private final SigningKeys kept;
  private volatile Keys keys;

  private record Keys(Usable usable, Instant readAt) {
    Optional<SigningKey> find(int id) {
      return usable.all().stream().filter(key -> key.id() == id).findAny();
    }
  }

  /// Where no key is encrypted.
  public Signer(Database db, Clock clock) {
    this(db, clock, Seals.none());
  }

  public Signer(Database db, Clock clock, Seals seals) {
    this.clock = clock;
    this.kept = new SigningKeys(db, seals);
    this.keys = new Keys(kept.readOrFirst(clock), clock.instant());
  }

  /// The statement, signed: letters, digits, `-` and `_` only.
  public String sign(Purpose purpose, byte[] statement) {
    var key = keys.usable().signing();
    var tag = key.tag(purpose, statement);
    var signed =
        ByteBuffer.allocate(KEY_ID_BYTES + statement.length + SigningKey.TAG_BYTES)
            .putInt(key.id())
            .put(key.hide(statement, tag))
            .put(tag);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
  }

  /// The statement, if we signed exactly this for exactly this purpose.
  public Optional<byte[]> verify(Purpose purpose, String signed) {
    var bytes = decode(signed);
    if (bytes.length < KEY_ID_BYTES + SigningKey.TAG_BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    var keyId = buffer.getInt();
    var hidden = new byte[bytes.length - KEY_ID_BYTES - SigningKey.TAG_BYTES];
    var tag = new byte[SigningKey.TAG_BYTES];
    buffer.get(hidden).get(tag);
    return find(keyId).flatMap(key -> verify(key, purpose, hidden, tag));
  }

  private static Optional<byte[]> verify(
      SigningKey key, Purpose purpose, byte[] hidden, byte[] tag) {
    var statement = key.hide(hidden, tag);
    return MessageDigest.isEqual(tag, key.tag(purpose, statement))
        ? Optional.of(statement)
        : Optional.empty();
  }

  /// What tells whether two of the same sort are the same, to whoever has the keys, and nothing to
  /// anybody else. It is the same at all servers, and after a rotation: the oldest key makes it.
  ///
  /// @param sort of the thing
  public byte[] fingerprint(String sort, byte[] thing) {
    return oldest().fingerprint(sort, thing);
  }

  /// As [#fingerprint], in words that name the key, like `3:9f86d0…`. Those of two keys tell
  /// nothing of each other.
  public String namedFingerprint(String sort, byte[] thing) {
    var key = oldest();
    return key.id() + ":" + HexFormat.of().formatHex(key.fingerprint(sort, thing));
  }

  private SigningKey oldest() {
    return keys.usable().all().getFirst();
  }

  private Optional<SigningKey> find(int keyId) {
    var known = keys.find(keyId);
    if (known.isPresent() || clock.instant().isBefore(keys.readAt().plusSeconds(1))) {
      return known;
    }
    read();
    return keys.find(keyId);
  }

  /// Looks which keys there are now.
  void read() {
    kept.read().ifPresent(found -> keys = new Keys(found, clock.instant()));
  }

  private static byte[] decode(String signed) {
    try {
      var bytes = Base64.getUrlDecoder().decode(signed);
      // Base64 has several spellings of some bytes; only ours counts.
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signed)
          ? bytes
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
