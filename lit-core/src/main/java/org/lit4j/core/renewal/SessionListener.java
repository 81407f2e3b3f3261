package org.lit4j.core.renewal;

/**
 * Is told what happens to sessions. Called in the thread that does the work, after the fact, with no lock held; so a slow
 * listener delays its caller. Calls for one identity may come from several threads at a time: implementations are
 * thread-safe. What a listener throws is logged and changes nothing.
 */
@FunctionalInterface
public interface SessionListener {
    /** Takes notice. Events hold no secrets. */
    void onEvent(SessionEvent event);
}
