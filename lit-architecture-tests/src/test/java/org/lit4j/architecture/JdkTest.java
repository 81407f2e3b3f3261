package org.lit4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No fixture can use the unsupported part of the JDK: javac warns about it, and nothing silences that. */
class JdkTest {
    @ParameterizedTest
    @ValueSource(strings = {"java.util", "java.security", "java.net.http", "javax.crypto"})
    void has(String packageName) {
        assertThat(Jdk.has(packageName)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sun.misc", "sun.reflect", "com.sun.nio.file", "jdk.internal.misc", "java.sql", "org.slf4j"})
    void hasNot(String packageName) {
        assertThat(Jdk.has(packageName)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sun.misc", "java.sql"})
    void isThereAllTheSame(String packageName) {
        assertThat(ModuleLayer.boot().modules())
                .anySatisfy(module -> assertThat(module.getPackages()).contains(packageName));
    }
}
