package org.lit4j.testkit.contract;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.lit4j.core.session.SessionKeyStore;

/** Every store that breaks a rule, and the correct one that they are made of. */
final class BrokenStores {
    static final Subject<Clock, SessionKeyStore> CORRECT = Subject.breaking("correct", ReferenceStore::new);

    private static final List<Subject<Clock, SessionKeyStore>> ALL = Stream.of(
                    RecordBreakers.all(),
                    AuthSigBreakers.all(),
                    TimeBreakers.all(),
                    IdentityBreakers.all(),
                    ListBreakers.all(),
                    OwnershipBreakers.all(),
                    ThreadBreakers.all(),
                    LeaseBreakers.all(),
                    FencingBreakers.all())
            .flatMap(List::stream)
            .toList();

    private BrokenStores() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return ALL;
    }

    static Subject<Clock, SessionKeyStore> named(String name) {
        return Stream.concat(Stream.of(CORRECT), ALL.stream())
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
