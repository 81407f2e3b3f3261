package org.lit4j.siwe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.siwe.RecapFinding.NodesView;

/** Writes signed material in words, without a signature. One use, one thread. */
final class SummaryText {
    private final StringBuilder out = new StringBuilder();
    private final RelativeTime times;

    SummaryText(Instant now) {
        this.times = new RelativeTime(now);
    }

    /** Adds a line. What is not for a line of text, such as a line break in a name, is written as an escape. */
    private void line(String text) {
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> out.append(String.format("\\u%04x", c));
                default -> out.appendCodePoint(c);
            }
        });
        out.append('\n');
    }

    /** Returns the lines, with a line break between them and none at the end. */
    @Override
    public String toString() {
        return out.substring(0, Math.max(0, out.length() - 1));
    }

    void sessionSigs(SessionSigs sigs) {
        line("Session signatures for " + sigs.byNode().size() + " nodes");
        String shared = "";
        for (Map.Entry<String, AuthSig> entry : sigs.byNode().entrySet()) {
            JsonObject document = JsonParser.parseObject(entry.getValue().signedMessage(), "The signed document");
            line("- " + entry.getKey());
            if (document.members().get("maxPrice") instanceof JsonString price) {
                line("  pays up to    " + price.value() + " wei");
            }
            String rest = document.with("nodeAddress", new JsonString(""))
                    .with("maxPrice", new JsonString(""))
                    .stringify();
            if (!rest.equals(shared)) {
                document(document);
                shared = rest;
            } else {
                line("  the same as above");
            }
        }
    }

    private void document(JsonObject document) {
        JsonMembers in = new JsonMembers(document, "The signed document", ErrorCode.SESSION_SIGS_INVALID);
        line("  session key   " + in.string("sessionKey"));
        line("  made for      " + in.string("nodeAddress"));
        line("  issued        " + relative(in.string("issuedAt"), times::of));
        line("  expires       " + relative(in.string("expiration"), times::ofEnd));
        for (JsonValue value : in.array("resourceAbilityRequests")) {
            line("  requests      " + request(value));
        }
        for (JsonValue value : in.array("capabilities")) {
            line("  delegated by");
            authSig(AuthSig.fromJson(value), "    ");
        }
    }

    /** Adds how far away a time is, unless the text is none: it is shown, not judged. */
    private static String relative(String time, Function<Instant, String> distance) {
        try {
            return time + " (" + distance.apply(Timestamp.parse(time).instant()) + ")";
        } catch (LitException e) {
            return time + " (no time)";
        }
    }

    private static String request(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value.stringify();
        }
        JsonMembers request = new JsonMembers(object, "A request", ErrorCode.SESSION_SIGS_INVALID);
        JsonMembers resource =
                new JsonMembers(request.object("resource"), "A resource", ErrorCode.SESSION_SIGS_INVALID);
        return resource.string("resourcePrefix") + "://" + resource.string("resource") + "#"
                + request.optionalString("ability").orElse("(no ability)");
    }

    void authSig(AuthSig authSig, String indent) {
        line(indent + "address       " + authSig.address());
        line(indent + "signed by     " + authSig.derivedVia()
                + authSig.algo().map(algo -> ", " + algo).orElse(""));
        if (authSig.derivedVia().equals(SessionSigs.DERIVED_VIA)) {
            document(JsonParser.parseObject(authSig.signedMessage(), "The signed document"));
            return;
        }
        SiweMessage message;
        try {
            message = SiweMessage.parse(authSig.signedMessage());
        } catch (LitException e) {
            line(indent + "message       cannot be read: " + e.getMessage());
            return;
        }
        line(indent + "asked by      " + message.domain() + ", chain " + message.chainId());
        line(indent + "for           " + message.uri());
        line(indent + "issued        " + relative(message.issuedAt().text(), times::of));
        line(indent + "expires       "
                + message.expirationTime()
                        .map(end -> relative(end.text(), times::ofEnd))
                        .orElse("never"));
        message.notBefore().ifPresent(start -> line(indent + "not before    " + relative(start.text(), times::of)));
        message.resources().orElse(List.of()).stream()
                .filter(resource -> !Recap.isRecap(resource))
                .forEach(resource -> line(indent + "resource      " + resource));
        SiweRecaps.all(message).all().forEach(finding -> recap(finding, indent));
    }

    private void recap(RecapFinding finding, String indent) {
        finding.error().ifPresent(e -> line(indent + "capability    cannot be read by SDKs: " + e.getMessage()));
        finding.recap().or(finding::asNodesRead).ifPresent(recap -> recap(recap, indent));
        if (finding.nodes() != NodesView.READ) {
            line(indent + "nodes         " + finding.remark());
        }
    }

    /** Prints what is granted by meaning, and a warning wherever nodes and SDKs match something else. */
    void recap(Recap recap, String indent) {
        if (recap.grants().isEmpty()) {
            line(indent + "grants        nothing");
        }
        recap.grants().forEach(grant -> line(indent + "grants        " + grant + restrictions(grant)));
        recap.proofs().forEach(proof -> line(indent + "proof         " + proof));
        recap.warnings().forEach(warning -> line(indent + "warning       " + warning));
    }

    private static String restrictions(RecapGrant grant) {
        return grant.isUnrestricted() ? "" : ", restricted to " + grant.restrictions();
    }
}
