package org.lit4j.verifier;

/**
 * Why a signature was refused: the nodes' codes with their HTTP status and message, and lit4j's own for what nodes do not
 * refuse ({@link #isNodes()} is false). The names are stable.
 */
public enum VerdictCode {
    NODE_AUTH_SIG_ADDRESS_CONVERSION_ERROR(
            "NodeAuthSigAddressConversionError", 400, "auth_sig address couldn't be converted to Ethereum address"),
    NODE_AUTH_SIG_SESSION_KEY_CONVERSION_ERROR(
            "NodeAuthSigSessionKeyConversionError",
            400,
            "auth_sig address couldn't be converted to ed25519_dalek PublicKey"),
    NODE_AUTH_SIG_SIGNATURE_CONVERSION_ERROR(
            "NodeAuthSigSignatureConversionError", 400, "auth_sig sig couldn't be converted to Signature object"),
    NODE_AUTH_SIG_SIGNED_MESSAGE_CONVERSION_ERROR(
            "NodeAuthSigSignedMessageConversionError",
            400,
            "auth_sig signedMessage couldn't be converted to SessionKeySignedMessageV2"),
    NODE_INVALID_AUTH_SIG_SESSION_KEY_SIGNATURE(
            "NodeInvalidAuthSigSessionKeySignature", 400, "auth_sig Session key signature is not valid"),
    NODE_RESOURCE_ID_NOT_FOUND("NodeResourceIdNotFound", 404, "Could not find the passed resource ID"),
    NODE_PARSER_ERROR("NodeParserError", 400, "Unable to parse session key signed message"),
    NODE_IAT_OUTSIDE_GRACE_PERIOD("NodeIatOutsideGracePeriod", 403, "While signing JWT, IAT outside grace period"),
    NODE_EXP_WRONG_OR_TOO_LARGE("NodeExpWrongOrTooLarge", 403, "While signing JWT, EXP too large or wrong"),
    NODE_SIWE_MESSAGE_ERROR("NodeSIWEMessageError", 400, "Error parsing SIWE message"),
    NODE_NOT_AUTHORIZED(
            "NodeNotAuthorized", 403, "User isn't authorized to access to decrypt or receive a JWT for this item"),
    NODE_SIWE_CAPABILITY_INVALID("NodeSIWECapabilityInvalid", 400, "Invalid Capability object in SIWE resource ReCap"),
    NODE_SIWE_SIG_CONVERSION_ERROR("NodeSIWESigConversionError", 400, "Unable to convert SIWE sig to array"),
    NODE_INVALID_AUTH_SIG("NodeInvalidAuthSig", 401, "auth_sig passed is invalid or couldn't be verified"),
    NODE_INVALID_MULTIPLE_AUTH_SIGS(
            "NodeInvalidMultipleAuthSigs", 400, "Auth sig is not valid against any recognized chain"),
    NODE_INVALID_ED25519_AUTH_SIG("NodeInvalidED25519AuthSig", 400, "Invalid ed25519 auth_sig"),
    NODE_BAD_INPUT("NodeBadInput", 422, "This usually means your JSON body is wrong."),
    CORE_FATAL("CoreFatal", 500, "A fatal error occured in the lit core system"),
    /** The document names another session key than the one that signed it. */
    HARDENED_SESSION_KEY_MISMATCH(403, "The document names another session key than the one that signed it."),
    /** The resource is requested, but with another ability. */
    HARDENED_ABILITY_NOT_REQUESTED(403, "The resource is requested, but not with this ability."),
    /** A part is written in a way that only nodes understand. */
    HARDENED_FORM(400, "The session signature is not written in its plain form."),
    /** The capability's address is not the one that its message names. */
    HARDENED_ADDRESS_MISMATCH(403, "The capability's address is not the one that its message names."),
    /** The capability never expires. */
    HARDENED_NO_EXPIRATION(403, "The capability never expires."),
    /** The capability is valid for too long, or was issued in the future. */
    HARDENED_LIFETIME(403, "The capability is valid for too long, or was issued in the future."),
    /** The wallet signed another text than the one shown, or the signature is in an unusual form. */
    HARDENED_SIGNED_TEXT(403, "The text that was signed is not the one shown, or the signature has an unusual form."),
    /** The capability object can be read in two ways. */
    HARDENED_GRANT(403, "The capability object can be read in two ways.");

    private final String wireName;
    private final int status;
    private final String message;
    private final boolean nodes;

    VerdictCode(String nodeName, int status, String message) {
        this.wireName = nodeName;
        this.status = status;
        this.message = message;
        this.nodes = true;
    }

    VerdictCode(int status, String message) {
        StringBuilder camel = new StringBuilder();
        for (String word : name().split("_", -1)) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        this.wireName = camel.toString();
        this.status = status;
        this.message = message;
        this.nodes = false;
    }

    /** Returns the name in documents, such as {@code NodeIatOutsideGracePeriod} or {@code HardenedForm}. */
    public String wireName() {
        return wireName;
    }

    /** Returns the HTTP status that a node answers with; of lit4j's own codes the one that fits. */
    public int status() {
        return status;
    }

    /** Returns the nodes' sentence, in their spelling; of lit4j's own codes one that says what is wrong. */
    public String message() {
        return message;
    }

    /** Says whether nodes have this code. */
    public boolean isNodes() {
        return nodes;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
