package org.lit4j.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.storage.file.SdkFolder;

/** Takes over sessions one by one and remembers what became of each. One thread at a time. */
final class Importing {
    private final SessionKeyStore store;
    private final Instant now;
    private final List<SessionKeyId> imported = new ArrayList<>();
    private final List<String> problems;

    Importing(SessionKeyStore store, Instant now, List<String> problems) {
        this.store = store;
        this.now = now;
        this.problems = new ArrayList<>(problems);
    }

    /** Saves a session, if it is still good and nothing is stored under the id; closes its key. */
    void take(SdkFolder.Entry entry, SessionKeyId id) {
        try (SessionKeyPair key = entry.sessionKey()) {
            Optional<StoredSession> there = store.find(id);
            if (there.isPresent()) {
                there.get().wipe();
                problems.add(id.principal() + ": a session is stored already and was kept");
            } else if (!now.isBefore(entry.keyExpiresAt())) {
                problems.add(id.principal() + ": the session key has expired");
            } else {
                StoredSession session = StoredSession.empty(id).withSessionKey(key);
                if (entry.authSig().isPresent()) {
                    Delegation checked = StoreCommand.check(entry, now);
                    session = session.withAuthSig(
                            checked.authSig(), checked.expiresAt().map(Timestamp::instant));
                }
                store.save(session);
                imported.add(id);
            }
        } catch (LitException e) {
            problems.add(id.principal() + ": " + e.code() + ": " + e.getMessage());
        }
    }

    List<String> problems() {
        return problems;
    }

    JsonObject json() {
        List<JsonValue> ids = new ArrayList<>();
        imported.forEach(id -> ids.add(StoreCommand.OnStore.json(id).build()));
        List<JsonValue> texts = new ArrayList<>();
        problems.forEach(problem -> texts.add(new JsonString(problem)));
        return JsonObject.builder()
                .put("imported", new JsonArray(ids))
                .put("problems", new JsonArray(texts))
                .build();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        imported.forEach(id -> lines.add("imported  " + id.principal() + "  " + id.label()));
        problems.forEach(problem -> lines.add("left out  " + problem));
        return lines;
    }
}
