package org.lit4j.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.capability.ResourceMemberOrder;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonValue;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;

/** Resources and capability objects. */
final class RecapRunners {
    private RecapRunners() {}

    static List<SchemaRunner> all() {
        return List.of(
                new DialectRunner("resource-parse/1", RecapRunners::resourceParse),
                new DialectRunner("recap-encode/1", RecapRunners::encode),
                new DialectRunner("recap-decode/1", RecapRunners::decode),
                new DialectRunner("recap-verify/1", RecapRunners::verify),
                new DialectRunner("recap-merge/1", RecapRunners::merge),
                new DialectRunner("recap-extract/1", RecapRunners::extract));
    }

    private static Answer resourceParse(Input in, Dialect dialect) {
        LitResource resource = dialect.parseResource(in.text("resourceKey"));
        return Answer.yes(Answer.ok()
                .put("resource", resource.id())
                .put("resourcePrefix", resource.prefix())
                .put("resourceKey", resource.key())
                // auth-helpers writes this order in every version; v8 turns it round only when it signs.
                .put(
                        "json",
                        resource.toJson(ResourceMemberOrder.RESOURCE_THEN_PREFIX)
                                .stringify())
                .put(
                        "abilities",
                        JsonArray.ofStrings(resource.kind().abilities().stream()
                                .map(LitAbility::wireName)
                                .toList())));
    }

    private static Answer encode(Input in, Dialect dialect) {
        Recap recap = Operations.recap(in, dialect);
        return Answer.yes(Answer.ok()
                .put("encoded", recap.urn())
                .put("payload", recap.payload())
                .put("statement", exposed(recap, dialect))
                .put("attenuationsJson", recap.attenuations().stringify())
                .put("proofs", JsonArray.ofStrings(recap.proofs())));
    }

    private static Answer decode(Input in, Dialect dialect) {
        Recap recap = Recap.decode(in.text("encoded"));
        return Answer.yes(Answer.ok()
                .put("attenuationsJson", recap.attenuations().stringify())
                .put("proofs", JsonArray.ofStrings(recap.proofs()))
                .put("statement", exposed(recap, dialect))
                .put("reencoded", recap.urn()));
    }

    private static Answer verify(Input in, Dialect dialect) {
        Recap recap = Recap.of(in.object("attenuations").json(), List.of());
        List<JsonValue> answers = new ArrayList<>();
        for (Input request : in.objects("requests")) {
            answers.add(verifyOne(request, recap, dialect));
        }
        return Answer.yes(Answer.ok().put("answers", new JsonArray(answers)));
    }

    private static JsonValue verifyOne(Input in, Recap recap, Dialect dialect) {
        LitResource.Kind kind = Operations.kind(in.text("type"));
        if (!dialect.kinds().contains(kind)) {
            return JsonNull.NULL;
        }
        LitResource resource = dialect.normalise(kind.of(in.text("id")));
        LitAbility ability = LitAbility.parse(in.text("ability"));
        return new JsonBoolean(
                resource.supports(ability) && recap.covers(ResourceAbilityRequest.of(resource, ability)));
    }

    private static Answer merge(Input in, Dialect dialect) {
        SiweMessage message = SiweRunners.build(in.object("siwe"), in);
        for (Input operations : in.objects("recaps")) {
            message = SiweRecaps.add(message, Operations.recap(operations, dialect));
        }
        return Answer.yes(Answer.ok()
                .put("statement", message.statement().orElse(""))
                .put("resources", JsonArray.ofStrings(message.resources().orElse(List.of())))
                .put("message", message.text()));
    }

    private static Answer extract(Input in, Dialect dialect) {
        Recap recap = SiweRecaps.extractAndVerify(SiweMessage.parse(in.text("message")));
        return Answer.yes(Answer.ok()
                .put("attenuationsJson", recap.attenuations().stringify())
                .put("proofs", JsonArray.ofStrings(recap.proofs()))
                .put("statement", exposed(recap, dialect)));
    }

    private static String exposed(Recap recap, Dialect dialect) {
        return dialect.statementQuoting().apply(recap.statement());
    }
}
