package org.lit4j.testkit.conformance;

import java.util.List;
import org.lit4j.core.condition.AccessControlConditions;
import org.lit4j.core.condition.ConditionFamily;
import org.lit4j.core.condition.SigningResourceId;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** Access control conditions: the same for every SDK. */
final class ConditionRunners {
    private ConditionRunners() {}

    static List<SchemaRunner> all() {
        return List.of(new SimpleRunner("acc-hash/1", ConditionRunners::hash));
    }

    private static Answer hash(Input in) {
        String kind = in.text("kind");
        if (kind.equals("resourceId")) {
            return Answer.yes(Answer.ok()
                    .put(
                            "hash",
                            SigningResourceId.parse(in.text("resourceIdJson")).hash()));
        }
        ConditionFamily family = ConditionFamily.named(kind)
                .orElseThrow(() ->
                        new LitException(ErrorCode.JSON_INVALID, "Conditions of the kind '" + kind + "' are unknown."));
        AccessControlConditions conditions = AccessControlConditions.parse(family, in.text("conditionsJson"));
        String dataHash = in.text("dataToEncryptHash");
        return Answer.yes(Answer.ok()
                .put("canonicalJson", conditions.canonicalJson())
                .put("hash", conditions.hash())
                .put("resourceString", conditions.resourceId(dataHash))
                .put("resourceKey", conditions.resource(dataHash).key()));
    }
}
