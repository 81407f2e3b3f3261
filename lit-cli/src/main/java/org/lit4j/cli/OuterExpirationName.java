package org.lit4j.cli;

import java.util.Locale;
import java.util.stream.Stream;
import org.lit4j.core.OuterExpiration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code within-delegation} and {@code as-sdk}, also with underscores, as older scripts write them. */
final class OuterExpirationName implements ITypeConverter<OuterExpiration> {
    @Override
    public OuterExpiration convert(String text) {
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        return Stream.of(OuterExpiration.values())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is none of within-delegation and as-sdk. Write one of them."));
    }
}
