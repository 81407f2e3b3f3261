package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.auth.AuthSig;

/** The description's checklist as far as it is about judging: each line stands in a vector, or in a test named here. */
class ChecklistTest {
    private static String read(String file) throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(System.getProperty("lit.root")), file));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "6 one unknown member at the top|R0: an unknown member",
                "7 one unknown member in a capability|R2: a capability with an unknown member",
                "8 a duplicated member in a capability|R2: a capability with sig twice",
                "9 a number for sig in a capability|R2: a capability with sig a number",
                "11 address jkl|R1a: not hexadecimal",
                "12 31 bytes|R1b: 31 bytes",
                "12 33 bytes|R1b: 33 bytes",
                "13 0x, in the URI too|R1a: 0x in front and in the message's URI",
                "13 0x, not in the URI|C3c: 0x in front, not in the message's URI",
                "14 no curve point|R1c: y = 2, of no point",
                "15 sig with 0x|R1d: 0x in front",
                "16 sig in upper case|R1d: upper case",
                "17 sig in both cases|R1d: both cases",
                "18 126 digits|R1d: 126 digits",
                "18 130 digits|R1d: 130 digits",
                "19 another text|R1e: another text",
                "20 s + L|R1e: s + L",
                "21 small-order key|R1e: a public key of small order",
                "22 small-order R|R1e: an R of small order",
                "23 equal JSON|R1e: equal JSON with a blank",
                "24 no JSON|R2: no JSON",
                "25 no sessionKey|R2: without sessionKey",
                "26 no maxPrice, naga|R2: without maxPrice",
                "26 no maxPrice, datil|R2: no maxPrice",
                "27 maxPrice a number|R2: maxPrice 100 ",
                "28 maxPrice 0x64|R2: maxPrice \"0x64\"",
                "30 an unknown member|R2: an unknown member",
                "31 another sessionKey|R2: another sessionKey",
                "33 no request|R3: no request (",
                "34 no request and expired|R3: no request, and expired",
                "35 * covers|R3: * for an id",
                "36 the id|R3: the id",
                "37 letter case|R3: an id in upper case",
                "38 another ability|R3: another ability",
                "39 unknown kind|R3: an unknown kind beside it",
                "40 60 s ahead|R4b: 60 seconds ahead",
                "40 61 s ahead|R4b: 61 seconds ahead",
                "41 60 s ago|R4e: 60 seconds ago",
                "41 61 s ago|R4e: 61 seconds ago",
                "42 1 ms before|R4d: expires 1 ms before",
                "43 equal|R4d: expires when issued",
                "44 30 days|R4f: 30 days (",
                "44 30 days and 1 ms|R4f: 30 days and 1 ms",
                "45 yesterday|R4a: issuedAt yesterday",
                "46 offset|R4a: issuedAt 2030-01-01T14:00:00+02:00",
                "47 scheme twice|R5: nodeAddress 'https://http://localhost:7470'",
                "48 another node|R5: nodeAddress 'http://127.0.0.1:7471'",
                "49 empty|R6a: none (",
                "50 bad, good|R6b: a bad one, then a good one",
                "51 two good|R6b: two good ones",
                "52 contract|C2: derivedVia EIP1271 ",
                "53 no SIWE|C1: no SIWE message",
                "54 lower-case address|C1: an address in lower case",
                "55 CR LF|C1: CR LF",
                "56 nonce of 7|C1: a nonce of 7 characters",
                "56 nonce of 8|C1: a nonce of 8 characters",
                "57 no expiration|C3b: never expires",
                "58 expired a second ago|C3b: expired a second ago",
                "59 ten years|C3b: expires in ten years",
                "60 not before|C3b: not before now",
                "61 issued in the future|C3b: issued in the future",
                "63 another key|C3c: another session key",
                "64 v 0 or 1|C3b: last byte 0 or 1",
                "64 v 27 or 28|C3b: last byte 27 or 28",
                "64 64 bytes|C3b: 64 bytes",
                "65 no 0x|C3a: without 0x",
                "66 unrelated address|C3b: an address that is not the message's",
                "66 hardened|H4: an address that is not the message's",
                "67 BLS|C4d: the network's (",
                "67 a flipped bit|C4c: a flipped bit, so no point",
                "68 another root key|C4d: under another network's key",
                "69 Basic|H7: the scheme Basic (",
                "70 expired|C4a: expired",
                "71 statement|C5: another statement, like the sample of SDK 3",
                "72 equal statement|C5: the statement is the object's",
                "73 no statement|C5: no statement",
                "74 padding|C6: two padding characters",
                "74 line break|C6: a line break behind the JSON",
                "75 undecodable|C6: no JSON",
                "76 foreign before|C5: a foreign resource before the object",
                "77 foreign behind|C5: a foreign resource behind the object",
                "78 every ability|C6: every ability (",
                "78 Threshold/*|C6: every ability of the namespace",
                "79 hidden|C6: the id, hidden by a key for all",
                "80 another id|C6: another id",
                "81 upper case|C6: the id in upper case",
                "82 no prf|C6: no prf",
                "83 no restrictions|C6: no restrictions",
                "84 a restriction|C6: a restriction (",
                "85 byte order|C5: resources, namespaces and abilities in byte order"
            })
    void standsInAVector(String line, String name) throws IOException {
        String file = read("lit-testkit/src/main/resources/org/lit4j/testkit/vectors/node-verdict.json");
        assertThat(file).as(line).contains("\"name\":\"" + name.strip().replace("\"", "\\\""));
    }

    @Test
    @DisplayName("29 maxPrice above 2^256-1, 62 a nonce that is no block hash")
    void others() {
        String above = java.math.BigInteger.TWO.pow(256).toString();
        AuthSig sig = World.doc()
                .with(doc -> doc.price = ",\"maxPrice\":\"" + above + "\"")
                .signed();
        assertThat(World.judge(RuleSet.NODE, sig).refusedBy().orElseThrow().rule())
                .isEqualTo(Rule.R2);
        AuthSig nonce =
                World.siwe().with(siwe -> siwe.nonce = "no block hash at all").signed();
        assertThat(World.judge(RuleSet.NODE, World.doc().capabilities(nonce).signed())
                        .accepted())
                .isTrue();
    }

    @Test
    @DisplayName("114 of three codes the innermost is public, 115 without a code status 500 and the kind's sentence")
    void errors() {
        NodeError three = NodeError.of(ErrorKind.VALIDATION, VerdictCode.NODE_INVALID_AUTH_SIG, "outer")
                .causedBy(NodeError.of(ErrorKind.VALIDATION, VerdictCode.NODE_RESOURCE_ID_NOT_FOUND, "middle"))
                .causedBy(NodeError.of(ErrorKind.PARSER, VerdictCode.NODE_PARSER_ERROR, "inner"));
        assertThat(three.toPublic().code()).contains(VerdictCode.NODE_PARSER_ERROR);
        assertThat(three.toPublic().kind()).isEqualTo(ErrorKind.PARSER);
        PublicError none = NodeError.uncoded(ErrorKind.VALIDATION, "x").toPublic();
        assertThat(none.status()).isEqualTo(500);
        assertThat(none.message()).isEqualTo("An error related to validation has occured.");
    }

    private static String keys(String json) throws Unreadable {
        return BodyReader.read(json, new QuirkNotes()).sigs().stream()
                .map(sig -> {
                    try {
                        return SessionDocument.parse(sig.signedMessage(), Generation.NAGA, new QuirkNotes())
                                .requests()
                                .stream()
                                .map(one -> one.prefix() + "://" + one.id())
                                .collect(Collectors.joining(","));
                    } catch (Unreadable e) {
                        return "unreadable";
                    }
                })
                .reduce("", (first, last) -> last);
    }

    private static AuthSig junk(String prefix, String id) {
        String text = World.doc()
                .requests(prefix, id, "x")
                .with(doc -> doc.capabilities = List.of())
                .text();
        return AuthSig.of("junk", "junk", text, "junk");
    }

    @Test
    @DisplayName("extract_requested_resources_tests; auth_material.rs test_resources: the last present member counts")
    void resources() throws Unreadable {
        String none = World.doc()
                .with(doc -> doc.requests = "[]")
                .with(doc -> doc.capabilities = List.of())
                .text();
        assertThat(keys(AuthSig.of("s", "d", none, "a").toJson())).isEmpty();
        String acc = "lit-accesscontrolcondition";
        AuthSig one = junk(acc, World.HASH);
        assertThat(keys(one.toJson())).isEqualTo(acc + "://" + World.HASH);
        assertThat(keys("{}")).isEmpty();
        assertThat(keys("{\"ethereum\":" + one.toJson() + "}")).isEqualTo(acc + "://" + World.HASH);
        for (String chain : List.of("solana", "cosmos", "kyve", "cheqd", "juno")) {
            assertThat(keys("{\"" + chain + "\":" + junk("lit-pkp", "123").toJson() + ",\"ethereum\":" + one.toJson()
                            + "}"))
                    .as(chain)
                    .isEqualTo("lit-pkp://123");
        }
    }

    @Test
    void everyQuirkAndHardenedRuleIsDescribed() throws IOException {
        String page = read("docs/verifying.md");
        assertThat(Quirk.values()).allSatisfy(quirk -> assertThat(page).contains("| `" + quirk.wireName() + "` |"));
        assertThat(Arrays.stream(Rule.values()).filter(Rule::isHardened))
                .hasSize(8)
                .allSatisfy(rule -> assertThat(page).contains("| " + rule.id() + " |"));
        assertThat(Arrays.stream(VerdictCode.values()).filter(code -> !code.isNodes()))
                .allSatisfy(code -> assertThat(page).contains("`" + code.wireName() + "`"));
    }
}
