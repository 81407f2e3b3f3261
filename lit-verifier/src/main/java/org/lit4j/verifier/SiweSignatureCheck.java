package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_MESSAGE_ERROR;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_SIG_CONVERSION_ERROR;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsEncoding;
import org.lit4j.crypto.bls.BlsScheme;

/** Checks who signed a SIWE message, a wallet or the network. One use, one thread. */
final class SiweSignatureCheck {
    private final VerifierSettings settings;
    private final Instant now;
    private final Ledger ledger;

    SiweSignatureCheck(VerifierSettings settings, Instant now, Ledger ledger) {
        this.settings = settings;
        this.now = now;
        this.ledger = ledger;
    }

    /** C3a: reads the signature's digits. */
    static byte[] bytes(AuthSig capability) {
        try {
            return NodeHex.decode(capability.sig());
        } catch (Unreadable e) {
            throw Refusal.of(
                    PARSER, NODE_SIWE_SIG_CONVERSION_ERROR, "Unable to convert SIWE sig to array", e.problem());
        }
    }

    /** C3b: the time first, then the signature. */
    boolean wallet(NodeSiwe siwe, byte[] signature, String text) {
        if (!siwe.isValidAt(now)) {
            throw Refusal.of(VALIDATION, NODE_SIWE_MESSAGE_ERROR, text, siwe.validity(now));
        }
        byte[] hash = siwe.hash();
        String key = DelegationCache.key("eip191", Hex.encode(signature), hash, siwe.address());
        Optional<List<Quirk>> known = find(key);
        if (known.isPresent()) {
            known.get().forEach(ledger::met);
            return true;
        }
        QuirkNotes notes = new QuirkNotes();
        String signer;
        try {
            signer = WalletSignature.signer(hash, signature, notes);
        } catch (Unreadable e) {
            throw Refusal.of(VALIDATION, NODE_SIWE_MESSAGE_ERROR, text, e.problem());
        }
        if (!signer.equals(siwe.address())) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    text,
                    "signed by " + signer + ", the message names " + siwe.address());
        }
        notes.all().forEach(ledger::met);
        keep(key, notes.all());
        return true;
    }

    /** C4a. */
    boolean validNow(NodeSiwe siwe) {
        if (!siwe.isValidAt(now)) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "The SIWE message is not valid now.  It has expired or is not yet valid",
                    siwe.validity(now));
        }
        ledger.say(siwe.validity(now));
        return true;
    }

    /** C4b: what the network signs for a message. */
    static byte[] sessionHash(NodeSiwe siwe) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("lit_session:" + Hex.encode(siwe.hash())).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** C4c: reads {@code {"ProofOfPossession":"…"}}, or one of another scheme. */
    NetworkSignature networkSignature(AuthSig capability) {
        try {
            NetworkSignature signature = NetworkSignature.parse(capability.sig());
            Bls bls = settings.bls();
            BlsEncoding encoding = bls == null ? BlsEncoding.VALID : bls.signatureEncoding(signature.bytes());
            if (encoding == BlsEncoding.MALFORMED || encoding == BlsEncoding.WRONG_SUBGROUP) {
                throw notRead("a signature that is no point of the group");
            }
            if (signature.scheme() != BlsScheme.PROOF_OF_POSSESSION) {
                ledger.met(Quirk.BLS_SCHEME);
            }
            return signature;
        } catch (Unreadable e) {
            throw notRead(e.problem());
        }
    }

    private static Refusal notRead(String detail) {
        return Refusal.of(PARSER, NODE_SIWE_SIG_CONVERSION_ERROR, "Unable to convert SIWE sig to array", detail);
    }

    /** C4d. */
    boolean network(byte[] signed, NetworkSignature signature, String text) {
        Bls bls = settings.bls();
        String networkKey = settings.networkKey().orElse("");
        if (bls == null || networkKey.isEmpty()) {
            throw Refusal.of(
                    VALIDATION, NODE_SIWE_MESSAGE_ERROR, text, "the verifier was given no public key of the network");
        }
        String key =
                DelegationCache.key(signature.scheme().wireName(), Hex.encode(signature.bytes()), signed, networkKey);
        if (find(key).isPresent()) {
            return true;
        }
        if (!bls.verify(signature.scheme(), Hex.decode(networkKey, "The network key"), signed, signature.bytes())) {
            throw Refusal.of(
                    VALIDATION, NODE_SIWE_MESSAGE_ERROR, text, "it is not the network's signature of this message");
        }
        keep(key, List.of());
        return true;
    }

    private Optional<List<Quirk>> find(String key) {
        DelegationCache cache = settings.cache();
        return cache == null ? Optional.empty() : cache.find(key);
    }

    private void keep(String key, List<Quirk> quirks) {
        DelegationCache cache = settings.cache();
        if (cache != null) {
            cache.keep(key, quirks);
        }
    }
}
