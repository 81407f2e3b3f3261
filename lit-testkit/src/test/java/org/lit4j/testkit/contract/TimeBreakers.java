package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Stores that are wrong about time. */
final class TimeBreakers {
    private TimeBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                breaking(
                        "finds expired AuthSigs until they are purged",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized Optional<StoredSession> find(SessionKeyId id) {
                                requireOpen();
                                return Optional.ofNullable(records.get(keyOf(id)))
                                        .map(this::handedOut);
                            }
                        },
                        "expiredAuthSigIsNotReturnedEvenBeforePurge",
                        "recordOfNothingButAnExpiredAuthSigIsNotFound",
                        "validityIsHalfOpen"),
                breaking(
                        "never looks at the clock again",
                        clock -> new ReferenceStore(Clock.fixed(clock.instant(), ZoneOffset.UTC)),
                        "endedLeaseIsNotRenewed",
                        "endedLeaseIsTakenOver",
                        "expiredAuthSigIsNotReturnedEvenBeforePurge",
                        "lateSaveIsRefusedAfterTakeover",
                        "listLeavesOutWhatIsNotLive",
                        "lostLeaseIsNotRenewed",
                        "purgeCountsExpiredAuthSigs",
                        "purgeDeletesWhatHasExpired",
                        "purgeForgetsEndedLeases",
                        "purgeKeepsKeysAndWhatIsLive",
                        "recordOfNothingButAnExpiredAuthSigIsNotFound",
                        "releasingALostLeaseDoesNothing",
                        "renewedLeaseLastsLonger",
                        "saveUnderAnEndedLeaseIsRefused",
                        "threadsWithoutTheLeaseNeverOverwrite",
                        "tokensAreNeverGivenTwice",
                        "validityIsHalfOpen"),
                finding(
                        "forgets that an AuthSig beside a key has expired",
                        (stored, now) ->
                                longExpired(stored, now) && stored.sessionKey().isPresent()
                                        ? stored
                                        : stored.liveAt(now),
                        "expiredAuthSigIsNotReturnedEvenBeforePurge"),
                finding(
                        "does not find the key when the AuthSig expired long ago",
                        (stored, now) ->
                                longExpired(stored, now) ? StoredSession.empty(stored.id()) : stored.liveAt(now),
                        "keyOutlivesItsAuthSig"),
                breaking(
                        "lets the key expire with its AuthSig",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession live(StoredSession stored, Instant now) {
                                StoredSession live = stored.liveAt(now);
                                return live.authSig().equals(stored.authSig()) ? live : live.withoutSessionKey();
                            }
                        },
                        "keyOutlivesItsAuthSig",
                        "listLeavesOutWhatIsNotLive",
                        "purgeKeepsKeysAndWhatIsLive",
                        "validityIsHalfOpen"),
                breaking(
                        "finds an empty record when its AuthSig has expired",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized Optional<StoredSession> find(SessionKeyId id) {
                                requireOpen();
                                return Optional.ofNullable(records.get(keyOf(id)))
                                        .map(stored -> handedOut(live(stored, clock.instant())));
                            }
                        },
                        "recordOfNothingButAnExpiredAuthSigIsNotFound"),
                breaking(
                        "takes the end as inclusive",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession live(StoredSession stored, Instant now) {
                                return stored.liveAt(now.minusNanos(1));
                            }
                        },
                        "listLeavesOutWhatIsNotLive",
                        "purgeCountsExpiredAuthSigs",
                        "purgeDeletesWhatHasExpired",
                        "purgeKeepsKeysAndWhatIsLive",
                        "validityIsHalfOpen"),
                finding(
                        "finds an AuthSig at its very end",
                        (stored, now) -> stored.liveAt(now.minusNanos(1)),
                        "validityIsHalfOpen"),
                finding(
                        "ends an AuthSig a millisecond early",
                        (stored, now) -> stored.liveAt(now.plusMillis(1)),
                        "validityIsHalfOpen"),
                breaking(
                        "gives an AuthSig without end thirty days",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession live(StoredSession stored, Instant now) {
                                Instant end =
                                        stored.authSigExpiresAt().orElse(StoreFixture.T0.plus(Duration.ofDays(30)));
                                return now.isBefore(end) ? stored : stored.withoutAuthSig();
                            }
                        },
                        "authSigWithoutEndStays"),
                breaking(
                        "keeps the end to the second",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession kept(StoredSession given) {
                                StoredSession copy = given.duplicate();
                                return new StoredSession(
                                        copy.id(),
                                        copy.sessionKey(),
                                        copy.authSig(),
                                        copy.authSigExpiresAt().map(end -> end.truncatedTo(ChronoUnit.SECONDS)));
                            }
                        },
                        "endOfAuthSigIsKeptToTheMillisecond"),
                breaking(
                        "deletes what it finds expired",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized Optional<StoredSession> find(SessionKeyId id) {
                                requireOpen();
                                records.computeIfPresent(keyOf(id), (key, stored) -> live(stored, clock.instant()));
                                return super.find(id);
                            }
                        },
                        "findWritesNothing"),
                breaking(
                        "counts records that it purged as a whole",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized int purgeExpired() {
                                int before = records.size();
                                super.purgeExpired();
                                return before - records.size();
                            }
                        },
                        "purgeCountsExpiredAuthSigs"),
                breaking(
                        "counts every record that it looks at",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized int purgeExpired() {
                                return super.purgeExpired() == 0 ? 0 : records.size();
                            }
                        },
                        "purgeCountsExpiredAuthSigs"),
                breaking(
                        "counts but does not purge",
                        clock -> new ReferenceStore(clock) {
                            private int counted;

                            @Override
                            public synchronized int purgeExpired() {
                                requireOpen();
                                int expired = (int) records.values().stream()
                                        .filter(stored ->
                                                !live(stored, clock.instant()).equals(stored))
                                        .count();
                                purgeLeases(leaseTime());
                                int more = expired - counted;
                                counted = expired;
                                return more;
                            }
                        },
                        "purgeDeletesWhatHasExpired"),
                breaking(
                        "purges the key with its AuthSig",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized int purgeExpired() {
                                requireOpen();
                                int before = records.size();
                                records.values()
                                        .removeIf(stored ->
                                                !live(stored, clock.instant()).equals(stored));
                                purgeLeases(leaseTime());
                                return before - records.size();
                            }
                        },
                        "purgeKeepsKeysAndWhatIsLive"),
                breaking(
                        "purges every AuthSig when one has expired",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized int purgeExpired() {
                                int expired = super.purgeExpired();
                                if (expired > 0) {
                                    records.replaceAll((key, stored) -> stored.withoutAuthSig());
                                    records.values().removeIf(StoredSession::isEmpty);
                                }
                                return expired;
                            }
                        },
                        "purgeKeepsKeysAndWhatIsLive"));
    }

    /** A store whose find, and nothing else, has its own idea of what is live. */
    private static Subject<Clock, SessionKeyStore> finding(
            String name, BiFunction<StoredSession, Instant, StoredSession> live, String... rules) {
        return breaking(
                name,
                clock -> new ReferenceStore(clock) {
                    @Override
                    public synchronized Optional<StoredSession> find(SessionKeyId id) {
                        requireOpen();
                        return Optional.ofNullable(records.get(keyOf(id)))
                                .map(stored -> live.apply(stored, clock.instant()))
                                .filter(found -> !found.isEmpty())
                                .map(this::handedOut);
                    }
                },
                rules);
    }

    private static boolean longExpired(StoredSession stored, Instant now) {
        return stored.liveAt(now.minusSeconds(60)).authSig().isEmpty()
                && stored.authSig().isPresent();
    }
}
