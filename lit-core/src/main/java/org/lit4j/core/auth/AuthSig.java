package org.lit4j.core.auth;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * One signed statement: who signed what, and how. Immutable.
 *
 * <p>The order of the members is kept, because the AuthSig becomes part of a signed text. {@code toString} shows
 * neither the signature nor the message.
 */
public final class AuthSig {
    /** How wallets sign: {@code personal_sign} (EIP-191, version 0x45). */
    public static final String PERSONAL_SIGN = "web3.eth.personal.sign";

    private static final List<String> ORDER = List.of("sig", "derivedVia", "signedMessage", "address", "algo");
    private static final Set<String> KNOWN = new LinkedHashSet<>(ORDER);

    private final JsonObject members;

    private AuthSig(JsonObject members) {
        this.members = members;
    }

    /**
     * Makes an AuthSig with the members in the order sig, derivedVia, signedMessage, address.
     *
     * @param sig the signature; for a wallet {@code 0x} and 130 lower-case hexadecimal digits
     * @param address for a wallet the EIP-55 address
     */
    public static AuthSig of(String sig, String derivedVia, String signedMessage, String address) {
        return new AuthSig(JsonObject.builder()
                .put("sig", requireNonNull(sig, "sig"))
                .put("derivedVia", requireNonNull(derivedVia, "derivedVia"))
                .put("signedMessage", requireNonNull(signedMessage, "signedMessage"))
                .put("address", requireNonNull(address, "address"))
                .build());
    }

    /** Makes what {@code personal_sign} of a wallet gives. */
    public static AuthSig personalSign(String sig, String signedMessage, String address) {
        return of(sig, PERSONAL_SIGN, signedMessage, address);
    }

    /** Returns a copy with the member {@code algo} at the end. */
    public AuthSig withAlgo(String algo) {
        return new AuthSig(members.with("algo", new JsonString(algo)));
    }

    /**
     * Reads the JSON form. The four members are required strings, {@code algo} may be absent or null, and nothing else
     * may be there, nor anything twice: nodes read so.
     *
     * @throws LitException {@code AUTHSIG_INVALID} or {@code JSON_INVALID}
     */
    public static AuthSig parse(String json) {
        return fromJson(JsonParser.parseObjectWithoutDuplicates(json, "The AuthSig"));
    }

    /**
     * Reads a JSON object as {@link #parse} does.
     *
     * @throws LitException {@code AUTHSIG_INVALID}
     */
    public static AuthSig fromJson(JsonValue json) {
        if (!(json instanceof JsonObject object)) {
            throw new LitException(ErrorCode.AUTHSIG_INVALID, "An AuthSig is a JSON object; this is none.");
        }
        JsonMembers in = new JsonMembers(object, "The AuthSig", ErrorCode.AUTHSIG_INVALID).only(KNOWN);
        ORDER.subList(0, 4).forEach(in::string);
        in.optionalString("algo");
        return new AuthSig(object);
    }

    public String sig() {
        return text("sig");
    }

    public String derivedVia() {
        return text("derivedVia");
    }

    public String signedMessage() {
        return text("signedMessage");
    }

    public String address() {
        return text("address");
    }

    /** Returns the algorithm; absent and null are both empty. */
    public Optional<String> algo() {
        return Optional.ofNullable(members.members().get("algo"))
                .filter(value -> value != JsonNull.NULL)
                .map(value -> ((JsonString) value).value());
    }

    /** Returns the JSON form, members in their own order. */
    public JsonObject json() {
        return members;
    }

    /** Returns the JSON text, as {@code JSON.stringify} writes it. */
    public String toJson() {
        return members.stringify();
    }

    private String text(String name) {
        return ((JsonString) requireNonNull(members.members().get(name), name)).value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuthSig that
                && List.copyOf(members.members().entrySet())
                        .equals(List.copyOf(that.members.members().entrySet()));
    }

    @Override
    public int hashCode() {
        Map<String, JsonValue> values = members.members();
        return Objects.hash(values.get("sig"), values.get("signedMessage"));
    }

    @Override
    public String toString() {
        return "AuthSig[derivedVia=" + derivedVia() + ", address=" + address() + "]";
    }
}
