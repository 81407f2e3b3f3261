package org.lit4j.core;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lit4j.core.renewal.SessionEvent;
import org.lit4j.core.renewal.SessionListener;
import org.lit4j.core.session.SessionKeyId;

/** Tells the listeners, none of which can disturb the flow or another. Thread-safe. */
record Events(List<SessionListener> listeners, Clock clock, FlowLog log) {
    void tell(SessionEvent.Kind kind, SessionKeyId id) {
        tell(kind, id, event -> event);
    }

    void tell(SessionEvent.Kind kind, SessionKeyId id, UnaryOperator<SessionEvent> details) {
        if (listeners.isEmpty()) {
            return;
        }
        SessionEvent event = details.apply(SessionEvent.of(kind, id, clock.instant()));
        for (SessionListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (RuntimeException | Error e) {
                log.warn("a session listener threw {} on {}; that changes nothing", e.getClass(), kind);
            }
        }
    }
}
