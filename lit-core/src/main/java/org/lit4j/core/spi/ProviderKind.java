package org.lit4j.core.spi;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of parts that providers open, in the order of the catalogue. */
public enum ProviderKind {
    /** {@code lit.signer}. */
    SIGNER("signer", "lit.signer", AuthSignerProvider.class),
    /** {@code lit.store}. */
    STORE("store", "lit.store", SessionKeyStoreProvider.class),
    /** {@code lit.keyring}: what seals the records of stores. */
    KEYRING("key ring", "lit.keyring", RecordSealerProvider.class),
    /** {@code lit.capability-builder}. */
    CAPABILITY_BUILDER("capability builder", "lit.capability-builder", CapabilityBuilderProvider.class),
    /** {@code lit.dialect}. */
    DIALECT("dialect", "lit.dialect", DialectProvider.class);

    private final String word;
    private final String choice;
    private final Class<? extends NamedProvider> type;

    ProviderKind(String word, String choice, Class<? extends NamedProvider> type) {
        this.word = word;
        this.choice = choice;
        this.type = type;
    }

    /** Returns the word for what providers of an interface open; for one of another module it is made of its name. */
    static String wordOf(Class<? extends NamedProvider> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type == type)
                .map(ProviderKind::word)
                .findFirst()
                .orElseGet(() -> type.getSimpleName()
                        .replaceFirst("Provider$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT));
    }

    /** Returns the word for it in messages and reports. */
    public String word() {
        return word;
    }

    /** Returns the setting that chooses one by name. */
    public String choice() {
        return choice;
    }

    /** Returns what stands in front of the settings of the provider with this name. */
    public String prefix(String name) {
        return choice + "." + name + ".";
    }

    /** Returns the interface. */
    public Class<? extends NamedProvider> type() {
        return type;
    }
}
