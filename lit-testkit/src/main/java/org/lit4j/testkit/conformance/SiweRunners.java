package org.lit4j.testkit.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweProfile;
import org.lit4j.siwe.SiweText;

/** SIWE messages: written, read, verified. */
final class SiweRunners {
    private SiweRunners() {}

    static List<SchemaRunner> all() {
        return List.of(
                new SimpleRunner("siwe-prepare/1", in -> prepare(in.object("fields"), in)),
                new ParseRunner(),
                new SimpleRunner("siwe-verify/1", SiweRunners::verify));
    }

    private static Answer prepare(Input fields, Input all) {
        return Answer.yes(Answer.ok().put("message", build(fields, all).text()));
    }

    /** Builds a message of the members of a JavaScript object, by JavaScript's rules of what is absent. */
    static SiweMessage build(Input fields, Input all) {
        SiweMessage.Builder message = SiweMessage.builder(
                        fields.optionalText("domain").orElse(""),
                        fields.optionalText("nonce").orElse(""))
                .chainId(chainId(fields))
                .issuedAt(time(fields, "issuedAt").orElseGet(() -> Timestamp.of(Instant.parse(all.text("now")))));
        fields.optionalText("address").ifPresent(message::address);
        fields.optionalText("uri").ifPresent(message::uri);
        fields.optionalText("statement").ifPresent(message::statement);
        fields.truthy("scheme").ifPresent(value -> message.scheme(((JsonString) value).value()));
        fields.truthy("requestId").ifPresent(value -> message.requestId(((JsonString) value).value()));
        fields.truthy("resources").ifPresent(value -> message.resources(fields.texts("resources")));
        time(fields, "expirationTime").ifPresent(message::expirationTime);
        time(fields, "notBefore").ifPresent(message::notBefore);
        if (!fields.json().get("version").equals(Optional.of(new JsonString("1")))) {
            throw new LitException(ErrorCode.SIWE_INVALID, "The version of a SIWE message is the text 1.");
        }
        return message.build();
    }

    private static Optional<Timestamp> time(Input fields, String name) {
        return fields.truthy(name).map(value -> Timestamp.parse(((JsonString) value).value()));
    }

    private static long chainId(Input fields) {
        JsonValue value = fields.json().get("chainId").orElse(new JsonNumber(Double.NaN));
        if (value instanceof JsonNumber number && number.value() == Math.rint(number.value())) {
            return (long) number.value();
        }
        if (value instanceof JsonString string && string.value().matches("\\s*[0-9].*")) {
            String text = string.value().strip();
            return text.matches("0[xX][0-9a-fA-F]+.*")
                    ? Long.parseLong(text.replaceFirst("^0[xX]([0-9a-fA-F]{1,15}).*$", "$1"), 16)
                    : Long.parseLong(text.replaceFirst("^([0-9]{1,18}).*$", "$1"));
        }
        throw new LitException(ErrorCode.SIWE_INVALID, "The chain id " + value + " is no whole number.");
    }

    /** Parses by the grammar of the library that the version names. */
    private record ParseRunner() implements SchemaRunner {
        @Override
        public String schema() {
            return "siwe-parse/1";
        }

        @Override
        public boolean covers(String version) {
            return version.startsWith("siwe@2.") || version.equals("lit-siwe@1.1.8");
        }

        @Override
        public Answer answer(Input in, String version) {
            String text = in.text("message");
            if (version.startsWith("lit-siwe@")) {
                return Answer.yes(Answer.ok().put("fields", fields(SiweText.parse(text, SiweProfile.LIT_SIWE_1_1))));
            }
            SiweMessage.parse(text);
            JsonObject fields = fields(SiweText.parse(text, SiweProfile.EIP_4361));
            String prepared = build(new Input(fields), in).text();
            return Answer.yes(Answer.ok()
                    .put("fields", fields)
                    .put("prepared", prepared)
                    .put("roundTrips", prepared.equals(text)));
        }
    }

    /** Returns the members that the JavaScript object has; it reads a list without entries as one empty entry. */
    private static JsonObject fields(SiweText text) {
        JsonObject.Builder out = JsonObject.builder();
        text.scheme().ifPresent(value -> out.put("scheme", value));
        out.put("domain", text.domain()).put("address", text.address());
        text.statement().ifPresent(value -> out.put("statement", value));
        out.put("uri", text.uri()).put("version", text.version());
        out.put("chainId", Long.parseLong(text.chainId())).put("nonce", text.nonce());
        out.put("issuedAt", text.issuedAt());
        text.expirationTime().ifPresent(value -> out.put("expirationTime", value));
        text.notBefore().ifPresent(value -> out.put("notBefore", value));
        text.requestId().ifPresent(value -> out.put("requestId", value));
        text.resources()
                .ifPresent(list -> out.put("resources", JsonArray.ofStrings(list.isEmpty() ? List.of("") : list)));
        return out.build();
    }

    private static Answer verify(Input in) {
        SiweMessage message = SiweMessage.parse(in.text("message"));
        Input params = in.object("params");
        Instant now = Timestamp.parse(params.text("time")).instant();
        if (params.optionalText("scheme")
                .filter(scheme -> !message.scheme().equals(Optional.of(scheme)))
                .isPresent()) {
            return no(ErrorCode.SIWE_INVALID, "Scheme does not match provided scheme for verification.");
        }
        if (params.optionalText("domain")
                .filter(domain -> !message.domain().equals(domain))
                .isPresent()) {
            return no(ErrorCode.SIWE_INVALID, "Domain does not match provided domain for verification.");
        }
        if (params.optionalText("nonce")
                .filter(nonce -> !message.nonce().equals(nonce))
                .isPresent()) {
            return no(ErrorCode.SIWE_INVALID, "Nonce does not match provided nonce for verification.");
        }
        if (message.expirationTime().filter(end -> !now.isBefore(end.instant())).isPresent()) {
            return no(ErrorCode.DELEGATION_EXPIRED, "Expired message.");
        }
        if (message.notBefore().filter(start -> now.isBefore(start.instant())).isPresent()) {
            return no(ErrorCode.DELEGATION_NOT_YET_VALID, "Message is not valid yet.");
        }
        return signedByItsAddress(message, in.text("signature"))
                ? Answer.yes(Answer.ok().put("success", true))
                : no(ErrorCode.SIGNATURE_INVALID, "Signature does not match address of the message.");
    }

    private static boolean signedByItsAddress(SiweMessage message, String signature) {
        try {
            return message.recoverSigner(signature).equals(message.address());
        } catch (LitException e) {
            return false;
        }
    }

    private static Answer no(ErrorCode code, String error) {
        return Answer.no(code, Answer.ok().put("success", false).put("error", error));
    }
}
