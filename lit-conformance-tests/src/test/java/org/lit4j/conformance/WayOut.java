package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.LitSessions;
import org.lit4j.core.Product;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.RecapGrant;
import org.lit4j.siwe.SiweMessage;

/** What a caller does instead of what is refused on purpose: each kind of refusal has one, and it works. */
enum WayOut {
    /** The signature with s reduced by the order of the group verifies. */
    REDUCED_SIGNATURE(ErrorCode.SIGNATURE_INVALID, "ed25519-verify.json") {
        @Override
        void show(RefusedVector vector) {
            byte[] key = bytes(vector.input(), "publicKey");
            byte[] message = bytes(vector.input(), "messageHex");
            byte[] given = bytes(vector.input(), "signature");
            BouncyCastleSessionCrypto crypto = new BouncyCastleSessionCrypto();
            assertThat(crypto.verify(key, message, given)).isFalse();

            BigInteger order =
                    BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
            BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(given, 32, 64)));
            byte[] reduced = Arrays.copyOf(given, 64);
            byte[] little = reversed(s.subtract(order).toByteArray());
            Arrays.fill(reduced, 32, 64, (byte) 0);
            System.arraycopy(little, 0, reduced, 32, Math.min(32, little.length));
            assertThat(crypto.verify(key, message, reduced)).isTrue();
        }
    },

    /** The wallet is asked again, and its own AuthSig is used. */
    SIGNED_AGAIN(ErrorCode.DELEGATION_ADDRESS_MISMATCH, "resign-check.json") {
        @Override
        void show(RefusedVector vector) {
            AuthSig foreign = AuthSig.fromJson(RefusedVector.object(vector.input(), "authSig"));
            assertThat(foreign.signedMessage()).doesNotContain(foreign.address());
            Callback callback = Callback.helper();
            SessionSigs sigs = SessionFlowChecklistTest.withStored(Dialects.V7, foreign, callback.signer());
            assertThat(callback.calls).hasSize(1);
            assertThat(Fixture.delegation(sigs).address()).isEqualTo(Fixture.WALLET);
        }
    },

    /** The capability that also has what is requested is signed. */
    WIDER_CAPABILITY(ErrorCode.CAPABILITY_NOT_COVERING, "session-sigs-v") {
        @Override
        void show(RefusedVector vector) {
            VectorSession session = new VectorSession(vector);
            ResourceAbilityRequest given = session.given();
            Recap narrow =
                    Recap.builder().grant(given.resource(), given.ability()).build();
            Recap wider = narrow.union(granting(session.requests()));

            assertThat(Refused.with(code(), () -> session.run(session.builder().capability(narrow))))
                    .hasMessageContaining(session.requests().get(0).resource().key());
            assertThat(session.calls).isEmpty();
            covers(session, session.run(session.builder().capability(wider)));
        }
    },

    /** The error names the ability that the documentation means, and with that it works. */
    RIGHT_ABILITY(ErrorCode.ABILITY_UNKNOWN, "session-sigs-v") {
        @Override
        void show(RefusedVector vector) {
            VectorSession session = new VectorSession(vector);
            LitException refused = Refused.with(code(), session::requests);
            LitAbility meant = LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION;
            assertThat(refused).hasMessageContaining(meant.wireName());
            assertThat(session.run(SessionSigsRequest.builder().request(Fixture.decryption("*")))
                            .byNode())
                    .isNotEmpty();
        }
    },

    /** Nobody is asked; with an end in the future it works. */
    LATER_END(ErrorCode.TIME_INVALID, "session-sigs-v") {
        @Override
        void show(RefusedVector vector) {
            VectorSession session = new VectorSession(vector);
            Timestamp over = Timestamp.parse(session.expiration().orElseThrow());
            Refused.with(code(), () -> session.run(session.builder().expiration(over)));
            assertThat(session.calls).isEmpty();
            covers(session, session.run(session.builder().expiration(session.now.plus(Duration.ofHours(1)))));
        }
    },

    /** Without the SDK's empty default, exactly what is requested is offered and signed. */
    EXACT_GRANT(ErrorCode.DELEGATION_NOT_COVERING, "session-sigs-v") {
        @Override
        void show(RefusedVector vector) {
            VectorSession asSdk = new VectorSession(vector);
            Refused.with(code(), () -> asSdk.run(asSdk.builder().policy(CapabilityPolicy.SIGNER_DECIDES)));
            assertThat(asSdk.calls).as("asked once, not twice").hasSize(1);
            VectorSession session = new VectorSession(vector);
            Recap exact = granting(session.requests());
            boolean hidden = !session.requests().stream().allMatch(exact::covers);
            assertThat(hidden).isEqualTo(vector.name().equals("random 5"));
            covers(session, session.run(hidden ? session.builder().capability(widened(exact)) : session.builder()));
        }

        /** Requests that hide each other want the abilities on the wildcard too, as the error says. */
        private Recap widened(Recap exact) {
            Recap.Builder wider = exact.toBuilder();
            for (RecapGrant grant : exact.grants()) {
                String[] name = grant.ability().split("/", -1);
                String wildcard = grant.resourceKey().replaceFirst("://.*", "://*");
                wider.grant(wildcard, name[0], name[1], JsonObject.EMPTY);
            }
            return wider.build();
        }
    },

    /** Nobody is asked; once there are nodes it works. */
    CONNECTED(ErrorCode.NODES_MISSING, "session-sigs-v") {
        @Override
        void show(RefusedVector vector) {
            VectorSession session = new VectorSession(vector);
            Refused.with(code(), () -> session.run(session.builder(), LitSessions.builder()));
            assertThat(session.calls).isEmpty();
            covers(session, session.run(session.builder()));
        }
    },

    /** Nobody is asked; the price that the error names is enough. */
    HIGHER_PRICE(ErrorCode.PRICE_TOO_LOW, "session-sigs-v8.json") {
        @Override
        void show(RefusedVector vector) {
            VectorSession session = new VectorSession(vector);
            LitException refused = Refused.with(
                    code(),
                    () -> session.run(
                            session.builder().product(Product.DECRYPTION).maxPrice(BigInteger.ONE)));
            assertThat(session.calls).isEmpty();
            assertThat(refused).hasMessageContaining(" ask 25 wei ");
            covers(
                    session,
                    session.run(session.builder().product(Product.DECRYPTION).maxPrice(BigInteger.valueOf(25))));
        }
    },

    /** A text without resources reads back as it is, and a list with an empty entry is not written. */
    EMPTY_LIST(ErrorCode.SIWE_INVALID, "siwe-parse.json") {
        @Override
        void show(RefusedVector vector) {
            SiweMessage message = SiweMessage.parse(RefusedVector.text(vector.input(), "message"));
            assertThat(message.resources()).contains(List.of());
            assertThat(message.canonicalText()).isEqualTo(message.text()).endsWith("\nResources:");
            Refused.with(
                    code(), () -> message.toBuilder().resources(List.of("")).build());
        }
    },

    /** What cannot be read is not written; what can be, is, and reads back. */
    READABLE_TEXT(ErrorCode.SIWE_INVALID, "siwe-prepare.json") {
        @Override
        void show(RefusedVector vector) {
            JsonObject fields = RefusedVector.object(vector.input(), "fields");
            List<String> resources = fields.get("resources").stream()
                    .flatMap(list -> ((JsonArray) list).values().stream())
                    .map(text -> ((JsonString) text).value())
                    .toList();
            String statement = RefusedVector.text(fields, "statement");
            Refused.with(
                    code(),
                    () -> Fixture.message()
                            .statement(statement)
                            .resources(resources)
                            .build());

            String readable = statement.replaceAll("[^ -~]", " ").replaceAll("[\"%<>\\\\^`{|}]", "");
            List<String> uris = resources.stream()
                    .map(text -> "urn:" + text.replace(' ', '-'))
                    .toList();
            SiweMessage written =
                    Fixture.message().statement(readable).resources(uris).build();
            assertThat(SiweMessage.parse(written.text()).statement()).contains(readable);
            assertThat(SiweMessage.parse(written.text()).resources()).contains(uris);
        }
    };

    private final ErrorCode code;
    private final String file;

    WayOut(ErrorCode code, String file) {
        this.code = code;
        this.file = file;
    }

    static Optional<WayOut> of(RefusedVector vector) {
        return Arrays.stream(values())
                .filter(way -> way.code == vector.code() && vector.file().startsWith(way.file))
                .findFirst();
    }

    ErrorCode code() {
        return code;
    }

    /** Runs the vector as its SDK would, expects the refusal, and then does it the other way. */
    abstract void show(RefusedVector vector);

    private static void covers(VectorSession session, SessionSigs sigs) {
        Recap recap = Recap.decode(SiweMessage.parse(Fixture.delegation(sigs).signedMessage())
                .resources()
                .orElseThrow()
                .get(0));
        assertThat(session.requests()).allMatch(recap::covers);
        assertThat(session.calls).isNotEmpty();
    }

    private static Recap granting(List<ResourceAbilityRequest> requests) {
        Recap.Builder recap = Recap.builder();
        requests.forEach(one -> recap.grant(one.resource(), one.ability()));
        return recap.build();
    }

    private static byte[] bytes(JsonObject input, String member) {
        return Hex.decode(RefusedVector.text(input, member), member);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] copy = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            copy[i] = bytes[bytes.length - 1 - i];
        }
        return copy;
    }
}
