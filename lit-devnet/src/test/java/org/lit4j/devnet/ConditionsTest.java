package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonParser;

class ConditionsTest {
    private static final String ME = "{\"method\":\"\",\"parameters\":[\":userAddress\"],\"returnValueTest\":"
            + "{\"comparator\":\"=\",\"value\":\"0xAb\"}}";
    private static final String OTHER = ME.replace("0xAb", "0xCd");
    private static final String ASKS_CHAIN = "{\"method\":\"balanceOf\",\"parameters\":[\":userAddress\"],"
            + "\"returnValueTest\":{\"comparator\":\">\",\"value\":\"0\"}}";

    private static boolean holds(ConditionCheck check, String... parts) {
        return new Conditions(check)
                .hold((JsonArray) JsonParser.parse("[" + String.join(",", parts) + "]", "conditions"), "0xaB");
    }

    private static String operator(String name) {
        return "{\"operator\":\"" + name + "\"}";
    }

    @Test
    void whoAsksIsComparedWithoutCase() {
        assertThat(holds(ConditionCheck.NEVER, ME)).isTrue();
        assertThat(holds(ConditionCheck.NEVER, OTHER)).isFalse();
        assertThat(holds(ConditionCheck.NEVER)).isFalse();
    }

    @Test
    void operatorsJoin() {
        assertThat(holds(ConditionCheck.NEVER, OTHER, operator("or"), ME)).isTrue();
        assertThat(holds(ConditionCheck.NEVER, ME, operator("and"), OTHER)).isFalse();
        assertThat(holds(
                        ConditionCheck.NEVER, ME, operator("and"), "[" + OTHER + "," + operator("or") + "," + ME + "]"))
                .isTrue();
    }

    @Test
    void whatAsksAChainIsLeftToTheCheck() {
        assertThat(holds(ConditionCheck.NEVER, ASKS_CHAIN)).isFalse();
        assertThat(holds(
                        (condition, user) -> condition.stringify().contains("balanceOf") && user.equals("0xaB"),
                        ASKS_CHAIN))
                .isTrue();
    }
}
