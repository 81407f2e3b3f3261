package org.lit4j.core.auth;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.capability.ResourceMemberOrder;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * What a signer is asked to sign: the parameters of the SDK's {@code authNeededCallback}. Immutable. Holds no secret.
 *
 * @param chain the chain's name, such as {@code ethereum}
 * @param statement what the capability grants, in English; the signed message should end with it
 * @param resources the SIWE resources: one {@code urn:recap:}
 * @param switchChain whether a browser wallet should be asked to switch to the chain, if that was said
 * @param expiration when the delegation ends, exclusive
 * @param uri {@code lit:session:} and the public session key
 * @param nonce for the message, at least eight letters and digits (EIP-4361)
 * @param domain for the message, if the caller named one
 * @param requestedAt the caller's clock; our own signers write it as Issued At
 * @param requests what the session is for
 * @param form how the dialect's SDK hands these over
 */
public record AuthRequest(
        String chain,
        String statement,
        List<String> resources,
        Optional<Boolean> switchChain,
        Timestamp expiration,
        String uri,
        String nonce,
        Optional<String> domain,
        Instant requestedAt,
        List<ResourceAbilityRequest> requests,
        Form form) {
    /**
     * How an SDK hands the parameters over.
     *
     * @param members which, in order
     * @param resourceMembers the order inside the requests' resources
     * @param statementLead what stands in front of the capability's statement when the signer has no text of its own:
     *     empty, or the blank that v8 leaves
     */
    public record Form(List<AuthRequestMember> members, ResourceMemberOrder resourceMembers, String statementLead) {
        public Form {
            members = List.copyOf(members);
        }
    }

    public AuthRequest {
        requireNonNull(chain, "chain");
        requireNonNull(statement, "statement");
        requireNonNull(switchChain, "switchChain");
        requireNonNull(expiration, "expiration");
        requireNonNull(uri, "uri");
        requireNonNull(nonce, "nonce");
        requireNonNull(domain, "domain");
        requireNonNull(requestedAt, "requestedAt");
        requireNonNull(form, "form");
        resources = List.copyOf(resources);
        requests = List.copyOf(requests);
    }

    /**
     * Returns the whole statement of a message: a text of the signer's own, if any, a blank, and the capability's
     * statement, with which nodes want it to end.
     */
    public String statementAfter(Optional<String> ownText) {
        return ownText.map(text -> text + " ").orElse(form.statementLead()) + statement;
    }

    /** Returns the parameters as {@code JSON.stringify} of the SDK's object, without the session key's secret. */
    public String toJson() {
        JsonObject.Builder out = JsonObject.builder();
        for (AuthRequestMember member : form.members()) {
            value(member).ifPresent(value -> out.put(member.memberName(), value));
        }
        return out.build().stringify();
    }

    /** Returns what one member holds; empty when the SDK leaves it out, or when it is the session key. */
    public Optional<JsonValue> value(AuthRequestMember member) {
        return switch (member) {
            case CHAIN -> Optional.of(new JsonString(chain));
            case STATEMENT -> Optional.of(new JsonString(statement));
            case RESOURCES -> Optional.of(JsonArray.ofStrings(resources));
            case SWITCH_CHAIN_IF_TRUE -> switchChain.filter(value -> value).map(JsonBoolean::new);
            case SWITCH_CHAIN_IF_GIVEN -> switchChain.map(JsonBoolean::new);
            case EXPIRATION -> Optional.of(new JsonString(expiration.text()));
            case URI -> Optional.of(new JsonString(uri));
            case SESSION_KEY -> Optional.empty();
            case NONCE -> Optional.of(new JsonString(nonce));
            case DOMAIN -> domain.map(JsonString::new);
            case REQUESTS ->
                Optional.of(new JsonArray(requests.stream()
                        .<JsonValue>map(request -> request.toJson(form.resourceMembers()))
                        .toList()));
        };
    }
}
