package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.spi.DialectCatalog;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** What dialects state beside the checklist, and that anybody can state another one. */
class DialectTest {
    private static Recap granted(Dialect dialect, ResourceAbilityRequest request) {
        SessionSigs sigs = SessionSigsChecklistTest.sign(
                dialect, Fixture.wallet(), SessionSigsRequest.builder().request(request));
        return Recap.decode(SiweMessage.parse(Fixture.delegation(sigs).signedMessage())
                .resources()
                .orElseThrow()
                .get(0));
    }

    /** The data of a request always stands in the signed document; whether it restricts the grant, the dialect says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v3   | {"lit-pkp://1":{"*/*":[{}]}}
            v3.2 | {"lit-pkp://1":{"Threshold/Signing":[{"k":"v"}]}}
            v7   | {"lit-pkp://…1":{"Threshold/Signing":[{"k":"v"}]}}
            v8   | {"lit-pkp://…1":{"Threshold/Signing":[{"k":"v"}]}}
            """)
    void dataOfARequest(String name, String attenuations) {
        ResourceAbilityRequest request = new ResourceAbilityRequest(
                LitResource.pkp("1"), LitAbility.PKP_SIGNING, JsonObject.of("k", new JsonString("v")));

        assertThat(granted(Dialects.named(name), request).attenuations().stringify())
                .isEqualTo(attenuations.replace("…", "0".repeat(63)));
    }

    @Test
    void aThirdPartysDialectIsFoundByName() {
        assertThat(DialectCatalog.names()).contains("v3", "v3.2", "v7", "v8", "house");
        Dialect house = DialectCatalog.find("house");
        AuthSig extra = Fixture.sign(Fixture.WALLET_KEY, "anything");
        SessionSigsRequest.Builder request = SessionSigsRequest.builder().request(Fixture.ANY_PKP);

        JsonObject document =
                Fixture.document(SessionSigsChecklistTest.sign(house, Fixture.wallet(), request), Fixture.NODES.get(0));

        assertThat(document.get("expiration")).contains(new JsonString("2023-11-14T22:14:20.000Z"));
        Refused.with(
                ErrorCode.SETTING_INVALID,
                () -> SessionSigsChecklistTest.sign(house, Fixture.wallet(), request.capabilityAuthSig(extra)));
    }

    @Test
    void aThirdPartysDialectIsChosenInSettings() {
        Map<String, String> settings = Map.of("lit.nodes", Fixture.NODES.get(0), "lit.dialect", "house");
        try (LitSessions sessions = LitSessions.builder()
                .clock(Fixture.CLOCK)
                .signer(Fixture.wallet())
                .buildFrom(settings)) {
            SessionSigs sigs = sessions.sessionSigs(
                    SessionSigsRequest.builder().request(Fixture.ANY_PKP).build());
            assertThat(Fixture.document(sigs, Fixture.NODES.get(0)).get("expiration"))
                    .contains(new JsonString("2023-11-14T22:14:20.000Z"));
        }
        assertThat(Refused.with(ErrorCode.DIALECT_UNKNOWN, () -> DialectCatalog.find("garden")))
                .hasMessageContaining("house");
    }
}
