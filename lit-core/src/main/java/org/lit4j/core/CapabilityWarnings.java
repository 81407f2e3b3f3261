package org.lit4j.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lit4j.core.capability.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what a capability warns about, each sentence once. Thread-safe. */
final class CapabilityWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(LitSessions.class);
    /** How many sentences are remembered; further ones are logged each time, for a server must not grow for ever. */
    private static final int MAX_REMEMBERED = 1000;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    void log(Capability capability) {
        for (String warning : capability.warnings()) {
            if (logged.size() < MAX_REMEMBERED ? logged.add(warning) : !logged.contains(warning)) {
                LOG.warn("Capability: {}", warning);
            }
        }
    }
}
