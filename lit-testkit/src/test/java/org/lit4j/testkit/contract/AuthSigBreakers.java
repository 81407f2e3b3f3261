package org.lit4j.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Stores that change the AuthSig on its way. */
final class AuthSigBreakers {
    private AuthSigBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                changing(
                        "keeps the members in an order of its own",
                        AuthSigBreakers::reordered,
                        "memberOrderOfAuthSigIsKept"),
                changing("drops an algo that is null", AuthSigBreakers::withoutNull, "nullAlgoOfAuthSigIsKept"),
                changing(
                        "drops the algo",
                        AuthSigBreakers::withoutAlgo,
                        "algoOfAuthSigIsKept",
                        "memberOrderOfAuthSigIsKept",
                        "nullAlgoOfAuthSigIsKept"),
                changing(
                        "drops the algo of session keys",
                        authSig -> authSig.algo().equals(Optional.of("ed25519")) ? withoutAlgo(authSig) : authSig,
                        "algoOfAuthSigIsKept"),
                changing("keeps text as UTF-8", text(AuthSigBreakers::throughUtf8), "anyTextOfAuthSigIsKept"),
                changing("strips white space", text(String::strip), "anyTextOfAuthSigIsKept"),
                changing(
                        "cuts text off at 64 KiB",
                        text(text -> text.substring(0, Math.min(text.length(), 65_535))),
                        "largeAuthSigIsKept"));
    }

    private static Subject<Clock, SessionKeyStore> changing(
            String name, UnaryOperator<AuthSig> change, String... rules) {
        return Subject.breaking(
                name,
                clock -> new ReferenceStore(clock) {
                    @Override
                    StoredSession kept(StoredSession given) {
                        StoredSession copy = given.duplicate();
                        return copy.authSig()
                                .map(authSig -> copy.withAuthSig(change.apply(authSig), copy.authSigExpiresAt()))
                                .orElse(copy);
                    }
                },
                rules);
    }

    private static AuthSig reordered(AuthSig given) {
        AuthSig plain = AuthSig.of(given.sig(), given.derivedVia(), given.signedMessage(), given.address());
        JsonObject json = given.json();
        return json.get("algo")
                .map(algo -> AuthSig.fromJson(plain.json().with("algo", algo)))
                .orElse(plain);
    }

    private static AuthSig withoutNull(AuthSig given) {
        return given.json().get("algo").filter(JsonNull.NULL::equals).isPresent() ? withoutAlgo(given) : given;
    }

    private static AuthSig withoutAlgo(AuthSig given) {
        JsonObject.Builder rest = JsonObject.builder();
        given.json().members().forEach((name, value) -> {
            if (!name.equals("algo")) {
                rest.put(name, value);
            }
        });
        return AuthSig.fromJson(rest.build());
    }

    private static UnaryOperator<AuthSig> text(UnaryOperator<String> change) {
        return given -> AuthSig.fromJson(given.json()
                .with("signedMessage", new org.lit4j.core.json.JsonString(change.apply(given.signedMessage()))));
    }

    private static String throughUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
