package org.lit4j.core;

import java.util.Map;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** What became of Lit's public networks. None takes session signatures any more. */
final class PublicNetworks {
    private static final String DATIL = "was shut down on 2026-02-25; its successor Naga is gone, too";
    private static final String NAGA =
            "was shut down on 2026-04-01 (its chain halted on 2026-03-25); its successor Chipotle has no session signatures";
    private static final String OLDER = "was shut down before 2026; so were its successors Datil and Naga";

    private static final Map<String, String> FATES = Map.ofEntries(
            Map.entry("jalapeno", OLDER),
            Map.entry("serrano", OLDER),
            Map.entry("cayenne", OLDER),
            Map.entry("manzano", OLDER),
            Map.entry("habanero", OLDER),
            Map.entry("datil-dev", DATIL),
            Map.entry("datil-test", DATIL),
            Map.entry("datil", DATIL),
            Map.entry("naga-dev", NAGA),
            Map.entry("naga-test", NAGA),
            Map.entry("naga-staging", NAGA),
            Map.entry("naga-proto", NAGA),
            Map.entry("naga", NAGA));

    private PublicNetworks() {}

    /** Returns the error for a network that was named without nodes, if it is one of the public ones. */
    static Optional<LitException> obituary(String network) {
        return Optional.ofNullable(FATES.get(network))
                .map(fate -> new LitException(
                        ErrorCode.NETWORK_DEAD,
                        "The network " + network + " " + fate
                                + ". Run nodes of your own and give their addresses; the name is then only a label."));
    }
}
