package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.devnet.DevnetAuthMethod;
import org.lit4j.devnet.DevnetPkp;
import org.lit4j.devnet.LitDevnet;
import org.lit4j.devnet.PkpScope;

/** {@code getPkpSessionSigs} of the published JavaScript client of SDK 7: the devnet's nodes sign, and accept what it makes. */
class JavaScriptPkpSessionsIT {
    private static final String SOMEBODY = "0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3";
    private static final String ACTION = "QmNZQXmY2VijUPfNrkC6zWykBnEniDouAeUpFi9r6aaqNz";
    /** The name of the code {@code hello world}, which the script sends. */
    private static final String CODE = "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD";

    @BeforeAll
    static void packagesAreInstalled() {
        JavaScriptClient.requireInstalled();
    }

    @Test
    void nodesSignSessionKeysForItAndAcceptItsSessions() throws Exception {
        try (LitDevnet devnet = LitDevnet.builder()
                .nodes(3)
                .threshold(2)
                .actions(call -> "true")
                .start()) {
            DevnetPkp owned = devnet.mint(Fixtures.WALLET);
            DevnetPkp foreign = devnet.mint(SOMEBODY);
            DevnetPkp action = devnet.mint(SOMEBODY);
            devnet.permit(action, DevnetAuthMethod.action(ACTION, PkpScope.SIGN_ANYTHING));
            devnet.permit(action, DevnetAuthMethod.action(CODE, PkpScope.SIGN_ANYTHING));
            devnet.burn(action);
            DevnetPkp weak = devnet.mint(SOMEBODY);
            devnet.permit(weak, DevnetAuthMethod.action(ACTION, PkpScope.SIGN_PERSONAL_MESSAGE));
            JsonObject pkps = JsonObject.builder()
                    .put("owned", owned.publicKey())
                    .put("foreign", foreign.publicKey())
                    .put("action", action.publicKey())
                    .put("weak", weak.publicKey())
                    .put("cid", ACTION)
                    .build();

            JsonObject result = JavaScriptClient.run(
                    "pkp.mjs", devnet.describe().stringify(), "0x" + Fixtures.WALLET_KEY, pkps.stringify());

            for (String how : new String[] {"owned", "action", "code"}) {
                assertThat(result.get(how).map(Object::toString))
                        .as(how)
                        .contains("{\"statuses\":[200,200,200],\"signed\":true}");
            }
            assertThat(result.get("permitted").map(Object::toString))
                    .contains("{\"token\":true,\"actions\":[\"" + ACTION + "\",\"" + CODE
                            + "\"],\"scopes\":[[false,true,false],[false,true,false]]}");
            String scope = "None of the AuthMethods, AuthSig or Lit Actions meet the required scope ";
            assertThat(text(result, "foreign")).contains(scope + "[2].");
            assertThat(text(result, "weak")).contains(scope + "[1].");
            assertThat(result.get("refused")).contains(JsonArray.EMPTY);
            assertThat(devnet.nodes())
                    .allSatisfy(node -> assertThat(node.seen().stream()
                                    .filter(request -> request.user().equals(Optional.of(owned.address()))))
                            .isNotEmpty());
        }
    }

    private static String text(JsonObject result, String name) {
        return ((JsonString) result.get(name).orElseThrow()).value();
    }
}
