package org.lit4j.core.error;

/**
 * Says what went wrong, for programs. Codes are stable: none changes its meaning, new ones may come.
 *
 * <p>Retryable means that the same call may succeed later without any change by the caller.
 */
public enum ErrorCode {
    /** A text is not JSON, or lacks a member, or has one too many. */
    JSON_INVALID,
    /** A text is not hexadecimal, or of the wrong length. */
    HEX_INVALID,
    /** A text is not an RFC 3339 time, or the times given contradict each other. */
    TIME_INVALID,
    /** A node address is not {@code http(s)://host:port}. */
    NODE_URL_INVALID,
    /** A resource key or id cannot be read. */
    RESOURCE_INVALID,
    /** Access control conditions are malformed; the message has the path. */
    CONDITION_INVALID,
    /** No ability has this name. */
    ABILITY_UNKNOWN,
    /** The ability exists but does not belong to the resource. */
    ABILITY_NOT_SUPPORTED,
    /** No request was made. */
    REQUEST_EMPTY,
    /** A session key is malformed, or its public key is not that of its seed. */
    SESSION_KEY_INVALID,
    /** A secp256k1 private key is malformed or outside the range of the curve. */
    PRIVATE_KEY_INVALID,
    /** A BLS key is malformed, or outside the order of the group. */
    BLS_KEY_INVALID,
    /** Shares of a BLS key or signature are malformed, too few, or of one node twice. */
    BLS_SHARES_INVALID,
    /** An Ethereum address is malformed or fails its EIP-55 checksum. */
    ADDRESS_INVALID,
    /** A signature is malformed. */
    SIGNATURE_INVALID,
    /** A signature is well-formed, but not that of the address which the signed message names. */
    SIGNATURE_MISMATCH,
    /** A signature can only be a contract's (EIP-1271, ERC-6492), and nothing is there to ask the contract. */
    CONTRACT_SIGNATURE_UNSUPPORTED,
    /** An AuthSig is malformed. */
    AUTHSIG_INVALID,
    /** A map of session signatures is malformed. */
    SESSION_SIGS_INVALID,
    /** A capability object is malformed (ERC-5573). */
    RECAP_INVALID,
    /** The statement of a message does not end with the statement of its capability object (ERC-5573). */
    RECAP_STATEMENT_MISMATCH,
    /** A proof is not a CID that can be written. */
    CID_INVALID,
    /** A text is not a message of EIP-4361, or a field would make it one that cannot be read again. */
    SIWE_INVALID,
    /** No dialect has this name. */
    DIALECT_UNKNOWN,
    /** A setting is unknown. */
    SETTING_UNKNOWN,
    /** A setting is missing or malformed. */
    SETTING_INVALID,
    /** A part needs an object of the application, such as a DataSource, and got none. */
    OBJECT_MISSING,
    /** A named public network no longer serves session signatures. */
    NETWORK_DEAD,
    /** No nodes were given. */
    NODES_MISSING,
    /** The node source has no nonce (a connected network without a block hash). */
    NONCE_MISSING,
    /** The nodes ask more than the highest price given. */
    PRICE_TOO_LOW,
    /** No signer was given. */
    SIGNER_MISSING,
    /** The signer said no: a person refused. */
    SIGNER_REFUSED,
    /** The login behind the signer has expired. */
    SIGNER_LOGIN_EXPIRED,
    /** The signer cannot be reached now. */
    SIGNER_UNREACHABLE(true),
    /** The signer is set up wrongly. */
    SIGNER_MISCONFIGURED,
    /** The signer failed in a way that it did not name. */
    SIGNER_FAILED,
    /** The capability given does not cover a request. */
    CAPABILITY_NOT_COVERING,
    /** A policy forbids the wildcard that a request or capability has. */
    WILDCARD_FORBIDDEN,
    /** The signature of an AuthSig is not that of the address in its message. */
    DELEGATION_SIGNATURE_INVALID,
    /** An AuthSig is from, or names, another address than expected. */
    DELEGATION_ADDRESS_MISMATCH,
    /** An AuthSig delegates to another session key. */
    DELEGATION_SESSION_KEY_MISMATCH,
    /** An AuthSig is for another use than it is read for: its URI says so. */
    DELEGATION_URI_MISMATCH,
    /** An AuthSig has expired, or would within the margin. */
    DELEGATION_EXPIRED,
    /** An AuthSig is not valid yet. */
    DELEGATION_NOT_YET_VALID,
    /** An AuthSig carries no capability object. */
    DELEGATION_NO_CAPABILITY,
    /** An AuthSig does not grant a request. */
    DELEGATION_NOT_COVERING,
    /** An AuthSig is of a kind that this build cannot check. */
    DELEGATION_UNSUPPORTED,
    /** The store cannot be reached or failed. */
    STORE_UNAVAILABLE(true),
    /** A lease had ended or was taken over when its holder wanted to save; what is stored is unchanged. */
    STORE_LEASE_LOST,
    /** Others that ask the signer kept this call waiting for longer than it may wait. */
    SESSION_WAIT_TIMEOUT(true),
    /** The thread was interrupted while it waited; its interrupt flag is set. */
    INTERRUPTED(true),
    /** The connection was lost while the store was told to keep a change: all of it was kept, or nothing. */
    STORE_OUTCOME_UNKNOWN(true),
    /** The store's database said no: to the login, for want of a right, or to a value without room. */
    STORE_REFUSED,
    /** A stored record cannot be read. */
    STORE_CORRUPT,
    /** The place named for a store cannot be one: a link, no folder, not writable, or full of other things. */
    STORE_PATH_INVALID,
    /** Others than the owner may read or change what a store, or a file with a secret, holds. */
    STORE_PERMISSIONS,
    /** A store was made by a version that is too old or too new, or in the other mode. */
    STORE_FORMAT_UNSUPPORTED,
    /** Somebody else keeps a store locked for too long. */
    STORE_BUSY(true),
    /** A store seals its records, and there is no key ring; only the mode {@code plaintext} needs none. */
    SEALER_MISSING,
    /** A sealed record ends too early. */
    SEAL_TRUNCATED,
    /** A sealed record has a form that this version does not know. */
    SEAL_FORMAT_UNKNOWN,
    /** A record is sealed under a key that the ring does not have. */
    SEAL_KEY_UNKNOWN,
    /** A record is sealed under another key than the one which has its id in the ring. */
    SEAL_KEY_WRONG,
    /** A sealed record belongs to another tenant or network. */
    SEAL_TENANT_MISMATCH,
    /** A sealed record belongs to another principal or label of the same tenant: records were swapped. */
    SEAL_RECORD_SWAPPED,
    /** A sealed record is an older version than the one that should stand there, or a later one. */
    SEAL_VERSION_OLD,
    /** A sealed record was altered. */
    SEAL_BROKEN,
    /** A key ring is malformed, or lacks what is asked of it. */
    KEYRING_INVALID,
    /** A key ring needs a passphrase or password that was not given, or is another. */
    KEYRING_LOCKED,
    /** No provider has this name. */
    PROVIDER_NOT_FOUND,
    /** The provider asked for could not be loaded. */
    PROVIDER_BROKEN,
    /** Two providers have the name asked for. */
    PROVIDER_AMBIGUOUS,
    /** A module that the work needs is not on the class path. */
    MODULE_MISSING,
    /** A port of the simulated network cannot be opened. */
    DEVNET_PORT,
    /** The object was closed. */
    CLOSED;

    private final boolean retryable;

    ErrorCode() {
        this(false);
    }

    ErrorCode(boolean retryable) {
        this.retryable = retryable;
    }

    /** Says whether the same call may succeed later without any change by the caller. */
    public boolean retryable() {
        return retryable;
    }
}
