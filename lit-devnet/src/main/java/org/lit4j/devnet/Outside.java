package org.lit4j.devnet;

import java.util.List;
import java.util.Optional;

/** What the devnet does not know or decide by itself, as its builder was told. Immutable. */
record Outside(
        ConditionCheck conditions,
        Optional<ActionFunction> actions,
        JwtAuthMethods tokens,
        Optional<BlockSource> blocks,
        List<CapacityCredit> credits) {
    Outside {
        credits = List.copyOf(credits);
    }
}
