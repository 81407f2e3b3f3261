package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_CAPABILITY_INVALID;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_MESSAGE_ERROR;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.siwe.RecapGrant;

/** Judges one capability inside a session signature: rules C1 to C6 and H4 to H8. One use, one thread. */
final class CapabilityJudge {
    private static final List<JsonObject> UNRESTRICTED = List.of(JsonObject.EMPTY);

    private final VerifierSettings settings;
    private final SiweSignatureCheck signatures;
    private final VerificationRequest request;
    private final String sessionKey;
    private final Instant now;
    private final Ledger ledger;
    private final List<NodeRecap> recaps = new ArrayList<>();
    private @Nullable NodeSiwe message;

    CapabilityJudge(VerifierSettings settings, VerificationRequest request, String sessionKey, Instant now) {
        this.settings = settings;
        this.request = request;
        this.sessionKey = sessionKey;
        this.now = now;
        this.ledger = new Ledger(Rule.ofCapability(settings.ruleSet()));
        this.signatures = new SiweSignatureCheck(settings, now, ledger);
    }

    CapabilityVerdict judge(int position, AuthSig capability) {
        MaterialType type = MaterialType.of(capability);
        try {
            apply(capability, type);
        } catch (Refusal refusal) {
            // Written down where it was thrown.
            return new CapabilityVerdict(position, type, ledger.complete());
        }
        return new CapabilityVerdict(position, type, ledger.complete());
    }

    /** Judges signature, time and session key alone: C1 to C4e. */
    CapabilityVerdict judgeSignature(int position, AuthSig capability) {
        MaterialType type = MaterialType.of(capability);
        try {
            signed(capability, type);
        } catch (Refusal refusal) {
            // Written down where it was thrown.
            return new CapabilityVerdict(position, type, ledger.complete());
        }
        return new CapabilityVerdict(position, type, ledger.complete());
    }

    /** The message, when it could be read. */
    Optional<NodeSiwe> message() {
        return Optional.ofNullable(message);
    }

    List<RecapGrant> grants() {
        List<RecapGrant> grants = new ArrayList<>();
        for (NodeRecap recap : recaps) {
            recap.attenuations()
                    .forEach((key, abilities) -> abilities.forEach((ability, list) ->
                            grants.add(new RecapGrant(key, ability, list.isEmpty() ? UNRESTRICTED : list))));
        }
        return grants;
    }

    private void apply(AuthSig capability, MaterialType type) {
        NodeSiwe siwe = signed(capability, type);
        recaps.addAll(ledger.check(Rule.C5, () -> RecapExtraction.of(siwe, ledger)));
        ledger.check(Rule.C6, this::granted);
        Forgotten.hardenCapability(siwe, capability, settings, ledger);
    }

    private NodeSiwe signed(AuthSig capability, MaterialType type) {
        NodeSiwe siwe = ledger.check(Rule.C1, () -> parse(capability));
        message = siwe;
        ledger.check(Rule.C2, () -> supported(type));
        if (type == MaterialType.WALLET_SIG) {
            byte[] signature = ledger.check(Rule.C3A, () -> SiweSignatureCheck.bytes(capability));
            ledger.check(
                    Rule.C3B,
                    () -> signatures.wallet(siwe, signature, "Wallet signature of session key via SIWE is not valid"));
            ledger.check(Rule.C3C, () -> forSessionKey(siwe, capability, false));
        } else {
            ledger.check(Rule.C4A, () -> signatures.validNow(siwe));
            byte[] signed = ledger.check(Rule.C4B, () -> SiweSignatureCheck.sessionHash(siwe));
            NetworkSignature signature = ledger.check(Rule.C4C, () -> signatures.networkSignature(capability));
            ledger.check(
                    Rule.C4D,
                    () -> signatures.network(signed, signature, "BLS signature of session key via SIWE is not valid"));
            ledger.check(Rule.C4E, () -> forSessionKey(siwe, capability, true));
        }
        return siwe;
    }

    private NodeSiwe parse(AuthSig capability) {
        try {
            NodeSiwe siwe = NodeSiwe.parse(capability.signedMessage(), settings.generation());
            ledger.say("by " + siwe.address());
            return siwe;
        } catch (Unreadable e) {
            throw Refusal.of(
                    PARSER, NODE_SIWE_CAPABILITY_INVALID, "Error parsing SIWE message on capability sig", e.problem());
        }
    }

    private boolean supported(MaterialType type) {
        if (type != MaterialType.WALLET_SIG && type != MaterialType.BLS_NETWORK_SIG) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "Only WalletSig and BLSNetworkSig are supported",
                    "it is a " + type.wireName());
        }
        ledger.say(type.wireName());
        return true;
    }

    private boolean forSessionKey(NodeSiwe siwe, AuthSig capability, boolean network) {
        String expected = SessionKeyHandle.URI_PREFIX + sessionKey;
        if (!siwe.uri().equals(expected)) {
            String values = "expected " + expected + ", signed " + siwe.uri();
            throw Refusal.of(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "The session pubkey in the auth sig is not signed in the wallet-signed SIWE message"
                            + (network ? ": " + values : ""),
                    values);
        }
        Forgotten.note(siwe, capability, settings, now, ledger.notes());
        return true;
    }

    private boolean granted() {
        String prefix = request.resource().prefix();
        List<String> reasons = new ArrayList<>();
        for (NodeRecap recap : recaps) {
            String key = recap.keyFor(prefix, request.resource().id());
            SortedMap<String, List<JsonObject>> abilities = recap.attenuations().get(key);
            if (abilities == null) {
                reasons.add("No capability object found for this resource");
                continue;
            }
            Optional<Map.Entry<String, List<JsonObject>>> match = abilities.entrySet().stream()
                    .filter(entry -> entry.getKey().equals("*/*")
                            || entry.getKey().equals(request.ability().recapAbility()))
                    .findFirst();
            if (match.isPresent()) {
                if (!match.get().getValue().isEmpty()) {
                    ledger.met(Quirk.RESTRICTIONS_IGNORED);
                }
                ledger.say(match.get().getKey() + " on " + key);
                return true;
            }
            reasons.add("No attenuations found in capability object for this resource");
        }
        NodeError error = NodeError.of(
                VALIDATION, NODE_SIWE_CAPABILITY_INVALID, "Unable to verify any of the SIWE capability objects");
        for (String reason : reasons) {
            error = error.withDetail(reason);
        }
        throw new Refusal(
                error,
                "wanted " + request.ability().recapAbility() + " on "
                        + request.resource().key() + "; "
                        + (reasons.isEmpty() ? "there is no capability object" : String.join("; ", reasons)));
    }
}
