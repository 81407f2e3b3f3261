package org.lit4j.siwe;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

/** Reads {@code urn:recap:} resources: as siwe-recap of the SDKs does, or as that of the nodes does. */
final class RecapDecoder {
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

    private RecapDecoder() {}

    static Recap decode(String urn) {
        String text = new String(bytes(urn), StandardCharsets.UTF_8);
        JsonObject payload = json(text);
        JsonObject attenuations = attenuations(payload);
        Recap recap = new Recap(attenuations, proofs(payload));
        // JavaScript puts members named like array indices first. A canonical text that has some is sorted all the
        // same.
        boolean sorted = attenuations.stringify().equals(attenuations.canonical())
                || recap.payload().equals(text);
        if (!sorted) {
            throw Recap.invalid("is not sorted: members must stand in UTF-16 code unit order at every depth");
        }
        return recap;
    }

    /** Reads what nodes read: in any order, but no empty list, no key that is no URI, no proof but base58btc. */
    static Recap decodeAsNodes(String urn) {
        byte[] bytes = bytes(urn);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw Recap.invalid("is not UTF-8");
        }
        JsonObject payload = json(new String(bytes, StandardCharsets.UTF_8));
        Recap recap = new Recap(attenuations(payload), proofs(payload));
        for (String key : recap.attenuations().members().keySet()) {
            if (!Rfc3986.isUri(key)) {
                throw Recap.invalid("has the resource key '" + key + "', which is no URI");
            }
        }
        for (RecapGrant grant : recap.grants()) {
            if (grant.isUnusable()) {
                throw Recap.invalid("has an empty restriction list: " + grant);
            }
        }
        if (!proofTexts(payload).stream().allMatch(proof -> proof.startsWith("z"))) {
            throw Recap.invalid("has a proof that does not begin with z");
        }
        return recap;
    }

    private static byte[] bytes(String urn) {
        if (!Recap.isRecap(urn)) {
            throw Recap.invalid("does not begin with " + Recap.URN_PREFIX);
        }
        return base64url(urn.substring(Recap.URN_PREFIX.length()));
    }

    private static JsonObject attenuations(JsonObject payload) {
        return RecapRules.checked(payload.get("att").orElse(JsonNull.NULL));
    }

    private static List<Cid> proofs(JsonObject payload) {
        return proofTexts(payload).stream().map(Cid::parseBase58).toList();
    }

    private static List<String> proofTexts(JsonObject payload) {
        if (!(payload.get("prf").orElse(JsonNull.NULL) instanceof JsonArray list)) {
            throw Recap.invalid("has no list 'prf'");
        }
        List<String> proofs = new ArrayList<>();
        for (JsonValue value : list) {
            if (!(value instanceof JsonString string)) {
                throw Recap.invalid("has a proof that is no string");
            }
            proofs.add(string.value());
        }
        return proofs;
    }

    private static JsonObject json(String text) {
        try {
            JsonValue value = JsonParser.parse(text, "The payload");
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
