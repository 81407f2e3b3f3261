package org.lit4j.siwe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Reads {@code urn:recap:} resources as siwe-recap does. */
final class RecapDecoder {
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

    private RecapDecoder() {}

    static Recap decode(String urn) {
        if (!Recap.isRecap(urn)) {
            throw Recap.invalid("does not begin with " + Recap.URN_PREFIX);
        }
        JsonObject payload = json(base64url(urn.substring(Recap.URN_PREFIX.length())));
        JsonObject attenuations = RecapRules.checked(payload.get("att").orElse(JsonNull.NULL));
        if (!attenuations.stringify().equals(attenuations.canonical())) {
            throw Recap.invalid("is not sorted: members must stand in UTF-16 code unit order at every depth");
        }
        return new Recap(attenuations, proofs(payload));
    }

    private static List<Cid> proofs(JsonObject payload) {
        if (!(payload.get("prf").orElse(JsonNull.NULL) instanceof JsonArray list)) {
            throw Recap.invalid("has no list 'prf'");
        }
        List<Cid> proofs = new ArrayList<>();
        for (JsonValue value : list) {
            if (!(value instanceof JsonString string)) {
                throw Recap.invalid("has a proof that is no string");
            }
            proofs.add(Cid.parseBase58(string.value()));
        }
        return proofs;
    }

    private static JsonObject json(byte[] bytes) {
        try {
            JsonValue value = JsonParser.parse(new String(bytes, StandardCharsets.UTF_8), "The payload");
            if (value instanceof JsonObject object) {
                return object;
            }
        } catch (LitException e) {
            throw new LitException(ErrorCode.RECAP_INVALID, "The capability object is not JSON: " + e.getMessage(), e);
        }
        throw Recap.invalid("is JSON but no object");
    }

    private static byte[] base64url(String padded) {
        int end = padded.length();
        while (end > 0 && padded.charAt(end - 1) == '=') {
            end--;
        }
        String text = padded.substring(0, end);
        if (!BASE64URL.matcher(text).matches()) {
            throw Recap.invalid("has a character that is not of base64url (RFC 4648, section 5)");
        }
        if (text.length() % 4 == 1) {
            throw Recap.invalid("ends inside a byte");
        }
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
            throw Recap.invalid("has bits left over at its end that are not zero");
        }
        return bytes;
    }
}
