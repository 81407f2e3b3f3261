package org.lit4j.siwe;

import java.util.List;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.siwe.RecapFinding.NodesView;

/**
 * What the capability objects of one SIWE message are. Immutable.
 *
 * @param all one for each {@code urn:recap:} resource, in their order
 */
public record RecapFindings(List<RecapFinding> all) {
    public RecapFindings {
        all = List.copyOf(all);
    }

    /**
     * Says whether nodes go on with the message: it has no statement, or the statement ends with that of each object which
     * they can read. They also go on when there is none, and then find that nothing is granted.
     */
    public boolean nodesAccept() {
        return all.stream().noneMatch(one -> one.nodes() == NodesView.STATEMENT_REFUSED);
    }

    /** Says whether nodes go on with the message and find the request granted by one of its objects. */
    public boolean nodesGrant(ResourceAbilityRequest request) {
        return nodesAccept()
                && all.stream().flatMap(one -> one.asNodesRead().stream()).anyMatch(recap -> recap.covers(request));
    }
}
