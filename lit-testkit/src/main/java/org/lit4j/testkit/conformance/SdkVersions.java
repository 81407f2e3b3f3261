package org.lit4j.testkit.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;

/** Which dialect speaks for which published package. */
final class SdkVersions {
    private static final Pattern LIT_PACKAGE = Pattern.compile("@lit-protocol/[a-z-]+@(\\d+\\.\\d+)\\.\\d+");
    private static final Map<String, Dialect> BY_MINOR =
            Map.of("3.0", Dialects.V3, "3.2", Dialects.V3_2, "7.4", Dialects.V7, "8.2", Dialects.V8);

    private SdkVersions() {}

    static Optional<Dialect> dialect(String version) {
        Matcher m = LIT_PACKAGE.matcher(version);
        return m.matches() ? Optional.ofNullable(BY_MINOR.get(m.group(1))) : Optional.empty();
    }
}
