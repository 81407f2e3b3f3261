package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Puts capability objects into SIWE messages and takes them out. */
public final class SiweRecaps {
    private SiweRecaps() {}

    /**
     * Returns the capability object of a message: its last resource, which the statement must end with.
     *
     * @throws LitException {@code RECAP_INVALID}, {@code CID_INVALID} or {@code RECAP_STATEMENT_MISMATCH}
     */
    public static Recap extractAndVerify(SiweMessage message) {
        List<String> resources = message.resources().orElse(List.of());
        if (resources.isEmpty()) {
            throw new LitException(
                    ErrorCode.RECAP_INVALID, "The SIWE message has no resources, so no capability object.");
        }
        Recap recap = Recap.decode(resources.get(resources.size() - 1));
        if (!message.statement().orElse("").endsWith(recap.statement())) {
            throw new LitException(
                    ErrorCode.RECAP_STATEMENT_MISMATCH,
                    "The statement of the SIWE message does not end with that of its capability object, '"
                            + recap.statement() + "'.");
        }
        return recap;
    }

    /**
     * Reads every {@code urn:recap:} resource of a message and says what nodes make of it. Fails for none: what cannot be
     * read is among the findings.
     *
     * <p>Nodes drop what they cannot read. If the message has a statement, it must end with that of each object that is
     * left, so several different objects never pass; without a statement nothing is compared.
     */
    public static RecapFindings all(SiweMessage message) {
        List<String> resources = message.resources().orElse(List.of());
        Optional<String> statement = message.statement().filter(text -> !text.isEmpty());
        List<RecapFinding> found = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) {
            if (Recap.isRecap(resources.get(i))) {
                found.add(RecapFinding.of(i + 1, resources.get(i), statement));
            }
        }
        return new RecapFindings(found);
    }

    /**
     * Returns the message with one more capability: merged into the last resource when that is a capability object that
     * the statement ends with, else appended to resources and statement.
     */
    public static SiweMessage add(SiweMessage message, Recap added) {
        List<String> resources = new ArrayList<>(message.resources().orElse(List.of()));
        Optional<Recap> there = verified(message);
        String statement;
        if (there.isPresent()) {
            Recap merged = there.get().merge(added);
            String old = message.statement().orElse("");
            statement = old.substring(0, old.length() - there.get().statement().length()) + merged.statement();
            resources.set(resources.size() - 1, merged.urn());
        } else {
            statement = message.statement().map(text -> text + " ").orElse("") + added.statement();
            resources.add(added.urn());
        }
        return message.toBuilder().statement(statement).resources(resources).build();
    }

    private static Optional<Recap> verified(SiweMessage message) {
        if (message.statement().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(extractAndVerify(message));
        } catch (LitException e) {
            return Optional.empty();
        }
    }
}
