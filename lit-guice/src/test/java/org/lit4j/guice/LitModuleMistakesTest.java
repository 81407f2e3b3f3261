package org.lit4j.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.spi.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.core.spi.AuthSignerProvider;

/** What is wrong is said when the injector is made, all of it. */
class LitModuleMistakesTest {
    private final Map<String, String> settings = new TreeMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSettings() throws IOException {
        settings.putAll(WalletSettings.in(folder));
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        settings.put("lit.store.memory.maximum-size", "none");
        settings.put("lit.netwrok", "mine");
        settings.remove("lit.signer.private-key.key-file");
        assertThat(messages(LitModule.fromSettings(settings)))
                .hasSize(3)
                .anyMatch(text -> text.startsWith("SETTING_INVALID: lit.store.memory.maximum-size"))
                .anyMatch(text -> text.startsWith("SETTING_UNKNOWN: lit.netwrok") && text.contains("lit.network"))
                .anyMatch(text -> text.startsWith("SETTING_INVALID: lit.signer.private-key.key-file"));
    }

    @Test
    void missingPartsAreReported() {
        settings.put("lit.store", "nowhere");
        assertThat(messages(LitModule.fromSettings(settings)))
                .singleElement()
                .asString()
                .contains("nowhere")
                .contains("memory");
        assertThat(messages(LitModule.builder().build()))
                .singleElement()
                .asString()
                .startsWith("NODES_MISSING: ");
    }

    @Test
    void providerUnderAnotherNameIsReported() {
        assertThat(messages(LitModule.fromSettings(settings), new AbstractModule() {
                    @Override
                    protected void configure() {
                        MapBinder.newMapBinder(binder(), String.class, AuthSignerProvider.class)
                                .addBinding("wallet")
                                .toInstance(new BoundSigner());
                    }
                }))
                .containsExactly("A provider of the kind signer is bound under 'wallet', but its name is 'bound': "
                        + BoundSigner.class.getName() + ". Bind it under its name.");
    }

    private static List<String> messages(Module... modules) {
        try {
            Guice.createInjector(modules);
        } catch (CreationException e) {
            assertThat(e.getMessage()).doesNotContain(WalletSettings.KEY);
            return e.getErrorMessages().stream().map(Message::getMessage).toList();
        }
        throw new AssertionError("The injector was made all the same");
    }
}
