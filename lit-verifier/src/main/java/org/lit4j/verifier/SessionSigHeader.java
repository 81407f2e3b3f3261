package org.lit4j.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Utf8;

/**
 * A session signature in the header {@code Authorization}: the scheme {@code LitSession}, a blank, and its JSON text as
 * UTF-8 in unpadded base64url.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.4">RFC 9110, section 11.4</a>
 */
public final class SessionSigHeader {
    /** The header's name. */
    public static final String NAME = "Authorization";
    /** The scheme, which is compared without regard to case. */
    public static final String SCHEME = "LitSession";

    private SessionSigHeader() {}

    /** Returns the header's value for a session signature. */
    public static String write(AuthSig sessionSig) {
        return SCHEME + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(Utf8.encode(sessionSig.toJson()));
    }

    /** Says whether a value begins with the scheme. */
    static boolean hasScheme(String value) {
        return value.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1);
    }

    /** Returns the JSON text inside a value with the scheme. */
    static String read(String value) throws Unreadable {
        try {
            byte[] bytes = Base64.getUrlDecoder()
                    .decode(value.substring(SCHEME.length()).strip());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("what follows the scheme is not base64url");
        }
    }
}
