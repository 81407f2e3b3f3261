package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.PersonalSign;

/** Signers whose answer is not that of the principal, or no answer to the request. */
final class AnswerBreakers {
    private AnswerBreakers() {}

    static List<Subject<Integer, AuthSigner>> all() {
        return List.of(
                breaking(
                        "signs another text than it shows",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                String text = message(request).build().text();
                                return AuthSig.personalSign(PersonalSign.sign(key, text + " "), text, key.address());
                            }
                        },
                        "answerIsADelegationForTheRequest"),
                breaking(
                        "names another address beside its message",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                AuthSig good = super.sign(request);
                                String other = ReferenceSigner.wallet(2).address();
                                return AuthSig.personalSign(good.sig(), good.signedMessage(), other);
                            }
                        },
                        "answerIsADelegationForTheRequest"),
                breaking(
                        "says that a session key signed",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                AuthSig good = super.sign(request);
                                return AuthSig.of(
                                        good.sig(), "litSessionSignViaNacl", good.signedMessage(), good.address());
                            }
                        },
                        "answerIsADelegationForTheRequest"),
                breaking(
                        "signs with another wallet than its principal's",
                        wallet -> new ReferenceSigner(2) {
                            @Override
                            public Optional<Principal> principal() {
                                return new ReferenceSigner(wallet).principal();
                            }
                        },
                        "answerIsThePrincipals"),
                breaking("is another principal", wallet -> new ReferenceSigner(2), "principalIsAsExpected"),
                breaking(
                        "does not know its principal",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public Optional<Principal> principal() {
                                return Optional.empty();
                            }
                        },
                        "principalIsAsExpected"),
                breaking(
                        "loses its principal after the second answer",
                        wallet -> new ReferenceSigner(wallet) {
                            private volatile int answers;

                            @Override
                            public Optional<Principal> principal() {
                                return answers < 2 ? super.principal() : Optional.empty();
                            }

                            @Override
                            @SuppressWarnings("NonAtomicVolatileUpdate") // one thread here
                            public AuthSig sign(AuthRequest request) {
                                answers++;
                                return super.sign(request);
                            }
                        },
                        "principalStaysTheSame"),
                breaking(
                        "gives its first answer to everybody",
                        wallet -> new ReferenceSigner(wallet) {
                            private final Map<String, AuthSig> answers = new ConcurrentHashMap<>();

                            @Override
                            public AuthSig sign(AuthRequest request) {
                                return answers.computeIfAbsent("all", key -> super.sign(request));
                            }
                        },
                        "everyRequestGetsItsOwnAnswer",
                        "expirationIsTheRequestsText"),
                breaking(
                        "gives its first answer to every session key that asks until the same time",
                        wallet -> new ReferenceSigner(wallet) {
                            private final Map<Timestamp, AuthSig> answers = new ConcurrentHashMap<>();

                            @Override
                            public AuthSig sign(AuthRequest request) {
                                return answers.computeIfAbsent(request.expiration(), key -> super.sign(request));
                            }
                        },
                        "everyRequestGetsItsOwnAnswer"),
                breaking(
                        "refuses to switch the chain",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                if (request.switchChain().orElse(false)) {
                                    throw new LitException(ErrorCode.SIGNER_REFUSED, "There is no other chain.");
                                }
                                return super.sign(request);
                            }
                        },
                        "everyChainIsAnswered"),
                breaking(
                        "knows one chain only",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                if (!request.chain().equals("ethereum")) {
                                    throw new IllegalArgumentException(request.chain());
                                }
                                return super.sign(request);
                            }
                        },
                        "everyChainIsAnswered"));
    }
}
