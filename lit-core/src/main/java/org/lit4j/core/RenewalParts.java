package org.lit4j.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionListener;
import org.lit4j.core.renewal.Waiting;

/**
 * What {@link LitSessions} renews by.
 *
 * @param timer where heartbeats run
 * @param background where renewals ahead of time run
 */
record RenewalParts(
        RenewalPolicy policy,
        Waiting waiting,
        Optional<ScheduledExecutorService> timer,
        Optional<Executor> background,
        List<SessionListener> listeners) {}
