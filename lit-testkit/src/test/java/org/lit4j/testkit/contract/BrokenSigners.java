package org.lit4j.testkit.contract;

import java.util.List;
import java.util.stream.Stream;
import org.lit4j.core.auth.AuthSigner;

/** Every signer that breaks a rule, and the correct one that they are made of. */
final class BrokenSigners {
    static final Subject<Integer, AuthSigner> CORRECT = Subject.breaking("correct", ReferenceSigner::new);

    private static final List<Subject<Integer, AuthSigner>> ALL = Stream.of(
                    AnswerBreakers.all(), MessageBreakers.all(), SignerLifeBreakers.all())
            .flatMap(List::stream)
            .toList();

    private BrokenSigners() {}

    static List<Subject<Integer, AuthSigner>> all() {
        return ALL;
    }

    static Subject<Integer, AuthSigner> named(String name) {
        return Stream.concat(Stream.of(CORRECT), ALL.stream())
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
