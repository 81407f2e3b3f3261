package org.lit4j.devnet;

import java.util.List;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/** Errors of nodes that are not about session signatures, with status, kind and sentence as nodes have them. */
enum NodeCode {
    SYSTEM_FAULT("NodeSystemFault", 500, "Unexpected", "A general system fault has occurred in the node"),
    BAD_INPUT("NodeBadInput", 422, "Unexpected", "This usually means your JSON body is wrong."),
    TOO_MANY_CONDITIONS("NodeTooManyConditions", 400, "Validation", "Too many conditions have been provided"),
    MISSING_CONDITIONS(
            "NodeMissingAccessControlConditions",
            400,
            "Validation",
            "Must pass either access_control_conditions or"
                    + " evm_contract_conditions or sol_rpc_conditions or unified_access_control_conditions"),
    NOT_AUTHORIZED_BY_CONDITIONS(
            "NodeAccessControlConditionsReturnedNotAuthorized",
            401,
            "Validation",
            "The access control condition check returned that you are not permitted to access this content."),
    SCOPE_TOO_LIMITED(
            "NodeAuthSigScopeTooLimited",
            401,
            "Validation",
            "auth_sig scope that is passed does not support the requested operation"),
    AUTH_SIG_FOR_ENDPOINT("NodeCannotProvideAuthSigForEndpoint", 400, "Validation", "Invalid Signature Requested"),
    AUTH_METHOD_FOR_ENDPOINT(
            "NodeCannotProvideAuthMethodForEndpoint", 400, "Validation", "The user sent a auth_methods for endpoint"),
    CURVE_TYPE(
            "NodeInvalidCurveType",
            400,
            "Validation",
            "The user sent an unsupported curve type when requesting to sign something"),
    AUTH_SIG_FOR_SESSION_KEY(
            "NodeInvalidAuthSigForSessionKey",
            400,
            "Validation",
            "The user sent an auth_sig for signing a session_key"),
    SIWE_MESSAGE("NodeSIWEMessageError", 400, "Parser", "Error parsing SIWE message"),
    AUTH_CONTEXT_RESOURCE(
            "NodeInvalidAuthContextResource",
            401,
            "Validation",
            "Can't define AuthContext resources in user capability"),
    SIWE_CAPABILITY("NodeSIWECapabilityInvalid", 400, "Validation", "Invalid Capability object in SIWE resource ReCap"),
    EXPIRATION("NodeExpWrongOrTooLarge", 403, "Validation", "While signing JWT, EXP too large or wrong"),
    WALLET_JSON("NodeWalletSignatureJSONError", 502, "Parser", "Wallet Signature not in JSON format"),
    UNDEFINED_EXPIRATION(
            "NodeUndefinedSiweExpiration", 401, "Validation", "Siwe message doesn't contain expiration time"),
    WEBAUTHN_CHALLENGE("NodeInvalidWebAuthnChallenge", 400, "Validation", "Invalid challenge is used for WebAuthn."),
    TOKEN_ID("NodePKPTokenIdNotFound", 400, "Validation", "Could not find PKP token ID."),
    ACTION_REFUSED(
            "NodeLitActionsSessionSigAuthenticationFailed",
            401,
            "Validation",
            "Lit Actions returned false for sessionSig signing authentication"),
    ACTION_FAILED("NodeJsExecutionError", 502, "Unexpected", "An error occured while the Lit Action ran"),
    BLOCKHASH("NodeInvalidBlockhash", 502, "Unexpected", "Invalid Block Hash for sign session key"),
    AUTH_CONTEXT("NodeAuthContextFromSessionSigError", 502, "Parser", "Unable to parse Authcontext from sessionSig"),
    CONCURRENCY("NodeConcurrencyOverload", 429, "Unexpected", "Concurrency limit reached"),
    OLD_ENDPOINT(
            "OldEndpointVersionNoLongerSupported",
            410,
            "Generic",
            "Old version of the endpoint is no longer supported"),
    MISSING_REQUEST_ID(
            "CoreApiMissingRequiredXRequestIdHeader",
            400,
            "Validation",
            "The X-Request-Id or X-Correlation-Id header is required"),
    SDK_VERSION("CoreApiInvalidXSDKVersionHeader", 400, "Validation", "The X-Lit-SDK-Version header is not valid");

    private final String wireName;
    private final int status;
    private final String kind;
    private final String message;

    NodeCode(String wireName, int status, String kind, String message) {
        this.wireName = wireName;
        this.status = status;
        this.kind = kind;
        this.message = message;
    }

    /** Makes the failure of a step, with what happened as details, the outermost error first. */
    NodeFailure failure(String label, String... details) {
        return new NodeFailure(
                label,
                wireName,
                status,
                JsonObject.builder()
                        .put("details", JsonArray.ofStrings(List.of(details)))
                        .put("errorCode", wireName)
                        .put("errorKind", kind)
                        .put("message", message)
                        .put("status", status)
                        .build());
    }
}
