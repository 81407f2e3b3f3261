package org.lit4j.core.settings;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SettingProblem;
import org.lit4j.core.internal.Nearest;
import org.lit4j.core.spi.DialectCatalog;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.SettingCheck;

/** One check of settings against a schema. One thread at a time. */
final class SettingsChecker {
    private final SettingsSchema schema;
    private final Settings settings;
    private final Map<String, Settings.Given> given;
    private final List<SettingProblem> problems = new ArrayList<>();
    /** Kinds whose provider cannot be had: what its settings should be is not known. */
    private final Set<ProviderKind> unusable = EnumSet.noneOf(ProviderKind.class);

    SettingsChecker(SettingsSchema schema, Settings settings, Map<String, Settings.Given> given) {
        this.schema = schema;
        this.settings = settings;
        this.given = given;
    }

    List<SettingProblem> problems() {
        problems.addAll(settings.problems());
        Map<String, Settings.Given> open = new TreeMap<>(given);
        for (ProviderKind kind : ProviderKind.values()) {
            check(kind, open);
        }
        checkOwn(open);
        open.forEach((key, value) -> problems.add(unknown(key, value.source())));
        schema.companions().forEach(this::checkCompanion);
        problems.sort(Comparator.comparing(SettingProblem::key).thenComparing(SettingProblem::source));
        return problems;
    }

    private void check(ProviderKind kind, Map<String, Settings.Given> open) {
        Settings.Given choice = given.get(kind.choice());
        if (choice == null) {
            return;
        }
        @Nullable NamedProvider provider = provider(kind, choice);
        String prefix = kind.prefix(choice.text());
        List<String> keys =
                open.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
        if (provider == null) {
            if (unusable.contains(kind)) {
                open.keySet().removeAll(keys);
            }
            return;
        }
        SettingCheck check = new SettingCheck(provider.settings(), prefix, settings.environment());
        for (String key : keys) {
            Settings.Given value = open.remove(key);
            check.add(key.substring(prefix.length()), value.text(), value.source());
        }
        problems.addAll(check.problems());
    }

    /** Returns the provider chosen; null for a built-in part, and for one that cannot be had, which is noted. */
    private @Nullable NamedProvider provider(ProviderKind kind, Settings.Given choice) {
        try {
            if (kind == ProviderKind.DIALECT && DialectCatalog.isBuiltIn(choice.text(), schema.catalog())) {
                return null;
            }
            return schema.catalog().of(kind).require(choice.text());
        } catch (LitException e) {
            unusable.add(kind);
            problems.add(new SettingProblem(e.code(), kind.choice(), choice.source(), String.valueOf(e.getMessage())));
            return null;
        }
    }

    private void checkOwn(Map<String, Settings.Given> open) {
        SettingCheck check = new SettingCheck(schema.own(), SettingsSchema.PREFIX, settings.environment());
        schema.own().forEach(setting -> {
            String key = SettingsSchema.PREFIX + setting.key();
            Settings.Given value = open.remove(key);
            if (value != null) {
                check.add(setting.key(), value.text(), value.source());
            }
        });
        List<SettingProblem> wrong = check.problems();
        problems.addAll(wrong);
        if (wrong.isEmpty()) {
            schema.contradictions(new CheckedSettings(schema, settings, given)).forEach(this::contradiction);
        }
    }

    private void contradiction(String key, String problem) {
        String name = SettingsSchema.PREFIX + key;
        problems.add(new SettingProblem(
                ErrorCode.SETTING_INVALID, name, requireNonNull(given.get(name)).source(), problem));
    }

    private void checkCompanion(String key, String other) {
        Settings.Given value = given.get(key);
        if (value != null && !given.containsKey(other)) {
            problems.add(new SettingProblem(
                    ErrorCode.SETTING_INVALID,
                    key,
                    value.source(),
                    "it means nothing without " + other + "; give that, too, or leave this out"));
        }
    }

    private SettingProblem unknown(String key, String source) {
        return new SettingProblem(ErrorCode.SETTING_UNKNOWN, key, source, whyUnknown(key));
    }

    private String whyUnknown(String key) {
        List<String> meant = schema.environmentNames().getOrDefault(key, List.of());
        if (meant.size() > 1) {
            return "the variable means each of " + String.join(", ", meant) + "; give these in another way";
        }
        Optional<SettingDescription> described = schema.find(key);
        if (described.isPresent() && described.get().kind().isPresent()) {
            ProviderKind kind = described.get().kind().get();
            String name = described.get().provider();
            return "it belongs to the " + kind.word() + " '" + name + "', which is not chosen; set " + kind.choice()
                    + " = " + name + ", or leave this out";
        }
        boolean variable = key.startsWith("LIT_");
        List<String> names = schema.descriptions().stream()
                .map(one -> variable ? one.environmentName() : one.key())
                .toList();
        return "there is no such setting"
                + Nearest.to(key, names)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("; 'lit settings' lists those that there are");
    }
}
