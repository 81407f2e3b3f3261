package org.lit4j.testkit.conformance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;
import org.lit4j.siwe.DelegationBuilder;
import org.lit4j.siwe.PaidDelegation;
import org.lit4j.siwe.PaymentDelegation;
import org.lit4j.siwe.PaymentScope;
import org.lit4j.siwe.SiweMessage;

/** Delegations of capacity and of payment, signed by a wallet. */
final class DelegationRunners {
    private DelegationRunners() {}

    static List<SchemaRunner> all() {
        return List.of(
                new DialectRunner("capacity-delegation/1", DelegationRunners::capacity),
                new DialectRunner("payment-delegation/1", DelegationRunners::payment));
    }

    private static Answer capacity(Input in, Dialect dialect) {
        Input params = in.object("params");
        CapacityDelegation.Builder delegation = CapacityDelegation.builder(delegatees(params));
        text(params, "capacityTokenId").ifPresent(delegation::tokenId);
        text(params, "uses").ifPresent(delegation::uses);
        fillMessage(delegation.dialect(dialect), params);
        return signed(delegation.build(), in, in.text("ownerPrivateKey"));
    }

    private static Answer payment(Input in, Dialect dialect) {
        Input params = in.object("params");
        PaymentDelegation.Builder delegation = PaymentDelegation.builder(delegatees(params));
        text(params, "maxPrice").ifPresent(delegation::maxPrice);
        params.texts("scopes").stream().map(PaymentScope::parse).forEach(delegation::scope);
        fillMessage(delegation.dialect(dialect), params);
        return signed(delegation.build(), in, in.text("signerPrivateKey"));
    }

    private static void fillMessage(DelegationBuilder<?> delegation, Input params) {
        params.optionalText("domain").ifPresent(delegation::domain);
        params.optionalText("statement").ifPresent(delegation::statement);
        params.optionalText("expiration").map(Timestamp::parse).ifPresent(delegation::expiration);
    }

    private static Delegatees delegatees(Input params) {
        if (params.truthy("delegateeAddresses").isEmpty()) {
            return Delegatees.anyone();
        }
        List<String> addresses = params.texts("delegateeAddresses");
        if (addresses.isEmpty()) {
            return Delegatees.nobody();
        }
        return Delegatees.only(
                addresses.get(0), addresses.subList(1, addresses.size()).toArray(String[]::new));
    }

    private static Optional<String> text(Input params, String name) {
        return params.truthy(name).map(DelegationRunners::textOf);
    }

    private static String textOf(JsonValue value) {
        return value instanceof JsonString string ? string.value() : value.stringify();
    }

    private static Answer signed(PaidDelegation delegation, Input in, String privateKey) {
        Clock clock = Clock.fixed(Instant.parse(in.text("now")), ZoneOffset.UTC);
        try (Secp256k1Key wallet = Secp256k1Key.parse(privateKey)) {
            AuthSigner signer = AuthSigner.of(Principal.ofAddress(wallet.address()), request -> sign(request, wallet));
            AuthSig authSig = delegation.sign(signer, in.text("nonce"), clock);
            return Answer.yes(Answer.ok().put("authSig", authSig.json()).put("authSigJson", authSig.toJson()));
        }
    }

    /** Signs what createSiweMessage of auth-helpers makes. */
    private static AuthSig sign(AuthRequest ask, Secp256k1Key wallet) {
        String text = SiweMessage.builder(ask.domain().orElseThrow(), ask.nonce())
                .address(wallet.address())
                .statement(ask.statementAfter(Optional.empty()))
                .uri(ask.uri())
                .issuedAt(Timestamp.of(ask.requestedAt()))
                .expirationTime(ask.expiration())
                .resources(ask.resources())
                .build()
                .text();
        return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
    }
}
