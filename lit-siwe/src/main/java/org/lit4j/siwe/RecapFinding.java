package org.lit4j.siwe;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.lit4j.core.error.LitException;

/**
 * What one {@code urn:recap:} resource of a SIWE message is, to SDKs and to nodes. Immutable.
 *
 * @param position which of the message's resources, counted from 1
 * @param recap the capability object as SDKs read it
 * @param error why SDKs cannot read it; present when {@code recap} is empty
 * @param statementMatches whether the message has a statement and it ends with this object's; false when neither SDKs nor
 *     nodes can read the object
 * @param nodes what nodes do with it
 * @param asNodesRead the capability object as nodes read it; empty when they drop it
 * @param remark what nodes do with it and why, in an English sentence
 */
public record RecapFinding(
        int position,
        Optional<Recap> recap,
        Optional<LitException> error,
        boolean statementMatches,
        NodesView nodes,
        Optional<Recap> asNodesRead,
        String remark) {
    /** What nodes do with a capability object. */
    public enum NodesView {
        /** They read it. */
        READ,
        /** They cannot read it, and go on silently as if it were not there. */
        DROPPED,
        /** They read it and refuse the whole message, for its statement does not end with that of the object. */
        STATEMENT_REFUSED
    }

    public RecapFinding {
        requireNonNull(nodes, "nodes");
        requireNonNull(remark, "remark");
        if (recap.isPresent() == error.isPresent() || asNodesRead.isEmpty() != (nodes == NodesView.DROPPED)) {
            throw new IllegalArgumentException("an object and an error contradict each other");
        }
    }

    static RecapFinding of(int position, String urn, Optional<String> statement) {
        Optional<Recap> recap = Optional.empty();
        Optional<LitException> error = Optional.empty();
        try {
            recap = Optional.of(Recap.decode(urn));
        } catch (LitException e) {
            error = Optional.of(e);
        }
        String where = "Resource " + position + ", a capability object, ";
        Recap asNodesRead;
        try {
            asNodesRead = RecapDecoder.decodeAsNodes(urn);
        } catch (LitException e) {
            boolean matches =
                    recap.filter(read -> endsWith(statement, read.statement())).isPresent();
            String remark = where + "is dropped silently by nodes: " + e.getMessage();
            return new RecapFinding(position, recap, error, matches, NodesView.DROPPED, Optional.empty(), remark);
        }
        String written = RecapStatement.asNodesWrite(asNodesRead.attenuations());
        boolean matches = endsWith(statement, written);
        boolean refused = statement.isPresent() && !matches;
        String remark = refused
                ? where + "makes nodes refuse the whole message: its statement does not end with '" + written + "'"
                : where + "is read by nodes"
                        + (matches ? " and stands in the statement" : ", without a statement to check");
        return new RecapFinding(
                position,
                recap,
                error,
                matches,
                refused ? NodesView.STATEMENT_REFUSED : NodesView.READ,
                Optional.of(asNodesRead),
                remark + ".");
    }

    private static boolean endsWith(Optional<String> statement, String end) {
        return statement.filter(text -> text.endsWith(end)).isPresent();
    }

    /** Returns the remark. */
    @Override
    public String toString() {
        return remark;
    }
}
