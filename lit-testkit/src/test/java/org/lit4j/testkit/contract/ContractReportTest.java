package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.lit4j.core.spi.SessionKeyStoreProvider;

class ContractReportTest {
    private static final String NAME = Sample.class.getName();

    @TempDir
    private Path folder;

    /** Passes some, fails one, leaves one out, and cheats with one. */
    static class Sample extends SessionKeyStoreProviderContract {
        @Override
        protected SessionKeyStoreProvider provider() {
            return new BrokenProviders.Deaf();
        }

        @Override
        protected Map<String, String> settings() {
            return BrokenProviders.settings();
        }

        @Test
        @Override
        void eachOpeningIsItsOwn() {}

        @Test
        @Disabled("not on this machine")
        @Override
        void constructorReadsAndWritesNothing() {}

        @Test
        void somethingOfItsOwn() {}
    }

    @Test
    void saysInTextHowEachRuleWent() throws IOException {
        run(selectClass(Sample.class));
        assertThat(Files.readString(folder.resolve(NAME + ".txt"))).isEqualTo("""
                        org.lit4j.testkit.contract.ContractReportTest$Sample: SessionKeyStoreProviderContract of lit-testkit unknown
                        17 rules: 1 failed, 1 skipped, 1 replaced, 0 not run, 14 passed

                        failed    malformedSettingIsNamed
                                  It opened all the same; is the setting 'note' read?
                        skipped   constructorReadsAndWritesNothing
                                  not on this machine
                        replaced  eachOpeningIsItsOwn
                                  overridden in org.lit4j.testkit.contract.ContractReportTest$Sample
                        passed    classIsPublicWithAPublicConstructorWithoutParameters
                        passed    closingEndsEveryThreadThatItStarted
                        passed    closingTwiceDoesNothing
                        passed    constructorStartsNoThread
                        passed    defaultsAreAsValidAsWhatUsersWrite
                        passed    failedOpeningEndsEveryThreadThatItStarted
                        passed    missingSettingIsNamed
                        passed    nameAndSettingsStayTheSame
                        passed    nameIsWordsJoinedByHyphens
                        passed    nothingSecretIsShown
                        passed    opensWithSettingsThatItDeclares
                        passed    serviceLoaderFindsIt
                        passed    settingsAreDeclaredOnceWithAMeaning
                        passed    versionOfTheInterfacesIsKnown
                        """);
    }

    @Test
    void saysTheSameInJson() throws IOException {
        run(selectClass(Sample.class));
        assertThat(Files.readString(folder.resolve(NAME + ".json")))
                .startsWith("{\"contract\":\"SessionKeyStoreProviderContract\",\"class\":\"" + NAME
                        + "\",\"testkit\":\"unknown\","
                        + "\"counts\":{\"failed\":1,\"skipped\":1,\"replaced\":1,\"not run\":0,\"passed\":14},\"rules\":["
                        + "{\"rule\":\"classIsPublicWithAPublicConstructorWithoutParameters\",\"outcome\":\"passed\"},")
                .contains(
                        "{\"rule\":\"constructorReadsAndWritesNothing\",\"outcome\":\"skipped\",\"why\":\"not on this machine\"}")
                .endsWith("]}\n");
    }

    /** Whoever runs one rule alone does not claim the others. */
    @Test
    void saysWhatWasNotRun() throws IOException {
        run(selectMethod(Sample.class, "closingTwiceDoesNothing"));
        assertThat(Files.readString(folder.resolve(NAME + ".txt")))
                .contains("17 rules: 0 failed, 0 skipped, 0 replaced, 16 not run, 1 passed")
                .contains("not run   malformedSettingIsNamed");
    }

    @Test
    void repeatsNoKey() {
        RuleResults results = new RuleResults("T", "C", "1");
        results.expect("rule");
        results.failed("rule", "expected:\n  " + "ab".repeat(32) + "\n" + "Long ".repeat(200));
        assertThat(results.text())
                .contains("expected: [64 hexadecimal digits] Long")
                .endsWith("…\n");
        assertThat(results.json()).doesNotContain("abab");
    }

    private void run(DiscoverySelector selector) {
        LauncherConfig bare = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(bare)
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(List.of(selector))
                        .configurationParameter(ContractReport.FOLDER, folder.toString())
                        .build());
    }
}
