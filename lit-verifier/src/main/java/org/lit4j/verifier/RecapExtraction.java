package org.lit4j.verifier;

import static org.lit4j.verifier.ErrorKind.PARSER;
import static org.lit4j.verifier.VerdictCode.NODE_SIWE_CAPABILITY_INVALID;

import java.util.ArrayList;
import java.util.List;
import org.lit4j.siwe.Recap;

/** Takes every capability object out of a message; the statement, if there is one, must end with that of each. */
final class RecapExtraction {
    private RecapExtraction() {}

    static List<NodeRecap> of(NodeSiwe siwe, Ledger ledger) {
        List<NodeRecap> recaps = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < siwe.resources().size(); i++) {
            String resource = siwe.resources().get(i);
            if (!Recap.isRecap(resource)) {
                continue;
            }
            try {
                recaps.add(NodeRecap.decode(resource, ledger.notes()));
            } catch (Unreadable e) {
                ledger.met(Quirk.RECAP_DROPPED);
                dropped.add("resource " + (i + 1) + " dropped: " + e.problem());
            }
        }
        ledger.say(String.join("; ", dropped));
        if (siwe.statement().isEmpty()) {
            ledger.met(Quirk.NO_STATEMENT);
            return recaps;
        }
        String statement = siwe.statement().orElse("");
        for (NodeRecap recap : recaps) {
            if (!statement.endsWith(recap.statement())) {
                throw mismatch(recap.statement(), statement);
            }
        }
        return recaps;
    }

    private static Refusal mismatch(String expected, String got) {
        String problem = "expected '" + expected + "', got '" + got + "'";
        NodeError inner = NodeError.of(
                PARSER, NODE_SIWE_CAPABILITY_INVALID, "Incorrect statement for capability object: " + problem);
        return new Refusal(
                NodeError.of(
                                PARSER,
                                NODE_SIWE_CAPABILITY_INVALID,
                                "Unable to extract and verify session capability object")
                        .causedBy(inner),
                "the statement does not end with that of the capability object: " + problem);
    }
}
