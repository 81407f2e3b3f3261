package org.lit4j.devnet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * Auth methods that are tokens of Google, Apple and Stytch, under keys that whoever started the devnet gave it: it asks no
 * service for any. Immutable once built.
 *
 * @param google of type 6
 * @param apple of type 8
 * @param stytch of types 9 to 13, by the id of the project
 */
record JwtAuthMethods(Optional<JsonWebKeys> google, Optional<JsonWebKeys> apple, Map<String, JsonWebKeys> stytch) {
    static final int GOOGLE = 6;
    static final int APPLE = 8;
    static final int STYTCH = 9;
    private static final int EMAIL = 10;
    private static final int SMS = 11;
    private static final int WHATSAPP = 12;
    static final int TOTP = 13;

    static final JwtAuthMethods NONE = new JwtAuthMethods(Optional.empty(), Optional.empty(), Map.of());

    JwtAuthMethods {
        stytch = Map.copyOf(stytch);
    }

    JwtAuthMethods withGoogle(JsonWebKeys keys) {
        return new JwtAuthMethods(Optional.of(keys), apple, stytch);
    }

    JwtAuthMethods withApple(JsonWebKeys keys) {
        return new JwtAuthMethods(google, Optional.of(keys), stytch);
    }

    JwtAuthMethods withStytch(String project, JsonWebKeys keys) {
        Map<String, JsonWebKeys> more = new HashMap<>(stytch);
        more.put(project, keys);
        return new JwtAuthMethods(google, apple, more);
    }

    AuthMethodContext verify(int type, String token, Instant now) {
        Jwt jwt = Jwt.parse(token);
        return switch (type) {
            case GOOGLE -> openId(type, jwt, google, now);
            case APPLE -> openId(type, jwt, apple, now);
            default -> session(type, jwt, now);
        };
    }

    /** The issuer is not looked at, and any audience will do: it becomes the application. */
    private static AuthMethodContext openId(int type, Jwt jwt, Optional<JsonWebKeys> keys, Instant now) {
        Instant end = jwt.verify(keys.orElseThrow(() -> noKeys(type)), now);
        return new AuthMethodContext(type, claim(jwt, "sub"), claim(jwt, "aud"), end);
    }

    private AuthMethodContext session(int type, Jwt jwt, Instant now) {
        String project = jwt.claims().members().get("aud") instanceof JsonArray audiences
                        && audiences.size() > 0
                        && audiences.values().get(0) instanceof JsonString first
                ? first.value()
                : "";
        if (!project.contains("test") && !project.contains("live")) {
            throw Jwt.refused("The token's audience is no project of Stytch");
        }
        Instant end = jwt.verify(Optional.ofNullable(stytch.get(project)).orElseThrow(() -> noKeys(type)), now);
        String user = type == STYTCH ? claim(jwt, "sub") : factor(type, jwt.claims());
        return new AuthMethodContext(type, user.toLowerCase(Locale.ROOT), project.toLowerCase(Locale.ROOT), end);
    }

    /** Looks at the first factor alone, as nodes do. */
    private static String factor(int type, JsonObject claims) {
        List<String> path = switch (type) {
            case EMAIL -> List.of("email_factor", "email_address");
            case SMS, WHATSAPP -> List.of("phone_number_factor", "phone_number");
            default -> List.of("authenticator_app_factor", "totp_id");
        };
        return Optional.ofNullable(claims.members().get("https://stytch.com/session"))
                .flatMap(session -> member(session, "authentication_factors"))
                .filter(JsonArray.class::isInstance)
                .flatMap(factors -> ((JsonArray) factors).values().stream().findFirst())
                .flatMap(first -> member(first, path.get(0)))
                .flatMap(factor -> member(factor, path.get(1)))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .orElseThrow(() -> Jwt.refused("The token's first factor is not of the auth method's type"));
    }

    private static Optional<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonObject object ? object.get(name) : Optional.empty();
    }

    private static String claim(Jwt jwt, String name) {
        String value = Jwt.text(jwt.claims(), name);
        if (value.isEmpty()) {
            throw Jwt.refused("The token's claim '" + name + "' is no text");
        }
        return value;
    }

    private static NodeFailure noKeys(int type) {
        return Jwt.refused("This devnet was given no keys for the token of auth method type " + type);
    }
}
