package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Signers that several threads confuse, that show their key, or that do not close well. */
final class SignerLifeBreakers {
    private SignerLifeBreakers() {}

    static List<Subject<Integer, AuthSigner>> all() {
        return List.of(
                breaking(
                        "belongs to the thread that opened it",
                        wallet -> new ReferenceSigner(wallet) {
                            private final Thread owner = Thread.currentThread();

                            @Override
                            public AuthSig sign(AuthRequest request) {
                                if (!owner.equals(Thread.currentThread())) {
                                    throw new IllegalStateException("another thread");
                                }
                                return super.sign(request);
                            }
                        },
                        "requestsOfManyThreadsAreNotMixedUp",
                        "sameRequestIsAnsweredToManyThreads"),
                breaking(
                        "answers one nonce to one thread only",
                        wallet -> new ReferenceSigner(wallet) {
                            private final Map<String, Thread> seen = new ConcurrentHashMap<>();

                            @Override
                            public AuthSig sign(AuthRequest request) {
                                Thread mine = Thread.currentThread();
                                if (!seen.computeIfAbsent(request.nonce(), nonce -> mine)
                                        .equals(mine)) {
                                    throw new LitException(ErrorCode.SIGNER_REFUSED, "This nonce was seen.");
                                }
                                return super.sign(request);
                            }
                        },
                        "sameRequestIsAnsweredToManyThreads"),
                breaking(
                        "answers the request of another thread",
                        wallet -> new ReferenceSigner(wallet) {
                            private final Set<Thread> known = ConcurrentHashMap.newKeySet();
                            private final Exchanger<AuthRequest> meeting = new Exchanger<>();

                            {
                                known.add(Thread.currentThread());
                            }

                            /** Swaps once a thread; their number is even, so nobody waits for ever. */
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                return super.sign(known.add(Thread.currentThread()) ? swap(request) : request);
                            }

                            private AuthRequest swap(AuthRequest request) {
                                try {
                                    return meeting.exchange(request);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                    return request;
                                }
                            }
                        },
                        "requestsOfManyThreadsAreNotMixedUp"),
                breaking(
                        "prints its key",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public String toString() {
                                return HexFormat.ofDelimiter("").formatHex(Samples.seed(wallet));
                            }
                        },
                        "textFormShowsNoSecret"),
                breaking(
                        "prints half of its key, as numbers",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public String toString() {
                                StringBuilder text = new StringBuilder();
                                for (int i = 0; i < 16; i++) {
                                    text.append(Samples.seed(wallet)[i]).append(", ");
                                }
                                return text.toString();
                            }
                        },
                        "textFormShowsNoSecret"),
                breaking(
                        "prints what may be a key",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public String toString() {
                                return "signer " + "0123456789abcdef".repeat(4);
                            }
                        },
                        "textFormShowsNoSecret"),
                breaking(
                        "fails when it is closed again",
                        wallet -> new ReferenceSigner(wallet) {
                            private boolean closed;

                            @Override
                            public void close() {
                                if (closed) {
                                    throw new LitException(ErrorCode.CLOSED, "closed");
                                }
                                closed = true;
                                super.close();
                            }
                        },
                        "closingTwiceDoesNothing"),
                breaking(
                        "signs after it was closed",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public void close() {}
                        },
                        "closedSignerRefusesAsClosed"),
                breaking(
                        "fails after it was closed, but not with a LitException",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                try {
                                    return super.sign(request);
                                } catch (LitException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        },
                        "closedSignerRefusesAsClosed"),
                breaking(
                        "fails after it was closed as if the wallet could not be reached",
                        wallet -> new ReferenceSigner(wallet) {
                            @Override
                            public AuthSig sign(AuthRequest request) {
                                try {
                                    return super.sign(request);
                                } catch (LitException e) {
                                    throw new LitException(ErrorCode.SIGNER_UNREACHABLE, "gone", e);
                                }
                            }
                        },
                        "closedSignerRefusesAsClosed"));
    }
}
