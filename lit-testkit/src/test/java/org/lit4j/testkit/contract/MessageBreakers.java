package org.lit4j.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** Signers that put something else into the message than they were asked to. */
final class MessageBreakers {
    private MessageBreakers() {}

    static List<Subject<Integer, AuthSigner>> all() {
        return List.of(
                writing(
                        "delegates to a session key of its own",
                        (message, request) -> message.uri(otherKey()),
                        "answerIsADelegationForTheRequest"),
                writing(
                        "signs what is not valid yet",
                        (message, request) -> message.notBefore(
                                Timestamp.of(request.requestedAt().plusSeconds(1))),
                        "answerIsADelegationForTheRequest"),
                writing(
                        "draws a nonce of its own",
                        (message, request) -> SiweMessage.builder("example.com", "itsOwnNonce")
                                .address(message.build().address())
                                .statement(request.statement())
                                .uri(request.uri())
                                .issuedAt(Timestamp.of(request.requestedAt()))
                                .expirationTime(request.expiration())
                                .resources(request.resources()),
                        "nonceIsTheRequests"),
                writing(
                        "writes the expiration anew",
                        (message, request) -> message.expirationTime(
                                Timestamp.of(request.expiration().instant())),
                        "expirationIsTheRequestsText"),
                writing(
                        "delegates for an hour",
                        (message, request) -> message.expirationTime(
                                Timestamp.of(request.requestedAt().plusSeconds(3600))),
                        "expirationIsTheRequestsText"),
                writing(
                        "grants more than it was asked to",
                        (message, request) -> message.resources(List.of(more())),
                        "resourcesHoldTheRequests"),
                writing(
                        "adds another capability object",
                        (message, request) -> message.resources(with(request, more())),
                        "oneCapabilityObjectStandsLast"),
                writing(
                        "adds a resource at the end",
                        (message, request) -> message.resources(with(request, "https://example.com/terms")),
                        "oneCapabilityObjectStandsLast"),
                writing(
                        "leaves the capability's statement out",
                        (message, request) -> message.statement("Please."),
                        "statementEndsWithTheCapabilitys"),
                writing(
                        "ends with a statement of its own",
                        (message, request) -> message.statement(request.statement() + " Thank you."),
                        "statementEndsWithTheCapabilitys"),
                writing("writes a chain id of 0", (message, request) -> message.chainId(0), "chainIdIsPositive"));
    }

    private static Subject<Integer, AuthSigner> writing(
            String name, BiFunction<SiweMessage.Builder, AuthRequest, SiweMessage.Builder> change, String... rules) {
        return Subject.breaking(
                name,
                wallet -> new ReferenceSigner(wallet) {
                    @Override
                    SiweMessage.Builder message(AuthRequest request) {
                        return change.apply(super.message(request), request);
                    }
                },
                rules);
    }

    private static String otherKey() {
        try (SessionKeyPair key = Samples.key(99)) {
            return key.uri();
        }
    }

    private static String more() {
        return Recap.builder()
                .grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                .grantAll(LitResource.pkp("*"))
                .build()
                .urn();
    }

    private static List<String> with(AuthRequest request, String resource) {
        List<String> resources = new ArrayList<>(request.resources());
        resources.add(resource);
        return resources;
    }
}
