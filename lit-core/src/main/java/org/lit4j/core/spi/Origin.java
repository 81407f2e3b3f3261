package org.lit4j.core.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Where a class or a declaration came from. Immutable.
 *
 * @param location the whole address, to tell origins apart; null when it is not known
 * @param jar the last part of the address
 */
record Origin(
        @Nullable String location,
        @Nullable String jar,
        @Nullable String version) {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    static Origin of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        String location = url == null ? null : url.toString();
        return new Origin(location, location == null ? null : lastPart(location), versionOf(type, location));
    }

    /** Returns the origin of a resource that was found under this name. */
    static Origin of(URL resource, String name) {
        String whole = resource.toString();
        String root = whole.endsWith(name) ? whole.substring(0, whole.length() - name.length()) : whole;
        return new Origin(root, lastPart(root), manifestVersion(root));
    }

    /** Returns the jar and its version, for sentences. */
    String text() {
        return (jar == null ? "an unknown place" : jar) + (version == null ? "" : " (" + version + ")");
    }

    private static @Nullable String versionOf(Class<?> type, @Nullable String location) {
        Module module = type.getModule();
        if (module.isNamed() && module.getDescriptor() != null) {
            String version = module.getDescriptor().rawVersion().orElse(null);
            if (version != null) {
                return version;
            }
        }
        Package home = type.getPackage();
        String version = home == null ? null : home.getImplementationVersion();
        boolean isJar = location != null && location.endsWith(".jar");
        return version == null && isJar ? manifestVersion("jar:" + location + "!/") : version;
    }

    private static @Nullable String manifestVersion(String root) {
        try (InputStream in = open(new URL(root + MANIFEST))) {
            Attributes main = new Manifest(in).getMainAttributes();
            String version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? main.getValue("Bundle-Version") : version;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Opens a resource so that its jar is not kept open afterwards. */
    static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
        }
        return connection.getInputStream();
    }

    /** Returns {@code a.jar} of {@code jar:file:/x/a.jar!/} and {@code file:/x/a.jar}. */
    private static String lastPart(String location) {
        String path = location;
        while (path.endsWith("/") || path.endsWith("!")) {
            path = path.substring(0, path.length() - 1);
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return last;
        }
    }
}
