package com.example.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.session.StoredSessionCodec;

/** The texts that stand on the server, sealed when there is a sealer. Thread-safe. */
final class Records {
    /** Each write replaces the whole record, so there is no count of writes to bind. */
    private static final long VERSION = 1;

    private static final String PLAIN = "plaintext";
    private static final String KEY = "key";
    private static final String AUTH_SIG = "+authSig";

    private final Optional<RecordSealer> sealer;

    Records(Optional<RecordSealer> sealer) {
        this.sealer = sealer;
    }

    /** Returns under what a record stands. */
    String lookup(SessionKeyId id) {
        return sealer.map(one -> one.lookup(id))
                .orElseGet(() -> hash(id.network(), id.tenant(), id.principal(), id.label()));
    }

    /** Returns under what the records of a tenant stand. */
    String lookupTenant(String network, String tenant) {
        return sealer.map(one -> one.lookupTenant(network, tenant)).orElseGet(() -> hash(network, tenant));
    }

    String write(StoredSession session) {
        byte[] plain = StoredSessionCodec.encode(session);
        try {
            SealedRecord record = sealer.map(one -> one.seal(session.id(), VERSION, plain))
                    .orElseGet(() -> new SealedRecord(PLAIN, plain));
            SealedRecord id = sealer.map(one -> one.sealIdentity(session.id()))
                    .orElseGet(() -> new SealedRecord(PLAIN, StoredSessionCodec.encode(
                            StoredSession.empty(session.id()))));
            JsonObject.Builder text = JsonObject.builder()
                    .put("holds", holds(session))
                    .put("idKey", id.keyId())
                    .put("id", Base64.getEncoder().encodeToString(id.bytes()))
                    .put("recordKey", record.keyId())
                    .put("record", Base64.getEncoder().encodeToString(record.bytes()));
            session.authSigExpiresAt().ifPresent(end -> text.put("ends", end.toString()));
            return text.build().stringify();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static String holds(StoredSession session) {
        return (session.sessionKey().isPresent() ? KEY : "") + (session.authSig().isPresent() ? AUTH_SIG : "");
    }

    StoredSession read(SessionKeyId id, String text) {
        SealedRecord record = sealed(text, "record");
        byte[] plain = sealer.map(one -> one.open(id, VERSION, record)).orElseGet(record::bytes);
        try {
            return StoredSessionCodec.decode(id, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    SessionKeyId id(String lookup, String text) {
        SealedRecord id = sealed(text, "id");
        return sealer.map(one -> one.openIdentity(lookup, id))
                .orElseGet(() -> StoredSessionCodec.decode(id.bytes()).id());
    }

    /** Says whether the AuthSig has ended; false without one. */
    boolean hasExpired(String text, Instant now) {
        try {
            return members(text)
                    .optionalString("ends")
                    .map(end -> !now.isBefore(Instant.parse(end)))
                    .orElse(false);
        } catch (DateTimeException e) {
            throw corrupt();
        }
    }

    /** Says whether the record holds something that has not ended. */
    boolean isLive(String text, Instant now) {
        String holds = members(text).string("holds");
        return holds.startsWith(KEY) || (holds.endsWith(AUTH_SIG) && !hasExpired(text, now));
    }

    private static SealedRecord sealed(String text, String name) {
        JsonMembers members = members(text);
        try {
            return new SealedRecord(
                    members.string(name + "Key"), Base64.getDecoder().decode(members.string(name)));
        } catch (IllegalArgumentException e) {
            throw corrupt();
        }
    }

    private static LitException corrupt() {
        return new LitException(ErrorCode.STORE_CORRUPT, "A record on the server is not as it was written.");
    }

    private static JsonMembers members(String text) {
        return new JsonMembers(
                JsonParser.parseObject(text, "A record on the server"), "A record on the server", ErrorCode.STORE_CORRUPT);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
