package org.lit4j.core.condition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;

/**
 * A list of access control conditions, and the resource that it stands for. Immutable.
 *
 * <p>The JSON is rebuilt as the SDKs and nodes do before they hash: known members in a fixed order, unknown ones and
 * {@code conditionType} dropped, absent ones left absent, groups likewise, and {@code constant} false where the ABI of
 * a contract condition has none. The rules are the same for all SDK generations.
 *
 * <p>Unlike the SDKs, which hash whatever they are given, this refuses what a node could not read or what would lose a
 * condition: a member of the wrong type, an empty list or group, an operator other than {@code and} and {@code or},
 * one object that is a condition and an operator, a {@code conditionType} of another family. Nodes take at most 30
 * conditions; that is left to them.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-json.stringify">ECMA-262, JSON.stringify</a>
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.180-4">FIPS 180-4, SHA-256</a>
 */
public final class AccessControlConditions {
    private static final int HASH_BYTES = 32;

    private final ConditionFamily family;
    private final JsonArray json;
    private final String canonicalJson;

    private AccessControlConditions(ConditionFamily family, JsonArray conditions) {
        this.family = requireNonNull(family, "family");
        this.json = new CanonicalForm(family).of(conditions);
        this.canonicalJson = json.stringify();
    }

    /**
     * Makes conditions of the SDK's JSON.
     *
     * @throws org.lit4j.core.error.LitException {@code CONDITION_INVALID} with the path of what is wrong, such as
     *     {@code [2].returnValueTest.comparator}
     */
    public static AccessControlConditions of(ConditionFamily family, JsonArray conditions) {
        return new AccessControlConditions(family, conditions);
    }

    /**
     * Makes conditions of values.
     *
     * @throws org.lit4j.core.error.LitException {@code CONDITION_INVALID} with the path, when the list is empty or a
     *     condition is not of the family
     */
    public static AccessControlConditions of(ConditionFamily family, List<? extends Condition> conditions) {
        return of(family, ConditionGroup.jsonOf(conditions));
    }

    /**
     * Reads the SDK's JSON text, an array.
     *
     * @throws org.lit4j.core.error.LitException {@code JSON_INVALID} with line and column, or {@code CONDITION_INVALID}
     *     with the path
     */
    public static AccessControlConditions parse(ConditionFamily family, String json) {
        JsonValue value = JsonParser.parse(json, "The text of the access control conditions");
        if (value instanceof JsonArray conditions) {
            return of(family, conditions);
        }
        throw MemberCopy.invalid("the whole", "is " + MemberCopy.nameOf(value) + ", not an array");
    }

    /** Reads {@code accessControlConditions}; see {@link #parse}. */
    public static AccessControlConditions evmBasic(String json) {
        return parse(ConditionFamily.EVM_BASIC, json);
    }

    /** Takes {@code accessControlConditions}; see {@link #of(ConditionFamily, JsonArray)}. */
    public static AccessControlConditions evmBasic(JsonArray conditions) {
        return of(ConditionFamily.EVM_BASIC, conditions);
    }

    /** Takes basic EVM conditions, operators and groups; see {@link #of(ConditionFamily, List)}. */
    public static AccessControlConditions evmBasic(Condition... conditions) {
        return of(ConditionFamily.EVM_BASIC, List.of(conditions));
    }

    /** Reads {@code evmContractConditions}; see {@link #parse}. */
    public static AccessControlConditions evmContract(String json) {
        return parse(ConditionFamily.EVM_CONTRACT, json);
    }

    /** Takes {@code evmContractConditions}; see {@link #of(ConditionFamily, JsonArray)}. */
    public static AccessControlConditions evmContract(JsonArray conditions) {
        return of(ConditionFamily.EVM_CONTRACT, conditions);
    }

    /** Takes contract conditions, operators and groups; see {@link #of(ConditionFamily, List)}. */
    public static AccessControlConditions evmContract(Condition... conditions) {
        return of(ConditionFamily.EVM_CONTRACT, List.of(conditions));
    }

    /** Reads {@code solRpcConditions}; see {@link #parse}. */
    public static AccessControlConditions solRpc(String json) {
        return parse(ConditionFamily.SOL_RPC, json);
    }

    /** Takes {@code solRpcConditions}; see {@link #of(ConditionFamily, JsonArray)}. */
    public static AccessControlConditions solRpc(JsonArray conditions) {
        return of(ConditionFamily.SOL_RPC, conditions);
    }

    /** Takes Solana conditions, operators and groups; see {@link #of(ConditionFamily, List)}. */
    public static AccessControlConditions solRpc(Condition... conditions) {
        return of(ConditionFamily.SOL_RPC, List.of(conditions));
    }

    /** Reads {@code unifiedAccessControlConditions}; see {@link #parse}. */
    public static AccessControlConditions unified(String json) {
        return parse(ConditionFamily.UNIFIED, json);
    }

    /** Takes {@code unifiedAccessControlConditions}; see {@link #of(ConditionFamily, JsonArray)}. */
    public static AccessControlConditions unified(JsonArray conditions) {
        return of(ConditionFamily.UNIFIED, conditions);
    }

    /** Takes conditions of all kinds, operators and groups; see {@link #of(ConditionFamily, List)}. */
    public static AccessControlConditions unified(Condition... conditions) {
        return of(ConditionFamily.UNIFIED, List.of(conditions));
    }

    /**
     * Returns what encrypting clients call {@code dataToEncryptHash}.
     *
     * @param data what is to be guarded, not encrypted
     * @return the SHA-256: 64 lower-case hexadecimal digits
     */
    public static String dataHash(byte[] data) {
        return Sha256.hex(data);
    }

    /** Returns which kind of list this is. */
    public ConditionFamily family() {
        return family;
    }

    /** Returns the canonical JSON. */
    public JsonArray json() {
        return json;
    }

    /** Returns the JSON text that is hashed, as {@code JSON.stringify} writes it. */
    public String canonicalJson() {
        return canonicalJson;
    }

    /** Returns the SHA-256 of the canonical JSON in UTF-8: 64 lower-case hexadecimal digits. */
    public String hash() {
        return Sha256.hex(canonicalJson);
    }

    /**
     * Returns the id of the resource that these conditions and some data are together.
     *
     * @param dataHash the SHA-256 of the data, 32 bytes
     * @return two hashes of 64 lower-case hexadecimal digits, with a slash between
     * @throws org.lit4j.core.error.LitException {@code HEX_INVALID} when there are not 32 bytes
     */
    public String resourceId(byte[] dataHash) {
        return resourceId(Hex.encode(dataHash));
    }

    /**
     * Returns the id of the resource that these conditions and some data are together.
     *
     * @param dataHash the SHA-256 of the data: 64 hexadecimal digits of either case, {@code 0x} optional
     * @return two hashes of 64 lower-case hexadecimal digits, with a slash between
     * @throws org.lit4j.core.error.LitException {@code HEX_INVALID}
     */
    public String resourceId(String dataHash) {
        return hash() + "/" + Hex.encode(Hex.decodePrefixed(dataHash, HASH_BYTES, "The hash of the data"));
    }

    /**
     * Returns the resource that decryption of some data asks for.
     *
     * @param dataHash as in {@link #resourceId(byte[])}
     * @throws org.lit4j.core.error.LitException {@code HEX_INVALID}
     */
    public LitResource resource(byte[] dataHash) {
        return LitResource.accessControlCondition(resourceId(dataHash));
    }

    /**
     * Returns the resource that decryption of some data asks for.
     *
     * @param dataHash as in {@link #resourceId(String)}
     * @throws org.lit4j.core.error.LitException {@code HEX_INVALID}
     */
    public LitResource resource(String dataHash) {
        return LitResource.accessControlCondition(resourceId(dataHash));
    }

    /** Returns the resource that signing a token about these conditions asks for (Datil): its id is the hash alone. */
    public LitResource signingResource() {
        return LitResource.accessControlCondition(hash());
    }

    /** Says whether the other is of the same family and has the same canonical JSON. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessControlConditions that
                && family == that.family
                && canonicalJson.equals(that.canonicalJson);
    }

    @Override
    public int hashCode() {
        return canonicalJson.hashCode();
    }

    /** Returns family and hash. */
    @Override
    public String toString() {
        return "AccessControlConditions[" + family + ", " + hash() + "]";
    }
}
