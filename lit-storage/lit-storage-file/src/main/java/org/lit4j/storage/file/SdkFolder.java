package org.lit4j.storage.file;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SessionKeyPair;

/**
 * Reads the folder of SDK 8's {@code localStorageNode}: a file for each session key, {@code
 * lit-auth:APP:NETWORK:ADDRESS}, and one for each AuthSig, {@code lit-auth:APP-inner-delegation:NETWORK:ADDRESS}, their
 * names percent-encoded. Other files are left out. Stateless; writes nothing.
 */
public final class SdkFolder {
    private static final String PREFIX = "lit-auth:";
    private static final String DELEGATION = "-inner-delegation";

    private SdkFolder() {}

    /**
     * What the SDK has stored for one address.
     *
     * @param app the application's name, as the SDK was given it
     * @param network the network's name, as the SDK was given it
     * @param sessionKey to be closed by the caller
     * @param keyExpiresAt when the SDK would make another key, exclusive
     * @param authSig the delegation to that key, unchecked
     */
    public record Entry(
            String app,
            String network,
            Principal principal,
            SessionKeyPair sessionKey,
            Instant keyExpiresAt,
            Optional<AuthSig> authSig) {}

    /**
     * What a folder holds.
     *
     * @param problems what could not be read, in words, with the file's name and never its content
     */
    public record Content(List<Entry> entries, List<String> problems) {
        public Content {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
        }
    }

    private record Name(String app, String network, String address) {}

    /**
     * Reads a folder; a file that is malformed is a problem and keeps nothing else from being read.
     *
     * @throws LitException {@code STORE_PATH_INVALID} when there is no such folder
     */
    public static Content read(Path folder) {
        Map<String, Path> files = files(folder);
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        files.forEach((key, file) -> {
            Optional<Name> name = name(key);
            if (name.isPresent() && !name.get().app().endsWith(DELEGATION)) {
                try {
                    entries.add(entry(name.get(), file, files));
                } catch (LitException e) {
                    problems.add(
                            SafeText.of(String.valueOf(file.getFileName())) + ": " + e.code() + ": " + e.getMessage());
                }
            }
        });
        return new Content(entries, problems);
    }

    private static Entry entry(Name name, Path file, Map<String, Path> files) {
        JsonMembers whole = new JsonMembers(
                JsonParser.parseObject(text(file), "The file"), "The file", ErrorCode.SESSION_KEY_INVALID);
        JsonMembers in =
                new JsonMembers(whole.object("sessionKey"), "sessionKey of the file", ErrorCode.SESSION_KEY_INVALID);
        Principal principal = Principal.ofAddress(name.address());
        Instant end = Timestamp.parse(in.string("expiresAt")).instant();
        Path delegation = files.get(PREFIX + name.app() + DELEGATION + ":" + name.network() + ":" + name.address());
        Optional<AuthSig> authSig = Optional.ofNullable(delegation).map(SdkFolder::authSig);
        SessionKeyPair key = SessionKeyPair.parse(in.object("keyPair").stringify());
        return new Entry(name.app(), name.network(), principal, key, end, authSig);
    }

    /** The SDK writes the JSON of an AuthSig as a JSON string. */
    private static AuthSig authSig(Path file) {
        JsonValue json = JsonParser.parse(text(file), "The file of the AuthSig");
        return json instanceof JsonString inner ? AuthSig.parse(inner.value()) : AuthSig.fromJson(json);
    }

    private static Map<String, Path> files(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "lit-auth*")) {
            for (Path file : all) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(decoded(String.valueOf(file.getFileName())), file);
                }
            }
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.STORE_PATH_INVALID,
                    "The folder to import, " + SafeText.of(folder.toString()) + ", cannot be read ("
                            + e.getClass().getSimpleName() + "). Give the SDK's storagePath.");
        }
        return files;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** The application's name may have colons, network and address have none. */
    private static Optional<Name> name(String key) {
        int last = key.lastIndexOf(':');
        int middle = key.lastIndexOf(':', last - 1);
        if (!key.startsWith(PREFIX) || middle <= PREFIX.length()) {
            return Optional.empty();
        }
        return Optional.of(new Name(
                key.substring(PREFIX.length(), middle), key.substring(middle + 1, last), key.substring(last + 1)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LitException(
                    ErrorCode.JSON_INVALID, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
