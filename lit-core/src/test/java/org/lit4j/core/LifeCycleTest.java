package org.lit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderEntry;
import org.lit4j.core.spi.ProviderStatus;

/** What settings open is closed once, the last first, whatever fails meanwhile. */
class LifeCycleTest {
    private static final Map<String, String> ALL = Map.of(
            "lit.keyring", "one",
            "lit.store", "one",
            "lit.signer", "one",
            "lit.capability-builder", "one");
    private static final List<String> OPENED =
            List.of("open keyring", "open store", "open signer", "open capability builder");
    private static final List<String> CLOSED =
            List.of("close capability builder", "close signer", "close store", "close keyring");

    private final Recorder recorder = new Recorder();

    @Test
    void closesOnceInReverseOrder() {
        LitSessions lit = recorder.builder().buildFrom(ALL);
        assertThat(recorder.events).isEqualTo(OPENED);

        recorder.events.clear();
        lit.close();
        lit.close();
        assertThat(recorder.events).isEqualTo(CLOSED);
        assertThatThrownBy(lit::forgetAuthSig)
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }

    @Test
    void closesWhatWasOpenedWhenAssemblyFailsHalfWay() {
        recorder.failing.add("open signer");
        assertThatThrownBy(() -> recorder.builder().buildFrom(ALL))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_BROKEN))
                .hasMessageContaining("'one'")
                .hasMessageContaining("IllegalStateException: failed to open signer");
        assertThat(recorder.events)
                .containsExactly("open keyring", "open store", "open signer", "close store", "close keyring");
    }

    /** All providers have opened their parts, and then there is nothing to sign for. */
    @Test
    void closesEverythingWhenTheEndOfAssemblyFails() {
        assertThatThrownBy(() ->
                        LitSessions.builder().providers(recorder.catalog()).buildFrom(ALL))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NODES_MISSING));
        assertThat(recorder.events).containsSubsequence(OPENED).endsWith(CLOSED.toArray(String[]::new));
    }

    @Test
    void aCloseThatFailsDoesNotHideTheFirstFailureOrStopTheOthers() {
        recorder.failing.addAll(List.of("open signer", "close store", "close keyring"));
        Throwable failure = catchThrowable(() -> recorder.builder().buildFrom(ALL));
        assertThat(failure).hasMessageContaining("failed to open signer");
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("failed to close store", "failed to close keyring");
        assertThat(recorder.events).endsWith("close store", "close keyring");
    }

    @Test
    void aCloseThatFailsIsThrownWhenAllAreClosed() {
        LitSessions lit = recorder.builder().buildFrom(ALL);
        recorder.failing.addAll(List.of("close signer", "close keyring"));
        recorder.events.clear();
        Throwable failure = catchThrowable(lit::close);
        assertThat(failure).hasMessage("failed to close signer");
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("failed to close keyring");
        assertThat(recorder.events).isEqualTo(CLOSED);
        lit.close();
        assertThat(recorder.events).as("nothing is closed again").isEqualTo(CLOSED);
    }

    @Test
    void nothingIsOpenedWhenASettingIsWrong() {
        assertThatThrownBy(() -> recorder.builder()
                        .buildFrom(Map.of("lit.store", "one", "lit.signer", "one", "lit.signer.one.colour", "red")))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_UNKNOWN))
                .hasMessageContaining("lit.signer.one.colour");
        assertThat(recorder.events).isEmpty();
    }

    /** A builder whose parts are closed would hand them out. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBuilderBuildsOnce(boolean failing) {
        if (failing) {
            recorder.failing.add("open signer");
        }
        LitSessionsBuilder builder = recorder.builder();
        Throwable first = catchThrowable(() -> builder.buildFrom(ALL).close());
        assertThat(first != null).isEqualTo(failing);
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }

    @Test
    void providersGetTheClockTheRandomSourceAndTheObjects() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        SecureRandom random = new SecureRandom();
        StringBuilder object = new StringBuilder("an object of the application");
        LitSessionsBuilder builder =
                recorder.builder().clock(clock).random(random).object(StringBuilder.class, object);
        try (LitSessions lit = builder.buildFrom(ALL)) {
            assertThat(recorder.contexts).hasSize(4).allSatisfy(context -> {
                assertThat(context.clock()).isSameAs(clock);
                assertThat(context.random()).isSameAs(random);
                assertThat(context.requireObject(StringBuilder.class)).isSameAs(object);
            });
            assertThat(recorder.contexts.get(0).object(RecordSealer.class)).isEmpty();
            assertThat(recorder.contexts.get(1).object(RecordSealer.class)).isPresent();
            assertThat(lit.providers().entries())
                    .extracting(ProviderEntry::status)
                    .containsOnly(ProviderStatus.CHOSEN)
                    .hasSize(4);
        }
    }

    @Test
    void anObjectThatIsMissingIsNamed() {
        try (LitSessions lit = recorder.builder().buildFrom(ALL)) {
            assertThat(lit).isNotNull();
            assertThatThrownBy(() -> recorder.contexts.get(1).requireObject(Appendable.class))
                    .isInstanceOfSatisfying(
                            LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OBJECT_MISSING))
                    .hasMessageContaining("lit.store.one")
                    .hasMessageContaining("java.lang.Appendable");
        }
    }

    @Test
    void aStoreAloneIsOpenedWithItsKeyRing() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        LitSessionsBuilder builder =
                LitSessions.builder().providers(recorder.catalog()).clock(clock);
        OpenedStore opened = builder.openStore(Settings.builder()
                .map(ALL)
                .set("lit.network", "net")
                .set("lit.tenant", "acme")
                .build());
        assertThat(recorder.events).containsExactly("open keyring", "open store");
        assertThat(recorder.contexts)
                .allSatisfy(context -> assertThat(context.clock()).isSameAs(clock));
        assertThat(recorder.contexts.get(1).object(RecordSealer.class)).isPresent();
        assertThat(opened.store()).hasToString("store");
        assertThat(opened.network()).isEqualTo("net");
        assertThat(opened.tenant()).isEqualTo("acme");

        recorder.events.clear();
        opened.close();
        opened.close();
        assertThat(recorder.events).containsExactly("close store", "close keyring");
        assertThatThrownBy(() -> builder.openStore(Settings.of(ALL)))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }

    @Test
    void aStoreThatDoesNotOpenLeavesNoKeyRingOpen() {
        recorder.failing.add("open store");
        assertThatThrownBy(() -> recorder.builder().openStore(Settings.of(ALL))).isInstanceOf(LitException.class);
        assertThat(recorder.events).containsExactly("open keyring", "open store", "close keyring");
        recorder.events.clear();
        assertThatThrownBy(() -> recorder.builder().openStore(Settings.of(Map.of("lit.keyring", "one"))))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID))
                .hasMessageContaining("lit.store");
        assertThat(recorder.events).isEmpty();
    }
}
