package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lit4j.verifier.World.SESSION;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;

/** The nodes' own tests of auth/capabilities/recap.rs. */
class NodeRecapTableTest {
    private static final String ACC = "lit-accesscontrolcondition";

    private static CapabilityVerdict decrypt(World.Siwe siwe, String id) {
        return judge(siwe, LitResource.accessControlCondition(id), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION);
    }

    private static CapabilityVerdict judge(World.Siwe siwe, LitResource resource, LitAbility ability) {
        return World.verifier(RuleSet.NODE)
                .build()
                .judgeCapability(
                        siwe.signed(), SESSION.publicKey(), new VerificationRequest(World.NODE, resource, ability));
    }

    private static void refused(CapabilityVerdict verdict, String detail) {
        Finding finding = verdict.refusedBy().orElseThrow();
        assertThat(finding.rule()).isEqualTo(Rule.C6);
        assertThat(finding.code()).contains(VerdictCode.NODE_SIWE_CAPABILITY_INVALID);
        assertThat(finding.error().orElseThrow().kind()).isEqualTo(ErrorKind.VALIDATION);
        assertThat(finding.error().orElseThrow().details()).containsExactly(detail);
    }

    private static World.Siwe grants(String key, String ability) {
        return World.siwe().grants(key, ability);
    }

    private static NodeRecap recap(String key, String ability) throws Unreadable {
        return NodeRecap.decode(World.urn(World.recapJson(key, ability)), new QuirkNotes());
    }

    @Test
    @DisplayName("P1 two resources in one ReCap")
    void p1() {
        World.Siwe siwe = World.siwe().with(one -> {
            one.statement = World.LEAD_IN + " (1) 'Threshold': 'Decryption' for '" + ACC
                    + "://*'. (2) '*': '*' for 'lit-litaction://*'.";
            one.resources = List.of(World.urn("{\"att\":{\"" + ACC
                    + "://*\":{\"Threshold/Decryption\":[{}]},\"lit-litaction://*\":{\"*/*\":[{}]}},\"prf\":[]}"));
        });
        assertThat(decrypt(siwe, "blah").accepted()).isTrue();
        assertThat(judge(siwe, LitResource.litAction("blah"), LitAbility.LIT_ACTION_EXECUTION)
                        .accepted())
                .isTrue();
    }

    @Test
    @DisplayName("P2 foreign resource first")
    void p2() {
        World.Siwe siwe = grants(ACC + "://*", "Threshold/Decryption")
                .with(one -> one.resources = List.of("meow://woof", one.resources.get(0)));
        assertThat(decrypt(siwe, "blah").accepted()).isTrue();
    }

    @Test
    @DisplayName("P3 none: extraction is fine, nothing is granted")
    void p3() {
        CapabilityVerdict verdict = decrypt(
                World.siwe().with(one -> {
                    one.statement = null;
                    one.resources = List.of();
                }),
                "blah");
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.rule() == Rule.C5)
                .extracting(Finding::outcome)
                .containsExactly(Outcome.PASSED);
        assertThat(verdict.refusedBy().orElseThrow().rule()).isEqualTo(Rule.C6);
        assertThat(verdict.refusedBy().orElseThrow().error().orElseThrow().details())
                .isEmpty();
    }

    @Test
    @DisplayName("P4, P5, P6 key selection")
    void keys() throws Unreadable {
        assertThat(recap(ACC + "://*", "*/*").keyFor(ACC, "123")).isEqualTo(ACC + "://*");
        assertThat(recap(ACC + "://123", "*/*").keyFor(ACC, "123")).isEqualTo(ACC + "://123");
        assertThat(recap(ACC + "://123", "*/*").keyFor(ACC, "456")).isEqualTo("lit-invalid://*");
    }

    @Test
    @DisplayName("P7 other id")
    void p7() {
        refused(
                decrypt(grants(ACC + "://123", "Threshold/Decryption"), "blah"),
                "No capability object found for this resource");
    }

    @Test
    @DisplayName("P8 other ability")
    void p8() {
        refused(
                decrypt(grants(ACC + "://123", "Threshold/Signing"), "123"),
                "No attenuations found in capability object for this resource");
    }

    @Test
    @DisplayName("P9 the ability")
    void p9() {
        assertThat(decrypt(grants(ACC + "://123", "Threshold/Decryption"), "123")
                        .accepted())
                .isTrue();
    }

    @Test
    @DisplayName("P10 every ability")
    void p10() {
        assertThat(decrypt(grants(ACC + "://123", "*/*"), "123").accepted()).isTrue();
    }
}
