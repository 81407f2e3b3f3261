package org.lit4j.devnet;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One request as a node saw it. Immutable. Holds no signature and no message, only whose they are.
 *
 * @param node the node's number, from 0
 * @param at the node's clock, its skew included
 * @param path the path, without a slash at the end
 * @param requestId the client's own id
 * @param status the HTTP status of the answer; 0 when the connection was closed without one
 * @param errorCode the node's error code, when it refused
 * @param refusedBy the rule of the verifier that failed, such as {@code R5}
 * @param sessionKey the public session key of an accepted session signature, lower-case hex
 * @param user whom the accepted session signature stands for
 * @param faults what was wrong with the node then
 */
public record SeenRequest(
        int node,
        Instant at,
        String path,
        Optional<String> requestId,
        int status,
        Optional<String> errorCode,
        Optional<String> refusedBy,
        Optional<String> sessionKey,
        Optional<String> user,
        Set<NodeFault> faults) {
    public SeenRequest {
        faults = Set.copyOf(faults);
    }
}
