package org.lit4j.testkit.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSet;
import org.lit4j.core.OuterExpiration;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms.DefaultGrant;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweDelegationCodec;

/** Replays getSessionSigs, with the callback and the storage that a vector describes. */
final class SessionRunners {
    private static final String KEY_ITEM = "lit-session-key";
    private static final String SIG_ITEM = "lit-wallet-sig";

    private final Function<Clock, SessionKeyStore> stores;

    private SessionRunners(Function<Clock, SessionKeyStore> stores) {
        this.stores = stores;
    }

    static List<SchemaRunner> all(Function<Clock, SessionKeyStore> stores) {
        SessionRunners runners = new SessionRunners(stores);
        return List.of(
                new DialectRunner("session-sigs-v3.0/1", runners::sessionSigs),
                new DialectRunner("session-sigs-v3.2/1", runners::sessionSigs),
                new DialectRunner("session-sigs-v7/1", runners::sessionSigs),
                new SessionRunnerV8(),
                new DialectRunner("resign-check/1", SessionRunners::resignCheck));
    }

    private Answer sessionSigs(Input in, Dialect dialect) {
        Clock clock = Clock.fixed(Instant.parse(in.text("now")), ZoneOffset.UTC);
        List<String> calls = new ArrayList<>();
        try (Secp256k1Key wallet = Secp256k1Key.parse(in.text("walletPrivateKey"));
                SessionKeyStore store = stores.apply(clock)) {
            Principal principal = Principal.ofAddress(wallet.address());
            SessionKeyId id =
                    new SessionKeyId("custom", SessionKeyId.DEFAULT, principal.toString(), SessionKeyId.DEFAULT);
            Optional<Input> storage = in.optionalObject("storage");
            storage.ifPresent(items -> fill(store, id, items));
            LitSessionsBuilder builder = LitSessions.builder()
                    .dialect(dialect)
                    .clock(clock)
                    .outerExpiration(OuterExpiration.AS_SDK)
                    .renewalMargin(Duration.ZERO)
                    .nodes(random -> nodes(in));
            storage.ifPresent(items -> builder.store(store));
            in.optionalObject("callback")
                    .ifPresent(style -> builder.signer(
                            AuthSigner.of(principal, new Callbacks(style, wallet, clock, sessionKey(in), calls))));
            try (LitSessions sessions = builder.build()) {
                SessionSigs sigs = sessions.sessionSigs(request(in, dialect));
                JsonObject.Builder answer = Answer.ok()
                        .put("sessionSigsJson", sigs.toJson())
                        .put("sessionSigs", JsonObjects.parse(sigs.toJson()))
                        .put("callbackCalls", JsonArray.ofStrings(calls));
                storage.ifPresent(items -> answer.put("storageAfter", dump(store, id, dialect)));
                return Answer.yes(answer);
            } catch (LitException e) {
                Answer error = Answer.error(e);
                return new Answer(error.json().with("callbackCalls", JsonArray.ofStrings(calls)), error.negative());
            }
        }
    }

    private static NodeSet nodes(Input in) {
        if (in.json().get("ready").equals(Optional.of(new JsonBoolean(false)))) {
            throw new LitException(ErrorCode.NODES_MISSING, "The client of this vector is not connected.");
        }
        return new NodeSet(in.texts("nodes"), in.optionalText("latestBlockhash").filter(hash -> !hash.isEmpty()));
    }

    /** The key that the SDK would hand to its callback: the one given, or the stored one. */
    private static Optional<JsonObject> sessionKey(Input in) {
        return in.optionalObject("sessionKey")
                .map(Input::json)
                .or(() -> in.optionalObject("storage")
                        .flatMap(items -> items.optionalText(KEY_ITEM))
                        .map(JsonObjects::parse));
    }

    private static SessionSigsRequest request(Input in, Dialect dialect) {
        Input params = in.object("params");
        SessionSigsRequest.Builder request = SessionSigsRequest.builder();
        params.objects("resourceAbilityRequests").forEach(one -> request.request(Operations.request(one, dialect)));
        params.optionalText("chain").ifPresent(request::chain);
        params.optionalText("expiration").map(Timestamp::parse).ifPresent(request::expiration);
        params.json().get("switchChain").ifPresent(flag -> request.switchChain(((JsonBoolean) flag).value()));
        params.optionalText("domain").ifPresent(request::domain);
        params.optionalObject("capacityDelegationAuthSig")
                .ifPresent(sig -> request.capacityDelegation(AuthSig.fromJson(sig.json())));
        params.objects("capabilityAuthSigs").forEach(sig -> request.capabilityAuthSig(AuthSig.fromJson(sig.json())));
        params.optionalObject("sessionCapabilityObject")
                .ifPresentOrElse(
                        object -> request.capability(Operations.recap(object, dialect)),
                        () -> request.policy(asTheSdk(dialect)));
        in.optionalObject("sessionKey")
                .ifPresent(key ->
                        request.sessionKey(SessionKeyPair.parse(key.json().stringify())));
        return request.build();
    }

    /** From 3.1 on the SDK offers an empty capability, and the callback decides. */
    private static CapabilityPolicy asTheSdk(Dialect dialect) {
        return dialect.defaultGrant() == DefaultGrant.EXACTLY_REQUESTED
                ? CapabilityPolicy.SIGNER_DECIDES
                : CapabilityPolicy.SDK_DEFAULT;
    }

    private static void fill(SessionKeyStore store, SessionKeyId id, Input items) {
        StoredSession session = StoredSession.empty(id);
        Optional<String> key = items.optionalText(KEY_ITEM);
        if (key.isPresent()) {
            session = session.withSessionKey(SessionKeyPair.parse(key.get()));
        }
        Optional<String> sig = items.optionalText(SIG_ITEM);
        if (sig.isPresent()) {
            session = session.withAuthSig(AuthSig.parse(sig.get()), Optional.empty());
        }
        store.save(session);
        session.wipe();
    }

    private static JsonObject dump(SessionKeyStore store, SessionKeyId id, Dialect dialect) {
        JsonObject.Builder items = JsonObject.builder();
        store.find(id).ifPresent(stored -> {
            stored.sessionKey().ifPresent(key -> items.put(KEY_ITEM, key.toSecretJson(dialect.secretForm())));
            stored.authSig().ifPresent(sig -> items.put(SIG_ITEM, sig.toJson()));
            stored.wipe();
        });
        return items.build();
    }

    private static Answer resignCheck(Input in, Dialect dialect) {
        AuthSig authSig = AuthSig.fromJson(in.object("authSig").json());
        List<ResourceAbilityRequest> requests = in.objects("resourceAbilityRequests").stream()
                .map(one -> Operations.request(one, dialect))
                .toList();
        Instant now = Instant.parse(in.text("now"));
        try {
            new SiweDelegationCodec()
                    .check(
                            authSig,
                            new DelegationTerms(
                                    in.text("sessionKeyUri"),
                                    Optional.empty(),
                                    requests,
                                    now,
                                    Duration.ZERO,
                                    dialect.strictAlgo()));
            return Answer.yes(Answer.ok().put("resign", false));
        } catch (LitException e) {
            boolean theSdkThrows = e.code() == ErrorCode.RECAP_INVALID
                    || e.code() == ErrorCode.SIWE_INVALID
                    || e.code() == ErrorCode.DELEGATION_UNSUPPORTED;
            if (theSdkThrows) {
                throw e;
            }
            return Answer.no(e.code(), Answer.ok().put("resign", true));
        }
    }
}
