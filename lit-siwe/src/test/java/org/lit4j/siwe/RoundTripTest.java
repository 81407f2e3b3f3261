package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written reads back as the same. */
class RoundTripTest {
    private static final int CASES = 10_000;

    @Test
    void aCapabilityObjectIsWhatItsUrnDecodesTo() {
        Property.forAll(CASES, random -> {
            Recap recap = Generators.recap(random);
            Recap back = Recap.decode(recap.urn());

            assertThat(back).isEqualTo(recap).hasSameHashCodeAs(recap);
            assertThat(back.urn()).isEqualTo(recap.urn());
            assertThat(back.statement()).isEqualTo(recap.statement());
        });
    }

    @Test
    void theOrderOfGrantsDoesNotMatter() {
        Property.forAll(CASES, random -> {
            Recap recap = Generators.recap(random);
            Recap.Builder reversed = Recap.builder();
            List<RecapGrant> grants = recap.grants();
            for (int i = grants.size() - 1; i >= 0; i--) {
                RecapGrant grant = grants.get(i);
                String[] ability = grant.ability().split("/", -1);
                grant.restrictions()
                        .forEach(object -> reversed.grant(grant.resourceKey(), ability[0], ability[1], object));
            }
            recap.cids().forEach(reversed::proof);
            boolean allCanBeBuilt = grants.stream().noneMatch(RecapGrant::isUnusable)
                    && recap.attenuations().members().values().stream()
                            .noneMatch(org.lit4j.core.json.JsonObject.EMPTY::equals);

            if (allCanBeBuilt) {
                assertThat(reversed.build()).isEqualTo(recap).hasSameHashCodeAs(recap);
                assertThat(reversed.build().urn()).isEqualTo(recap.urn());
            }
        });
    }

    @Test
    void aProofIsWhatEachOfItsFormsReadsAs() {
        Property.forAll(CASES, random -> {
            Cid cid = Generators.cid(random);

            assertThat(Cid.parse(cid.toString())).isEqualTo(cid);
            assertThat(Cid.parse(cid.encoded()).encoded()).isEqualTo(cid.encoded());
        });
    }

    @Test
    void aMessageIsWhatItsTextReadsAs() {
        Property.forAll(CASES, random -> {
            SiweMessage message = Generators.siweMessage(random);
            SiweMessage back = SiweMessage.parse(message.text());

            assertThat(back).isEqualTo(message);
            assertThat(back.canonicalText()).isEqualTo(message.text());
            assertThat(back.toBuilder().build()).isEqualTo(message);
            assertThat(back.scheme()).isEqualTo(message.scheme());
            assertThat(back.domain()).isEqualTo(message.domain());
            assertThat(back.address()).isEqualTo(message.address());
            assertThat(back.statement()).isEqualTo(message.statement().filter(text -> !text.isEmpty()));
            assertThat(back.uri()).isEqualTo(message.uri());
            assertThat(back.chainId()).isEqualTo(message.chainId());
            assertThat(back.nonce()).isEqualTo(message.nonce());
            assertThat(back.issuedAt()).isEqualTo(message.issuedAt());
            assertThat(back.expirationTime()).isEqualTo(message.expirationTime());
            assertThat(back.notBefore()).isEqualTo(message.notBefore());
            assertThat(back.requestId()).isEqualTo(message.requestId());
            assertThat(back.resources()).isEqualTo(message.resources());
        });
    }

    @Test
    void theLooserGrammarReadsWhatTheStrictOneReads() {
        Property.forAll(CASES, random -> {
            SiweMessage message = Generators.siweMessage(random);

            if (message.scheme().isEmpty()) {
                assertThat(SiweText.parse(message.text(), SiweProfile.LIT_SIWE_1_1))
                        .isEqualTo(SiweText.parse(message.text(), SiweProfile.EIP_4361));
            }
        });
    }
}
