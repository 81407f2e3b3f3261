package org.lit4j.core.spi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/**
 * One line of the catalogue: a provider that was found, working or not. Immutable.
 *
 * @param kind the word for what it opens, such as {@code store}
 * @param name the provider's name, or null when it could not be asked
 * @param className the class that was declared, or null when not even that is known
 * @param jar the file that the class, or else its declaration, came from
 * @param version of that jar, as its manifest or module descriptor says
 * @param reason why it is broken, or which others have its name; null when it works
 */
public record ProviderEntry(
        String kind,
        @Nullable String name,
        @Nullable String className,
        @Nullable String jar,
        @Nullable String version,
        ProviderStatus status,
        @Nullable String reason) {
    /** Says whether the provider can be used. */
    public boolean works() {
        return status != ProviderStatus.BROKEN;
    }

    /** Returns the class and where it came from: {@code org.x.Store in x.jar (1.0)}. */
    String origin() {
        return (className == null ? "a provider" : className)
                + (jar == null ? "" : " in " + jar)
                + (version == null ? "" : " (" + version + ")");
    }

    ProviderEntry with(ProviderStatus newStatus, @Nullable String newReason) {
        return new ProviderEntry(kind, name, className, jar, version, newStatus, newReason);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", kind)
                .put("name", json(name))
                .put("class", json(className))
                .put("jar", json(jar))
                .put("version", json(version))
                .put("status", statusWord())
                .put("reason", json(reason))
                .build();
    }

    String statusWord() {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static JsonValue json(@Nullable String text) {
        return text == null ? JsonNull.NULL : new JsonString(text);
    }
}
