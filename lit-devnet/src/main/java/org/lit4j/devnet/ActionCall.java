package org.lit4j.devnet;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.lit4j.core.json.JsonObject;

/**
 * A Lit Action that a client wants to have run. Immutable.
 *
 * @param code its source, when the client sent that and not only its name
 * @param cid its name, {@code Qm…}; of a code that of the file that holds it
 * @param jsParams the client's parameters
 */
public record ActionCall(Optional<String> code, String cid, JsonObject jsParams) {
    public ActionCall {
        requireNonNull(code, "code");
        requireNonNull(cid, "cid");
        requireNonNull(jsParams, "jsParams");
    }
}
