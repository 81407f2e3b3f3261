package org.lit4j.devnet;

import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.verifier.AuthSigVerdict;
import org.lit4j.verifier.Finding;
import org.lit4j.verifier.Grant;
import org.lit4j.verifier.PublicError;
import org.lit4j.verifier.Verdict;
import org.lit4j.verifier.VerificationRequest;

/** Asks the verifier, as nodes do, and turns its refusals into the nodes' errors. */
final class Judge {
    /** The nodes' words for a session whose user they could not establish. */
    static final String LABEL = "couldn't validate user address";

    private Judge() {}

    /** Returns what the session signature stands for. */
    static Grant judge(DevnetNode node, JsonObject authSig, LitResource resource, LitAbility ability, String label) {
        Verdict verdict = node.verifier()
                .verifyJson(authSig.stringify(), new VerificationRequest(node.socketAddress(), resource, ability));
        if (verdict.grant().isPresent()) {
            return verdict.grant().get();
        }
        Finding finding = verdict.refusedBy().orElseThrow();
        PublicError error = verdict.publicError().orElseThrow().withDetail(finding.toString());
        throw new NodeFailure(
                label,
                error.code().map(code -> code.wireName()).orElse(""),
                error.status(),
                error.toJson(),
                finding.rule().id());
    }

    /**
     * Returns the user of any other AuthSig: a wallet's own, or several by chain. Whoever has such a one may do all that its
     * owner may, so nodes take it for decryption alone.
     */
    static String user(
            DevnetNode node, JsonObject authSig, String chain, LitResource resource, LitAbility ability, String label) {
        AuthSigVerdict verdict = node.verifier()
                .authSigs()
                .verify(authSig.stringify(), chain, new VerificationRequest(node.socketAddress(), resource, ability));
        return verdict.user()
                .orElseThrow(() -> NodeFailure.of(
                        label,
                        verdict.error().orElseThrow(),
                        verdict.refusedBy().map(Finding::toString).stream().toArray(String[]::new)));
    }

    static boolean isSessionSig(JsonObject authSig) {
        return authSig.get("derivedVia").equals(java.util.Optional.of(new JsonString("litSessionSignViaNacl")))
                && authSig.get("algo").equals(java.util.Optional.of(new JsonString("ed25519")));
    }
}
