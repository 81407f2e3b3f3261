package org.lit4j.benchmarks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.session.SessionKeyStore;

/** What several benchmarks measure with. */
final class Samples {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
    static final ResourceAbilityRequest GRANT = ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
    static final SessionSigsRequest REQUEST =
            SessionSigsRequest.builder().request(GRANT).build();

    /** A wallet that everybody knows. */
    private static final String WALLET = "11".repeat(32);

    private Samples() {}

    static LitSessions sessions(SessionKeyStore store, Dialect dialect, int nodes) {
        return LitSessions.builder()
                .nodes(NodeSource.of(addresses(nodes)))
                .signer(WalletSigners.privateKey(WALLET))
                .store(store)
                .dialect(dialect)
                .clock(CLOCK)
                .build();
    }

    static List<String> addresses(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> "https://127.0.0.1:" + (7470 + i))
                .toList();
    }
}
