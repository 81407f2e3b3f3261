package org.lit4j.cli;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.encoding.Timestamp;

/** The one place where commands get their clock. */
final class CommandClock {
    private CommandClock() {}

    static Clock running() {
        return Clock.systemUTC();
    }

    /** Returns a clock that stands at the value of an option, or runs when there is none. */
    static Clock at(@Nullable String time) {
        return time == null ? running() : Clock.fixed(Timestamp.parse(time).instant(), ZoneOffset.UTC);
    }
}
