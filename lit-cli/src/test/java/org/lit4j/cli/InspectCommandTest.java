package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonParser;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** What {@code lit inspect} says. */
class InspectCommandTest {
    private static final Recap SIGN =
            Recap.builder().grant(LitResource.pkp("1"), LitAbility.PKP_SIGNING).build();

    @Test
    void saysWhatACapabilityObjectGrants() {
        Recap recap = Recap.builder()
                .grant(
                        LitResource.rateLimitIncrease("7"),
                        LitAbility.RATE_LIMIT_INCREASE_AUTH,
                        JsonParser.parseObject("{\"uses\":\"1\"}", "x"))
                .grantAll(LitResource.pkp("*"))
                .build();

        assertThat(inspect(recap.urn()))
                .containsExactly(
                        "grants        */* on lit-pkp://*",
                        "grants        Auth/Auth on lit-ratelimitincrease://7, restricted to [{\"uses\":\"1\"}]");
        assertThat(inspect(Recap.EMPTY.urn())).containsExactly("grants        nothing");
    }

    @Test
    void warnsWhereNodesReadSomethingElse() {
        Recap hidden = Recap.of(
                JsonParser.parseObject(
                        "{\"lit-pkp://*\":{\"a/b\":[{}]},\"lit-pkp://1\":{\"Threshold/Signing\":[{}]}}", "x"),
                List.of());

        assertThat(inspect(hidden.urn()))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("warning       Threshold/Signing on lit-pkp://1 is hidden: ")
                .contains("nodes and SDKs read no other")
                .contains("by meaning");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023-11-14T22:11:20Z          | in 2 minutes  | in 2 minutes          | in 6 minutes
            2023-11-14T22:13:20Z          | now           | now                   | in 4 minutes
            2023-11-14T22:16:21Z          | 3 minutes ago | 3 minutes ago         | in 59 seconds
            2023-11-14T22:17:19Z          | 3 minutes ago | 3 minutes ago         | in 1 second
            2023-11-14T22:17:19.500Z      | 3 minutes ago | 3 minutes ago         | now
            2023-11-14T22:17:20Z          | 4 minutes ago | 4 minutes ago         | expired now
            2023-11-14T22:18:20+00:00     | 5 minutes ago | 5 minutes ago         | expired 1 minute ago
            2023-11-15T02:17:19+02:00     | 2 hours ago   | 2 hours ago           | expired 1 hour ago
            2023-11-17T22:17:20Z          | 3 days ago    | 3 days ago            | expired 3 days ago
            """)
    void saysHowFarAwayTimesAre(String at, String issued, String start, String end) {
        SiweMessage message = message(SIGN.statement(), SIGN.urn())
                .notBefore(Timestamp.of(Fixtures.NOW))
                .expirationTime(Timestamp.of(Fixtures.NOW.plusSeconds(240)))
                .build();

        assertThat(inspect(signed(message), "--at", at))
                .contains(
                        "issued        2023-11-14T22:13:20.000Z (" + issued + ")",
                        "not before    2023-11-14T22:13:20.000Z (" + start + ")",
                        "expires       2023-11-14T22:17:20.000Z (" + end + ")");
    }

    @Test
    void saysWhoAndWhatForAnAuthSig() {
        SiweMessage message = message(SIGN.statement(), "https://example.com/terms", SIGN.urn())
                .build();

        assertThat(inspect(signed(message), "--at", "2023-11-14T22:13:20Z"))
                .containsExactly(
                        "address       " + Fixtures.WALLET,
                        "signed by     web3.eth.personal.sign",
                        "asked by      localhost:3000, chain 1",
                        "for           lit:session:" + Fixtures.PUBLIC_KEY,
                        "issued        2023-11-14T22:13:20.000Z (now)",
                        "expires       never",
                        "resource      https://example.com/terms",
                        "grants        Threshold/Signing on lit-pkp://1");
    }

    @Test
    void saysWhatNodesMakeOfSeveralCapabilityObjects() {
        Recap run = Recap.builder().grantAll(LitResource.litAction("*")).build();
        Recap unusable = Recap.of(JsonParser.parseObject("{\"lit-pkp://1\":{\"a/b\":[]}}", "x"), List.of());
        SiweMessage message = message(run.statement(), "urn:recap:AAAA", unusable.urn(), SIGN.urn(), run.urn())
                .build();

        List<String> lines = inspect(signed(message));

        assertThat(lines)
                .anyMatch(line -> line.startsWith("capability    cannot be read by SDKs: "))
                .anyMatch(line -> line.startsWith("nodes         Resource 1, a capability object, is dropped silently"))
                .anyMatch(line -> line.startsWith("nodes         Resource 2, a capability object, is dropped silently"))
                .anyMatch(line -> line.startsWith("nodes         Resource 3, a capability object, makes nodes refuse"))
                .anyMatch(line -> line.startsWith("warning       a/b on lit-pkp://1 has the empty restriction list []"))
                .noneMatch(line -> line.contains("Resource 4"));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("grants        */* on lit-litaction://*");
    }

    @Test
    void saysAllOfItForSessionSignatures() {
        SessionSigs sigs;
        try (LitSessions sessions = LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .signer(Fixtures.wallet())
                .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                .build()) {
            sigs = sessions.sessionSigs(
                    Fixtures.request().sessionKey(Fixtures.sessionKey()).build());
        }

        assertThat(inspect(sigs.toJson(), "--at", "2023-11-14T22:14:20Z"))
                .containsExactly(
                        "Session signatures for 2 nodes",
                        "- " + Fixtures.NODES.get(0),
                        "  session key   " + Fixtures.PUBLIC_KEY,
                        "  made for      " + Fixtures.NODES.get(0),
                        "  issued        2023-11-14T22:13:20.000Z (1 minute ago)",
                        "  expires       2023-11-14T22:18:20.000Z (in 4 minutes)",
                        "  requests      lit-accesscontrolcondition://*#access-control-condition-decryption",
                        "  requests      lit-pkp://*#pkp-signing",
                        "  delegated by",
                        "    address       " + Fixtures.WALLET,
                        "    signed by     web3.eth.personal.sign",
                        "    asked by      localhost, chain 1",
                        "    for           lit:session:" + Fixtures.PUBLIC_KEY,
                        "    issued        2023-11-14T22:13:20.000Z (1 minute ago)",
                        "    expires       2023-11-15T22:13:20.000Z (in 23 hours)",
                        "    grants        Threshold/Decryption on lit-accesscontrolcondition://*",
                        "    grants        Threshold/Signing on lit-pkp://*",
                        "- " + Fixtures.NODES.get(1),
                        "  the same as above");
    }

    @Test
    void aMessageThatIsNoSiweIsNamedSo() {
        AuthSig odd = AuthSig.personalSign("0x" + "00".repeat(65), "Hello", Fixtures.WALLET);

        assertThat(inspect(odd.toJson()))
                .last()
                .asString()
                .startsWith("message       cannot be read: line 1, column 1");
    }

    @ParameterizedTest
    @CsvSource({"yesterday,urn:recap:eyJhdHQiOnt9LCJwcmYiOltdfQ", "2023-11-14T22:13:20Z,''", "2023-11-14T22:13:20Z,{"})
    void refusesWhatItCannotRead(String at, String input) {
        Lit run = Lit.runWithInput(input, "inspect", "--at", at);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotBlank();
    }

    private static List<String> inspect(String input, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "inspect";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Lit run = Lit.runWithInput(input, arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        return run.out().lines().toList();
    }

    private static SiweMessage.Builder message(String statement, String... resources) {
        return SiweMessage.builder("localhost:3000", "12345678")
                .address(Fixtures.WALLET)
                .statement(statement)
                .uri("lit:session:" + Fixtures.PUBLIC_KEY)
                .issuedAt(Timestamp.of(Fixtures.NOW))
                .resources(List.of(resources));
    }

    private static String signed(SiweMessage message) {
        try (Secp256k1Key key = Secp256k1Key.parse(Fixtures.WALLET_KEY)) {
            return AuthSig.personalSign(PersonalSign.sign(key, message.text()), message.text(), key.address())
                    .toJson();
        }
    }
}
