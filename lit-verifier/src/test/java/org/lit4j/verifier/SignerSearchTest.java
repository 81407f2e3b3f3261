package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;

/** The nodes' second pass, which later steps make. */
class SignerSearchTest {
    private static final SessionSigVerifier VERIFIER =
            World.verifier(RuleSet.NODE).build();

    @Test
    void findsTheFirstGoodSignatureForTheDocumentsKey() {
        AuthSig delegation = World.siwe()
                .with(siwe -> siwe.uri = "lit:capability:delegation")
                .signed();
        AuthSig grantsNothing =
                World.siwe().with(siwe -> siwe.resources = java.util.List.of()).signed();
        AuthSig sig = World.doc()
                .capabilities(delegation, grantsNothing, World.capability())
                .signed();
        assertThat(VERIFIER.findSigner(sig).capability())
                .as("what is granted does not matter here")
                .contains(grantsNothing);
        assertThat(VERIFIER.verify(sig, World.PKP).grant().orElseThrow().capability())
                .isEqualTo(3);
    }

    @Test
    void goesByTheDocumentsSessionKey() {
        AuthSig sig = World.doc().with(doc -> doc.sessionKey = "0".repeat(64)).signed();
        assertThat(VERIFIER.verify(sig, World.PKP).accepted()).isTrue();
        SignerVerdict second = VERIFIER.findSigner(sig);
        assertThat(second.capability()).isEmpty();
        assertThat(second.error().orElseThrow().code()).contains(VerdictCode.NODE_SIWE_CAPABILITY_INVALID);
    }

    @Test
    void endsAtACapabilityOfAnotherType() {
        AuthSig good = World.capability();
        AuthSig contract = AuthSig.of(good.sig(), "EIP1271", good.signedMessage(), good.address());
        SignerVerdict verdict =
                VERIFIER.findSigner(World.doc().capabilities(contract, good).signed());
        assertThat(verdict.capability()).isEmpty();
        assertThat(verdict.error().orElseThrow().code()).contains(VerdictCode.NODE_SIWE_MESSAGE_ERROR);
        assertThat(verdict.capabilities()).hasSize(1);
    }
}
