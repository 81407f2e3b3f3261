package org.lit4j.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lit4j.core.spi.ProviderKind;

/** Writes down what a schema declares, for people. No state. */
public final class SettingsReference {
    private SettingsReference() {}

    /** Returns the reference page, in Markdown. */
    public static String markdown(SettingsSchema schema) {
        StringBuilder page = new StringBuilder("""
                # Reference of settings

                Made from the declarations in the code by `./lit settings --markdown`; a test compares the two. How settings
                are given, and what becomes of mistakes, is in [settings.md](settings.md).
                """);
        Map<String, List<SettingDescription>> sections = new TreeMap<>();
        schema.descriptions()
                .forEach(one -> sections.computeIfAbsent(order(one), key -> new ArrayList<>())
                        .add(one));
        sections.values().forEach(section -> section(section, page));
        return page.toString();
    }

    private static void section(List<SettingDescription> section, StringBuilder page) {
        SettingDescription first = section.get(0);
        String title = first.kind()
                .map(kind -> capital(kind.word()) + " `" + first.provider() + "`")
                .orElse("lit4j");
        page.append("\n## ").append(title).append("\n\n");
        first.kind()
                .ifPresent(kind -> page.append("Chosen by `")
                        .append(kind.choice())
                        .append(" = ")
                        .append(first.provider())
                        .append("`.\n\n"));
        page.append("| Key | Values | Default | Meaning |\n| --- | --- | --- | --- |\n");
        for (SettingDescription one : section) {
            page.append("| `")
                    .append(one.key())
                    .append("` | ")
                    .append(cell(one.setting().type()))
                    .append(" | ")
                    .append(fallback(one))
                    .append(" | ")
                    .append(cell(one.setting().meaning()))
                    .append(" |\n");
        }
    }

    private static String fallback(SettingDescription one) {
        return one.setting()
                .fallbackText()
                .map(text -> "`" + cell(text) + "`")
                .orElse(one.setting().isRequired() ? "required" : "none");
    }

    /** Returns one setting, explained. */
    public static String explain(SettingDescription one) {
        return one.key() + "\n"
                + "  meaning      " + one.setting().meaning() + "\n"
                + "  values       " + one.setting().type() + "\n"
                + "  default      "
                + one.setting().fallbackText().orElse(one.setting().isRequired() ? "none; it is required" : "none")
                + "\n"
                + "  secret       " + (one.setting().isSecret() ? "yes: the setting says where it is" : "no") + "\n"
                + "  environment  " + one.environmentName() + "\n"
                + "  read by      " + one.owner() + "\n";
    }

    private static String order(SettingDescription one) {
        return one.kind().map(ProviderKind::ordinal).map(String::valueOf).orElse("") + " " + one.provider();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
