package org.lit4j.cli;

import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonParser;

/** Looks into the first of some session signatures. */
record Inner(SessionSigs sigs) {
    JsonMembers document() {
        AuthSig first = sigs.byNode().values().iterator().next();
        return new JsonMembers(
                JsonParser.parseObject(first.signedMessage(), "The document"),
                "The document",
                ErrorCode.SESSION_SIGS_INVALID);
    }

    AuthSig authSig() {
        return AuthSig.fromJson(document().array("capabilities").values().get(0));
    }
}
