package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.lit4j.core.json.JsonObject;

/**
 * Why a request was turned away, as a problem document. Immutable; shows no signature.
 *
 * @param status the HTTP status: 401 when the signature does not count, 403 when it does not cover what is asked, 431 when
 *     it is too large, 503 when a list could not be asked
 * @param type what kind of problem, the last part of {@code urn:lit4j:problem:…}
 * @param title the same for people
 * @param detail the values involved
 * @param rule the id of the rule that was broken, such as {@code R4e}, if it was one
 * @param code its code, if it was a rule
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
        int status, String type, String title, String detail, Optional<String> rule, Optional<String> code) {
    /** The media type of {@link #toJson}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        requireNonNull(type, "type");
        requireNonNull(title, "title");
        requireNonNull(detail, "detail");
        requireNonNull(rule, "rule");
        requireNonNull(code, "code");
    }

    static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, Optional.empty(), Optional.empty());
    }

    /** Makes it of a verdict that is a no. */
    static Problem of(Verdict verdict) {
        Finding outer = verdict.refusedBy().orElseThrow();
        // Of several capabilities the first one's rule says more than "none passes".
        Finding finding = outer.rule() == Rule.R6B
                ? verdict.capabilities().stream()
                        .flatMap(capability -> capability.refusedBy().stream())
                        .findFirst()
                        .orElse(outer)
                : outer;
        boolean covers = finding.rule() != Rule.R3 && finding.rule() != Rule.H2 && finding.rule() != Rule.C6;
        return new Problem(
                covers ? 401 : 403,
                covers ? "session-signature-refused" : "not-granted",
                covers ? "The session signature is refused" : "The session signature does not grant this",
                finding.rule().meaning() + ": no" + (finding.detail().isEmpty() ? "" : "; " + finding.detail()),
                Optional.of(finding.rule().id()),
                verdict.publicError().flatMap(PublicError::code).map(VerdictCode::wireName));
    }

    /** Returns the document: type, title, status, detail, and rule and code as members of its own. */
    public JsonObject toJson() {
        JsonObject.Builder out = JsonObject.builder()
                .put("type", "urn:lit4j:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        rule.ifPresent(id -> out.put("rule", id));
        code.ifPresent(name -> out.put("code", name));
        return out.build();
    }
}
