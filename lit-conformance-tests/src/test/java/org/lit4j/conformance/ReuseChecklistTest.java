package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNull;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweDelegationCodec;
import org.lit4j.siwe.SiweMessage;

/** Item 96: the rows of the table that says when an AuthSig is signed again. */
class ReuseChecklistTest {
    private static final Recap PKP =
            Recap.builder().grant(LitResource.pkp("*"), LitAbility.PKP_SIGNING).build();
    private static final List<ResourceAbilityRequest> REQUESTS = List.of(Fixture.ANY_PKP);

    /**
     * One row.
     *
     * @param keeps3 whether SDK 3.0 keeps the AuthSig
     * @param keeps7 whether SDK 7 does
     * @param repaired whether lit4j does not, although one of them does
     */
    private record Row(
            String name,
            AuthSig authSig,
            List<ResourceAbilityRequest> requests,
            boolean keeps3,
            boolean keeps7,
            boolean repaired) {
        Row(String name, AuthSig authSig, boolean keeps3, boolean keeps7) {
            this(name, authSig, REQUESTS, keeps3, keeps7, false);
        }

        boolean keeps(boolean strictAlgo) {
            DelegationTerms terms = new DelegationTerms(
                    Fixture.SESSION_URI, Optional.empty(), requests, Fixture.NOW, Duration.ZERO, strictAlgo);
            try {
                new SiweDelegationCodec().check(authSig, terms);
                return true;
            } catch (LitException e) {
                return false;
            }
        }
    }

    private static SiweMessage.Builder message(Recap... recaps) {
        List<String> urns = new ArrayList<>();
        for (Recap recap : recaps) {
            urns.add(recap.urn());
        }
        return Fixture.message().resources(urns);
    }

    private static AuthSig sign(SiweMessage.Builder message) {
        return Fixture.sign(message.build());
    }

    private static AuthSig withSig(AuthSig from, String sig) {
        return AuthSig.personalSign(sig, from.signedMessage(), from.address());
    }

    private static SiweMessage.Builder ending(Instant end) {
        return message(PKP).expirationTime(Timestamp.of(end));
    }

    private static AuthSig withoutExpiration() {
        return sign(SiweMessage.builder("localhost", Fixture.BLOCK_HASH)
                .address(Fixture.WALLET)
                .uri(Fixture.SESSION_URI)
                .issuedAt(Timestamp.of(Fixture.NOW))
                .resources(List.of(PKP.urn())));
    }

    private static List<Row> rows() {
        AuthSig good = sign(message(PKP));
        String lastByte = good.sig().substring(130);
        AuthSig lower = Fixture.sign(
                Fixture.WALLET_KEY,
                good.signedMessage().replace(Fixture.WALLET, Fixture.WALLET.toLowerCase(Locale.ROOT)));
        AuthSig solana = Fixture.sign(
                Fixture.WALLET_KEY, "I am creating an account to use Lit Protocol at 2023-11-14T22:13:20.000Z");
        return List.of(
                new Row("valid", good, true, true),
                new Row("expired", sign(ending(Fixture.NOW.minusMillis(1))), false, false),
                new Row("expires exactly now", sign(ending(Fixture.NOW)), false, false),
                new Row("no expiration line", withoutExpiration(), true, true),
                new Row(
                        "notBefore in the future",
                        sign(message(PKP).notBefore(Timestamp.of(Fixture.NOW.plusMillis(1)))),
                        REQUESTS,
                        true,
                        false,
                        true),
                new Row("other URI", sign(message(PKP).uri("lit:session:00")), false, false),
                new Row("no resources", sign(Fixture.message()), false, false),
                new Row(
                        "first resource not a recap",
                        sign(Fixture.message().resources(List.of("https://example.com/", PKP.urn()))),
                        false,
                        false),
                new Row("first recap empty, second one sufficient", sign(message(Recap.EMPTY, PKP)), false, false),
                new Row("ability missing", sign(message(Recap.EMPTY)), false, false),
                new Row(
                        "address member differs from SIWE address",
                        AuthSig.personalSign(
                                good.sig(), good.signedMessage(), "0x1563915e194D8CfBA1943570603F7606A3115508"),
                        REQUESTS,
                        true,
                        true,
                        true),
                new Row(
                        "signature by another key",
                        withSig(
                                good,
                                Fixture.sign("0x" + "22".repeat(32), good.signedMessage())
                                        .sig()),
                        false,
                        false),
                new Row("sig without 0x", withSig(good, good.sig().substring(2)), false, false),
                new Row("algo: null", AuthSig.fromJson(good.json().with("algo", JsonNull.NULL)), true, false),
                new Row("algo: ed25519", good.withAlgo("ed25519"), true, true),
                new Row("Solana text", solana, false, false),
                new Row(
                        "v byte 0/1",
                        withSig(good, good.sig().substring(0, 130) + (lastByte.equals("1b") ? "00" : "01")),
                        true,
                        true),
                new Row(
                        "upper-case hex",
                        withSig(good, "0x" + good.sig().substring(2).toUpperCase(Locale.ROOT)),
                        true,
                        true),
                new Row("lower-case SIWE address", lower, false, false),
                new Row(
                        "empty request list with empty recap",
                        sign(message(Recap.EMPTY)),
                        List.of(),
                        true,
                        true,
                        false));
    }

    @Test
    @DisplayName(
            "item096: when an AuthSig is used again; repaired: not before Not Before, and not under a foreign address")
    void item096_whenAnAuthSigIsUsedAgain() {
        List<Row> rows = rows();
        assertThat(rows).hasSize(20);
        for (Row row : rows) {
            assertThat(row.keeps(false)).as("%s, 3.0", row.name()).isEqualTo(row.keeps3() && !row.repaired());
            assertThat(row.keeps(true)).as("%s, 7.4", row.name()).isEqualTo(row.keeps7() && !row.repaired());
        }
        assertThat(rows).filteredOn(Row::repaired).hasSize(2);
    }
}
