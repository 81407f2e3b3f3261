package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;
import static org.lit4j.testkit.contract.Subject.breakingAmongOthers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Recap;

/** Every capability builder that breaks a rule, and the correct one that they are made of. */
final class BrokenBuilders {
    static final Subject<Integer, CapabilityBuilder> CORRECT = breaking("correct", n -> new Like());

    private static final List<Subject<Integer, CapabilityBuilder>> ALL = List.of(
            breakingAmongOthers(
                    "forgets the last request",
                    n -> new Like() {
                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            return super.build(requests.subList(0, 1), given, terms);
                        }
                    },
                    "everyRequestIsCovered"),
            breaking(
                    "grants nothing by default",
                    n -> new Like() {
                        @Override
                        Capability built(Capability right, CapabilityTerms terms) {
                            return terms.policy() == CapabilityPolicy.SDK_DEFAULT
                                    ? Recap.of(JsonObject.EMPTY, Recap.of(right).cids())
                                    : right;
                        }
                    },
                    "everyRequestIsCovered"),
            breaking(
                    "decides for the signer",
                    n -> new Like() {
                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            return super.build(requests, given, exactInsteadOf(CapabilityPolicy.SIGNER_DECIDES, terms));
                        }
                    },
                    "signerThatDecidesIsOfferedNothing"),
            breaking(
                    "adds a Lit Action where no wildcard may be",
                    n -> new Like() {
                        @Override
                        Capability built(Capability right, CapabilityTerms terms) {
                            return terms.policy() == CapabilityPolicy.NO_WILDCARDS
                                    ? Recap.of(right).toBuilder()
                                            .grant("lit-litaction://x", "Threshold", "Execution", JsonObject.EMPTY)
                                            .build()
                                    : right;
                        }
                    },
                    "exactPoliciesGrantNothingElse"),
            breaking(
                    "takes what is given as it is",
                    n -> new Like() {
                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            Capability right = super.build(requests, given, terms);
                            return given.filter(wide -> !wide.wildcards().isEmpty())
                                    .orElse(right);
                        }
                    },
                    "exactPolicyNarrowsWhatIsGiven"),
            breaking(
                    "forgets restrictions",
                    n -> new Like() {
                        @Override
                        Capability built(Capability right, CapabilityTerms terms) {
                            Recap.Builder free = Recap.builder();
                            Recap.of(right).grants().forEach(grant -> {
                                String[] ability = grant.ability().split("/", -1);
                                free.grant(grant.resourceKey(), ability[0], ability[1], JsonObject.EMPTY);
                            });
                            return Recap.of(
                                    free.build().attenuations(), Recap.of(right).cids());
                        }
                    },
                    "exactPolicyNeverWidensARestriction"),
            breaking(
                    "forgets proofs",
                    n -> new Like() {
                        @Override
                        Capability built(Capability right, CapabilityTerms terms) {
                            return Recap.of(right.attenuations(), List.of());
                        }
                    },
                    "proofsOfWhatIsGivenStay"),
            breaking(
                    "adds to what is given",
                    n -> new Like() {
                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            boolean lacks = given.filter(
                                            one -> !requests.stream().allMatch(one::covers))
                                    .isPresent();
                            return super.build(requests, lacks ? Optional.empty() : given, terms);
                        }
                    },
                    "givenCapabilityThatLacksARequestIsRefused"),
            breaking(
                    "lets requested wildcards pass",
                    n -> new Like() {
                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            boolean wild = requests.stream()
                                    .anyMatch(request -> request.resource().id().equals("*"));
                            return super.build(
                                    requests,
                                    given,
                                    wild ? exactInsteadOf(CapabilityPolicy.NO_WILDCARDS, terms) : terms);
                        }
                    },
                    "requestedWildcardIsRefusedWhereForbidden"),
            breaking(
                    "lets given wildcards pass",
                    n -> new Like() {
                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            return super.build(
                                    requests,
                                    given,
                                    given.isPresent() ? exactInsteadOf(CapabilityPolicy.NO_WILDCARDS, terms) : terms);
                        }
                    },
                    "givenWildcardIsRefusedWhereForbidden"),
            breaking(
                    "writes more than it says",
                    n -> new Like() {
                        @Override
                        Capability built(Capability right, CapabilityTerms terms) {
                            return new PartlyOther(right) {
                                @Override
                                public String urn() {
                                    return widened(right).urn();
                                }

                                @Override
                                public String statement() {
                                    return widened(right).statement();
                                }
                            };
                        }
                    },
                    "textSaysWhatTheObjectSays"),
            breaking(
                    "says it in other words",
                    n -> new Like() {
                        @Override
                        Capability built(Capability right, CapabilityTerms terms) {
                            return new PartlyOther(right) {
                                @Override
                                public String statement() {
                                    return right.statement() + " Please.";
                                }
                            };
                        }
                    },
                    "statementIsTheTexts"),
            breaking(
                    "numbers its capabilities",
                    n -> new Like() {
                        private final AtomicInteger number = new AtomicInteger();

                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            if (given.isPresent() || terms.policy() != CapabilityPolicy.EXACTLY_REQUESTED) {
                                return super.build(requests, given, terms);
                            }
                            JsonObject limit = JsonObject.builder()
                                    .put("n", number.incrementAndGet())
                                    .build();
                            Recap.Builder numbered = Recap.builder();
                            requests.forEach(request -> numbered.grant(request.resource(), request.ability(), limit));
                            return numbered.build();
                        }
                    },
                    "sameRequestsGetTheSameText"),
            breaking(
                    "keeps the requests in a field",
                    n -> new Like() {
                        private volatile List<ResourceAbilityRequest> current = List.of();

                        @Override
                        public Capability build(
                                List<ResourceAbilityRequest> requests,
                                Optional<Capability> given,
                                CapabilityTerms terms) {
                            current = requests;
                            for (int i = 0; i < 10_000 && current.equals(requests); i++) {
                                Thread.onSpinWait();
                            }
                            return super.build(current, given, terms);
                        }
                    },
                    "requestsOfManyThreadsAreNotMixedUp"),
            breaking(
                    "accepts nothing",
                    n -> new Like() {
                        @Override
                        public boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms) {
                            return false;
                        }
                    },
                    "whatItBuiltItAcceptsAgain"),
            breaking(
                    "accepts more than exactly that",
                    n -> new Like() {
                        @Override
                        public boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms) {
                            return terms.policy() == CapabilityPolicy.EXACTLY_REQUESTED
                                    || super.acceptsSigned(signed, wanted, terms);
                        }
                    },
                    "exactPolicyDoesNotAcceptMore"),
            breaking(
                    "accepts wildcards",
                    n -> new Like() {
                        @Override
                        public boolean acceptsSigned(Capability signed, Capability wanted, CapabilityTerms terms) {
                            return terms.policy() == CapabilityPolicy.NO_WILDCARDS
                                    || super.acceptsSigned(signed, wanted, terms);
                        }
                    },
                    "signedWildcardIsNotAcceptedWhereForbidden"));

    private BrokenBuilders() {}

    static List<Subject<Integer, CapabilityBuilder>> all() {
        return ALL;
    }

    static Subject<Integer, CapabilityBuilder> named(String name) {
        return Stream.concat(Stream.of(CORRECT), ALL.stream())
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
