package org.lit4j.cli;

import java.io.PrintWriter;
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
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.RecapFinding;
import org.lit4j.siwe.RecapFinding.NodesView;
import org.lit4j.siwe.RecapGrant;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;

/** Prints signed material in words. */
final class Description {
    private final PrintWriter out;
    private final RelativeTime times;

    Description(PrintWriter out, Instant now) {
        this.out = out;
        this.times = new RelativeTime(now);
    }

    void sessionSigs(SessionSigs sigs) {
        out.println("Session signatures for " + sigs.byNode().size() + " nodes");
        String shared = "";
        for (Map.Entry<String, AuthSig> entry : sigs.byNode().entrySet()) {
            JsonObject document = JsonParser.parseObject(entry.getValue().signedMessage(), "The signed document");
            out.println("- " + entry.getKey());
            String rest = document.with("nodeAddress", new JsonString(""))
                    .with("maxPrice", new JsonString(""))
                    .stringify();
            if (!rest.equals(shared)) {
                document(document);
                shared = rest;
            } else {
                out.println("  the same as above");
            }
        }
    }

    private void document(JsonObject document) {
        JsonMembers in = new JsonMembers(document, "The signed document", ErrorCode.SESSION_SIGS_INVALID);
        out.println("  session key   " + in.string("sessionKey"));
        out.println("  made for      " + in.string("nodeAddress"));
        out.println("  issued        " + relative(in.string("issuedAt"), times::of));
        out.println("  expires       " + relative(in.string("expiration"), times::ofEnd));
        for (JsonValue value : in.array("resourceAbilityRequests")) {
            out.println("  requests      " + request(value));
        }
        for (JsonValue value : in.array("capabilities")) {
            out.println("  delegated by");
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
        out.println(indent + "address       " + authSig.address());
        out.println(indent + "signed by     " + authSig.derivedVia()
                + authSig.algo().map(algo -> ", " + algo).orElse(""));
        if (authSig.derivedVia().equals(SessionSigs.DERIVED_VIA)) {
            document(JsonParser.parseObject(authSig.signedMessage(), "The signed document"));
            return;
        }
        SiweMessage message;
        try {
            message = SiweMessage.parse(authSig.signedMessage());
        } catch (LitException e) {
            out.println(indent + "message       cannot be read: " + e.getMessage());
            return;
        }
        out.println(indent + "asked by      " + message.domain() + ", chain " + message.chainId());
        out.println(indent + "for           " + message.uri());
        out.println(indent + "issued        " + relative(message.issuedAt().text(), times::of));
        out.println(indent + "expires       "
                + message.expirationTime()
                        .map(end -> relative(end.text(), times::ofEnd))
                        .orElse("never"));
        message.notBefore()
                .ifPresent(start -> out.println(indent + "not before    " + relative(start.text(), times::of)));
        message.resources().orElse(List.of()).stream()
                .filter(resource -> !Recap.isRecap(resource))
                .forEach(resource -> out.println(indent + "resource      " + resource));
        SiweRecaps.all(message).all().forEach(finding -> recap(finding, indent));
    }

    private void recap(RecapFinding finding, String indent) {
        finding.error().ifPresent(e -> out.println(indent + "capability    cannot be read by SDKs: " + e.getMessage()));
        finding.recap().or(finding::asNodesRead).ifPresent(recap -> recap(recap, indent));
        if (finding.nodes() != NodesView.READ) {
            out.println(indent + "nodes         " + finding.remark());
        }
    }

    /** Prints what is granted by meaning, and a warning wherever nodes and SDKs match something else. */
    void recap(Recap recap, String indent) {
        if (recap.grants().isEmpty()) {
            out.println(indent + "grants        nothing");
        }
        recap.grants().forEach(grant -> out.println(indent + "grants        " + grant + restrictions(grant)));
        recap.proofs().forEach(proof -> out.println(indent + "proof         " + proof));
        recap.warnings().forEach(warning -> out.println(indent + "warning       " + warning));
    }

    private static String restrictions(RecapGrant grant) {
        return grant.isUnrestricted() ? "" : ", restricted to " + grant.restrictions();
    }
}
