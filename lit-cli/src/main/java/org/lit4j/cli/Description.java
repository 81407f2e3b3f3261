package org.lit4j.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** Prints signed material in words. */
final class Description {
    private final PrintWriter out;

    Description(PrintWriter out) {
        this.out = out;
    }

    void sessionSigs(SessionSigs sigs) {
        out.println("Session signatures for " + sigs.byNode().size() + " nodes");
        String shared = "";
        for (Map.Entry<String, AuthSig> entry : sigs.byNode().entrySet()) {
            JsonObject document = JsonParser.parseObject(entry.getValue().signedMessage(), "The signed document");
            out.println("- " + entry.getKey());
            String rest = document.with("nodeAddress", new org.lit4j.core.json.JsonString(""))
                    .with("maxPrice", new org.lit4j.core.json.JsonString(""))
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
        out.println("  valid         " + in.string("issuedAt") + " until " + in.string("expiration"));
        for (JsonValue value : in.array("resourceAbilityRequests")) {
            out.println("  requests      " + request(value));
        }
        for (JsonValue value : in.array("capabilities")) {
            out.println("  delegated by");
            authSig(AuthSig.fromJson(value), "    ");
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
        out.println(indent + "valid         " + message.issuedAt() + " until "
                + message.expirationTime().map(Object::toString).orElse("for ever"));
        message.notBefore().ifPresent(start -> out.println(indent + "not before    " + start));
        for (String resource : message.resources().orElse(List.of())) {
            if (Recap.isRecap(resource)) {
                recap(resource, indent);
            } else {
                out.println(indent + "resource      " + resource);
            }
        }
    }

    private void recap(String urn, String indent) {
        try {
            recap(Recap.decode(urn), indent);
        } catch (LitException e) {
            out.println(indent + "capability    cannot be read: " + e.getMessage());
        }
    }

    void recap(Recap recap, String indent) {
        if (recap.attenuations().members().isEmpty()) {
            out.println(indent + "grants        nothing");
        }
        recap.attenuations()
                .members()
                .forEach((key, abilities) -> ((JsonObject) abilities)
                        .members()
                        .forEach((ability, restrictions) ->
                                out.println(indent + "grants        " + ability + " on " + key
                                        + (restrictions.stringify().equals("[{}]")
                                                ? ""
                                                : " restricted to " + restrictions.stringify()))));
        recap.proofs().forEach(proof -> out.println(indent + "proof         " + proof));
    }
}
