package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;
import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.ErrorKind.VALIDATION;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_CAPABILITY_INVALID;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_MESSAGE_ERROR;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;

/**
 * Judges delegations: AuthSigs among the capabilities in which somebody else pays for the user. Rules D1 to D7; nothing of a
 * delegation counts before its signature was checked. Immutable and thread-safe.
 */
public final class DelegationVerifier {
    private static final int ADDRESS_BYTES = 20;
    private static final String WALLET_TEXT = "Wallet signature of SIWE is not valid";
    private static final String NETWORK_TEXT = "BLS signature of SIWE is not valid";

    private final VerifierSettings settings;
    private final Clock clock;

    DelegationVerifier(VerifierSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Judges a payment delegation (naga).
     *
     * @param user the address that wants to be paid for: 40 hexadecimal digits, with or without 0x
     * @throws LitException {@code ADDRESS_INVALID} for a user that is no address
     */
    public DelegationVerdict payment(AuthSig delegation, String user) {
        String address = digits(user);
        List<PaymentTerms> terms = new ArrayList<>();
        return judge(
                delegation,
                LitResource.paymentDelegation("*").prefix(),
                LitAbility.PAYMENT_DELEGATION,
                (restriction, verdict) -> terms.add(RestrictionReader.payment(restriction, address)),
                terms,
                List.of());
    }

    /**
     * Judges a rate limit delegation (datil).
     *
     * @param user the address that wants to spend: 40 hexadecimal digits, with or without 0x
     * @throws LitException {@code ADDRESS_INVALID} for a user that is no address
     */
    public DelegationVerdict rateLimit(AuthSig delegation, String user) {
        String address = digits(user);
        List<RateLimitTerms> terms = new ArrayList<>();
        return judge(
                delegation,
                LitResource.rateLimitIncrease("*").prefix(),
                LitAbility.RATE_LIMIT_INCREASE_AUTH,
                (restriction, verdict) -> terms.add(RestrictionReader.rateLimit(restriction, address)),
                List.of(),
                terms);
    }

    private static String digits(String user) {
        try {
            return Hex.encode(Hex.decodePrefixed(requireNonNull(user, "user"), ADDRESS_BYTES, "The user"));
        } catch (LitException e) {
            throw new LitException(ErrorCode.ADDRESS_INVALID, "The user is no Ethereum address: " + e.getMessage(), e);
        }
    }

    private DelegationVerdict judge(
            AuthSig delegation,
            String scheme,
            LitAbility ability,
            BiConsumer<JsonObject, Ledger> reader,
            List<PaymentTerms> payments,
            List<RateLimitTerms> rateLimits) {
        requireNonNull(delegation, "delegation");
        List<Rule> rules = new ArrayList<>(Rule.startingWith('D'));
        if (settings.ruleSet() == RuleSet.HARDENED) {
            rules.addAll(List.of(Rule.H5, Rule.H6, Rule.H7, Rule.H8));
        }
        Ledger ledger = new Ledger(rules);
        try {
            NodeSiwe siwe = apply(delegation, ledger, clock.instant(), scheme, ability, reader);
            return new DelegationVerdict(ledger.complete(), Optional.of(siwe.address()), payments, rateLimits);
        } catch (Refusal refusal) {
            return new DelegationVerdict(ledger.complete(), Optional.empty(), List.of(), List.of());
        }
    }

    private NodeSiwe apply(
            AuthSig delegation,
            Ledger ledger,
            Instant now,
            String scheme,
            LitAbility ability,
            BiConsumer<JsonObject, Ledger> reader) {
        SiweSignatureCheck signatures = new SiweSignatureCheck(settings, now, ledger);
        MaterialType type = MaterialType.of(delegation);
        NodeSiwe siwe = ledger.check(Rule.D1, () -> parse(delegation));
        ledger.check(Rule.D2, () -> supported(type));
        if (type == MaterialType.WALLET_SIG) {
            byte[] signature = ledger.check(Rule.D3, () -> SiweSignatureCheck.bytes(delegation));
            ledger.check(Rule.D4, () -> signatures.wallet(siwe, signature, WALLET_TEXT));
            ledger.check(Rule.D5, () -> sameAddress(siwe, delegation));
        } else {
            NetworkSignature signature = ledger.check(Rule.D3, () -> signatures.networkSignature(delegation));
            ledger.check(
                    Rule.D4,
                    () -> signatures.validNow(siwe)
                            && signatures.network(SiweSignatureCheck.sessionHash(siwe), signature, NETWORK_TEXT));
        }
        List<NodeRecap> recaps = ledger.check(Rule.D6, () -> {
            Forgotten.note(siwe, delegation, settings, now, ledger.notes());
            return RecapExtraction.of(siwe, ledger);
        });
        ledger.check(Rule.D7, () -> {
            int lines = 0;
            for (NodeRecap recap : recaps) {
                for (JsonObject restriction : recap.restrictionsOf(scheme, ability.recapAbility())) {
                    reader.accept(restriction, ledger);
                    lines++;
                }
            }
            ledger.say(lines + " restrictions");
            return true;
        });
        Forgotten.hardenDelegation(siwe, settings, ledger);
        return siwe;
    }

    private NodeSiwe parse(AuthSig delegation) {
        try {
            return NodeSiwe.parse(delegation.signedMessage(), settings.generation());
        } catch (Unreadable e) {
            throw Refusal.of(
                    PARSER, NODE_SIWE_CAPABILITY_INVALID, "Error parsing SIWE message on capability sig", e.problem());
        }
    }

    private static boolean supported(MaterialType type) {
        if (type != MaterialType.WALLET_SIG && type != MaterialType.BLS_NETWORK_SIG) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "Only WalletSig and BLSNetworkSig are supported",
                    "it is a " + type.wireName());
        }
        return true;
    }

    private static boolean sameAddress(NodeSiwe siwe, AuthSig delegation) {
        String given;
        try {
            byte[] bytes = NodeHex.decode(delegation.address());
            given = "0x" + Hex.encode(bytes);
        } catch (Unreadable e) {
            given = "";
        }
        if (!given.equals(siwe.address().toLowerCase(Locale.ROOT))) {
            throw Refusal.of(
                    VALIDATION,
                    NODE_SIWE_MESSAGE_ERROR,
                    "The address in the SIWE message does not match the address in the auth sig",
                    "the message names " + siwe.address());
        }
        return true;
    }
}
