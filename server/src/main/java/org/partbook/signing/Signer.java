package org.partbook.signing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.partbook.db.Database;
import org.partbook.db.Tx;

/// Signs short statements and verifies them: `base64url(key id, hidden statement, HMAC)`.
///
/// The statement is enciphered too, because whoever holds a link or a token should not read our
/// numbers out of it: from two of them a vendor could tell how much all the others sell.
///
/// The keys live in the database, so that every server of an installation signs and verifies alike
/// and a restart kills no link. The newest key signs; all of them verify. A key id that isn't known
/// yet (another server has rotated) makes the keys be read again, at most once a second, so that
/// forged ids can't be used to load the database.
public final class Signer {
  private static final int KEY_ID_BYTES = Integer.BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database db;
  private final Clock clock;
  private final SigningKeyStore store = new SigningKeyStore();
  private volatile Keys keys;

  private record Keys(List<SigningKey> list, Instant readAt) {
    SigningKey newest() {
      return list.getLast();
    }

    Optional<SigningKey> find(int id) {
      return list.stream().filter(key -> key.id() == id).findAny();
    }
  }

  public Signer(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.keys = new Keys(db.inTransaction(this::keysOrFirst), clock.instant());
  }

  /// The statement, signed: letters, digits, `-` and `_` only.
  public String sign(Purpose purpose, byte[] statement) {
    var key = keys.newest();
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
    return keys.list().getFirst().fingerprint(sort, thing);
  }

  private Optional<SigningKey> find(int keyId) {
    var known = keys.find(keyId);
    if (known.isPresent() || clock.instant().isBefore(keys.readAt().plusSeconds(1))) {
      return known;
    }
    keys = new Keys(db.inTransaction(store::keys), clock.instant());
    return keys.find(keyId);
  }

  private List<SigningKey> keysOrFirst(Tx tx) {
    var found = store.keys(tx);
    if (!found.isEmpty()) {
      return found;
    }
    store.lock(tx);
    if (store.keys(tx).isEmpty()) {
      var secret = new byte[SigningKey.SECRET_BYTES];
      RANDOM.nextBytes(secret);
      store.add(tx, secret, clock.instant());
    }
    return store.keys(tx);
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
