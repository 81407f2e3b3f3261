package org.lit4j.cli;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Timestamp;
import picocli.CommandLine.Option;

/** The option of commands that look at the clock. */
final class ClockOption {
    @Option(names = "--at", paramLabel = "ISO", description = "Stops the clock at this time.")
    private @Nullable String at;

    Clock clock() {
        return at == null ? Clock.systemUTC() : Clock.fixed(Timestamp.parse(at).instant(), ZoneOffset.UTC);
    }
}
