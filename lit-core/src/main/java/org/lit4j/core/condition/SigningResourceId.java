package org.lit4j.core.condition;

import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/**
 * What early networks signed JSON web tokens for: a place on a server, and a role there. Immutable. Two are equal when
 * they are hashed alike.
 */
public final class SigningResourceId {
    private final JsonObject json;

    private SigningResourceId(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads the SDK's object; the members that count are {@code baseUrl, path, orgId, role, extraData}, all texts.
     *
     * @throws org.lit4j.core.error.LitException {@code CONDITION_INVALID} with the path, such as
     *     {@code resourceId.role}
     */
    public static SigningResourceId of(JsonObject json) {
        return new SigningResourceId(new MemberCopy(json, "resourceId")
                .texts("baseUrl", "path", "orgId", "role", "extraData")
                .copied());
    }

    /**
     * Reads the SDK's object from JSON text.
     *
     * @throws org.lit4j.core.error.LitException {@code JSON_INVALID} or {@code CONDITION_INVALID}
     */
    public static SigningResourceId parse(String json) {
        return of(JsonParser.parseObject(json, "The resource id"));
    }

    /** Returns the JSON text that is hashed, with the members in the order above; absent ones stay absent. */
    public String canonicalJson() {
        return json.stringify();
    }

    /** Returns the SHA-256 of the canonical JSON in UTF-8: 64 lower-case hexadecimal digits. */
    public String hash() {
        return Sha256.hex(canonicalJson());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningResourceId that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "SigningResourceId" + canonicalJson();
    }
}
