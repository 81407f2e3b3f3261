package org.lit4j.crypto.sealing;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyId;

/** Seals with the keys of a {@link KeyRing}, of which it has its own copy. Thread-safe. */
final class KeyRingSealer implements RecordSealer {
    private final Map<String, SealingKey> keys = new TreeMap<>();
    private final SealingKey current;
    private final @Nullable SecretBytes lookupKey;
    private final SecureRandom random;
    private volatile boolean closed;

    KeyRingSealer(KeyRing ring, boolean hideIdentity, SecureRandom random) {
        ring.forEachKey((id, key) -> keys.put(id, new SealingKey(id, key)));
        this.current = requireNonNull(keys.get(ring.currentKeyId()));
        this.lookupKey = hideIdentity ? ring.lookupKey().duplicate() : null;
        this.random = requireNonNull(random, "random");
    }

    @Override
    public SealedRecord seal(SessionKeyId id, long recordVersion, byte[] plain) {
        requireOpen();
        return Envelope.seal(current, terms(current, id, recordVersion), plain, random);
    }

    @Override
    public byte[] open(SessionKeyId id, long recordVersion, SealedRecord sealed) {
        SealingKey key = key(sealed);
        return Envelope.open(key, terms(key, id, recordVersion), sealed.bytes());
    }

    @Override
    public SealedRecord sealIdentity(SessionKeyId id) {
        requireOpen();
        byte[] plain = Bindings.lookup(id);
        return Envelope.seal(current, identityTerms(current, lookup(id)), plain, random);
    }

    @Override
    public SessionKeyId openIdentity(String lookup, SealedRecord sealed) {
        SealingKey key = key(sealed);
        ByteBuffer in = ByteBuffer.wrap(Envelope.open(key, identityTerms(key, lookup), sealed.bytes()));
        text(in);
        in.getLong();
        return new SessionKeyId(text(in), text(in), text(in), text(in));
    }

    @Override
    public String currentKeyId() {
        return current.id();
    }

    @Override
    public String lookup(SessionKeyId id) {
        return digest(Bindings.lookup(id));
    }

    @Override
    public String lookupTenant(String network, String tenant) {
        return digest(Bindings.tenant(network, tenant));
    }

    @Override
    public boolean hidesIdentity() {
        return lookupKey != null;
    }

    @Override
    public void close() {
        closed = true;
        keys.values().forEach(SealingKey::close);
        if (lookupKey != null) {
            lookupKey.close();
        }
    }

    private static Envelope.Terms terms(SealingKey key, SessionKeyId id, long version) {
        return new Envelope.Terms(
                Bindings.record(key.id(), id, version),
                Bindings.tenant(id.network(), id.tenant()),
                Bindings.lookup(id),
                version);
    }

    private static Envelope.Terms identityTerms(SealingKey key, String lookup) {
        byte[] binding = Bindings.identity(key.id(), lookup);
        // An identity says itself whose it is: only its place can be wrong.
        return new Envelope.Terms(binding, Bindings.tenant("", ""), binding, 0);
    }

    private SealingKey key(SealedRecord sealed) {
        requireOpen();
        SealingKey key = keys.get(sealed.keyId());
        if (key == null) {
            throw new LitException(
                    ErrorCode.SEAL_KEY_UNKNOWN,
                    "The record is sealed under the key '" + sealed.keyId() + "', and the key ring has "
                            + keys.keySet() + ". Put that key back into the ring until rotate() has sealed everything"
                            + " again.");
        }
        return key;
    }

    private String digest(byte[] bytes) {
        requireOpen();
        if (lookupKey != null) {
            return Hex.encode(Mac256.of(lookupKey, bytes));
        }
        SHA256Digest digest = new SHA256Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[Mac256.BYTES];
        digest.doFinal(out, 0);
        return Hex.encode(out);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void requireOpen() {
        if (closed) {
            throw new LitException(ErrorCode.CLOSED, "This sealer is closed. Open a new one.");
        }
    }

    @Override
    public String toString() {
        return "KeyRingSealer[current=" + current.id() + ", keys=" + keys.keySet() + "]";
    }
}
