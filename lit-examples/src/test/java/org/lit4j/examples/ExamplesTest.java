package org.lit4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every main and reads what it printed. */
class ExamplesTest {
    private static final String ONE_NODE = "SessionSigs[https://127.0.0.1:7470]";
    private static final String TWO_NODES = "SessionSigs[https://127.0.0.1:7470, https://127.0.0.1:7471]";

    interface Main {
        void run(String[] args) throws IOException;
    }

    /** Every main of the module, by the name of its class. */
    static Map<String, Main> mains() {
        Map<String, Main> mains = new TreeMap<>();
        mains.put("QuickStart", QuickStart::main);
        mains.put("OwnCallback", OwnCallback::main);
        mains.put("OwnCapability", OwnCapability::main);
        mains.put("SharedStore", SharedStore::main);
        mains.put("KeepRenewed", KeepRenewed::main);
        mains.put("OwnSessionKey", OwnSessionKey::main);
        mains.put("ForgetSession", ForgetSession::main);
        mains.put("FromSettings", FromSettings::main);
        mains.put("GuardedService", GuardedService::main);
        mains.put("JudgeSignature", JudgeSignature::main);
        mains.put("OwnPlugin", OwnPlugin::main);
        mains.put("SimulatedNetwork", SimulatedNetwork::main);
        mains.put("OwnStore", OwnStore::main);
        mains.put("FromJavaScript", FromJavaScript::main);
        return mains;
    }

    static Iterable<String> names() {
        return mains().keySet();
    }

    @Test
    void everyMainIsInTheList() throws IOException {
        List<String> withMain = Sources.examples().entrySet().stream()
                .filter(source -> source.getValue().contains("public static void main("))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(mains().keySet()).containsExactlyElementsOf(withMain);
    }

    @ParameterizedTest
    @MethodSource("names")
    void printsNoSecretAndNoSignature(String name) throws IOException {
        assertThat(output(name))
                .isNotBlank()
                .doesNotContain(Samples.KEY, Samples.OTHER_KEY, "secretKey", "\"sig\"")
                // A signature or a seed: 64 or more hexadecimal digits that are neither a key's name nor a condition.
                .doesNotContainPattern("(?<!lit:session:|/|://|[0-9a-f])[0-9a-f]{64,}(?!/)");
    }

    @Test
    void quickStart() throws IOException {
        assertThat(output("QuickStart")).contains(ONE_NODE).containsPattern("JSON of \\d{4} characters");
    }

    @Test
    void guardedServiceLetsInOnceAndTurnsAwayOthers() throws IOException {
        assertThat(output("GuardedService").lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("signed: 200 Hello 0x[0-9a-fA-F]{40}"),
                        line -> assertThat(line).isEqualTo("again: 401 \"The session signature was used before\""),
                        line -> assertThat(line).isEqualTo("for another: 401 \"The session signature is refused\""),
                        line -> assertThat(line).isEqualTo("unsigned: 401 \"A session signature is needed\""));
    }

    @Test
    void judgeSignatureIsAcceptedWhereItIsForAndRefusedElsewhere() throws IOException {
        assertThat(output("JudgeSignature").lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("accepted, user 0x"),
                        line -> assertThat(line)
                                .startsWith("refused by R5 failed NodeNotAuthorized")
                                .contains("made for https://127.0.0.1:7470, not for https://127.0.0.1:7471"));
    }

    @Test
    void simulatedNetworkAcceptsAndLimits() throws IOException {
        assertThat(output("SimulatedNetwork").lines())
                .containsExactly("0: 200", "1: 200", "2: 200", "rate limited: 400", "2 requests seen");
    }

    @Test
    void ownCallbackSignsTheOfferedStatement() throws IOException {
        assertThat(output("OwnCallback").lines())
                .containsExactly(
                        "Sign a session key to use with Lit Protocol I further authorize the stated URI to perform the"
                                + " following actions on my behalf: (1) '*': '*' for 'lit-pkp://*'.",
                        ONE_NODE);
    }

    @Test
    void ownCapabilityIsSignedNarrowedAndRefused() throws IOException {
        String condition = "'lit-accesscontrolcondition://" + Samples.CONDITION + "'";

        assertThat(output("OwnCapability").lines())
                .satisfiesExactly(
                        given -> assertThat(given)
                                .endsWith("(1) '*': '*' for " + condition
                                        + ". (2) 'Threshold': 'Execution' for 'lit-litaction://*'."),
                        exactly -> assertThat(exactly)
                                .endsWith("behalf: (1) 'Threshold': 'Decryption' for " + condition + "."),
                        noWildcards -> assertThat(noWildcards).startsWith("WILDCARD_FORBIDDEN: "));
    }

    @Test
    void sharedStoreKeepsUsersApartAndAsksOnce() throws IOException {
        assertThat(output("SharedStore").lines())
                .containsExactly(
                        "Alice is asked",
                        ONE_NODE,
                        "Bob is asked",
                        ONE_NODE,
                        ONE_NODE,
                        "stored for 0x1563915e194d8cfba1943570603f7606a3115508",
                        "stored for 0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a");
    }

    @Test
    void keepRenewedAsksAgainAfterARefusal() throws IOException {
        assertThat(output("KeepRenewed").lines()).containsExactly("ACQUIRED", "REUSED", "REMOVED", "ACQUIRED");
    }

    @Test
    void ownSessionKeySigns() throws IOException {
        assertThat(output("OwnSessionKey").lines()).containsExactly(ONE_NODE + ", signed by our key: true");
    }

    @Test
    void forgottenSessionAsksAgain() throws IOException {
        assertThat(output("ForgetSession").lines())
                .containsExactly(
                        "The first call asks the wallet.",
                        "  asked; session keys so far: 1",
                        "The second does not.",
                        "Without its AuthSig the session asks again, with the same session key.",
                        "  asked; session keys so far: 1",
                        "Without its key, too, and with another one.",
                        "  asked; session keys so far: 2");
    }

    @Test
    void fromSettings() throws IOException {
        assertThat(output("FromSettings").lines()).containsExactly(TWO_NODES, "Purged: 0");
    }

    @Test
    void ownPluginIsFoundByName() throws IOException {
        assertThat(output("OwnPlugin").lines())
                .satisfiesExactly(
                        names -> assertThat(names).contains("private-key", "throwaway"),
                        sigs -> assertThat(sigs).isEqualTo(ONE_NODE));
    }

    @Test
    void ownStore() throws IOException {
        assertThat(output("OwnStore").lines())
                .satisfiesExactly(
                        names -> assertThat(names).contains("memory", "notebook"),
                        sigs -> assertThat(sigs).isEqualTo(ONE_NODE));
    }

    @Test
    void fromJavaScript() throws IOException {
        assertThat(output("FromJavaScript").lines())
                .contains("as on the page: " + TWO_NODES, "with every parameter: " + TWO_NODES)
                .endsWith("without nodes: NETWORK_DEAD");
    }

    private static String output(String name) throws IOException {
        PrintStream original = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            java.util.Objects.requireNonNull(mains().get(name)).run(new String[0]);
        } finally {
            System.setOut(original);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
