package org.lit4j.storage.file;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One record: reading, writing, removing, setting aside. All but reading is done under the lock of the place. */
final class RecordAccess {
    private static final Logger LOG = LoggerFactory.getLogger(FileSessionKeyStore.class);

    private final StoreFolder folder;
    private final Records records;

    RecordAccess(StoreFolder folder, Records records) {
        this.folder = folder;
        this.records = records;
    }

    /** Returns the record with its AuthSig, be it expired; its key is to be closed. */
    Optional<StoredSession> read(SessionKeyId id, StoreFolder.Place place) {
        Optional<RecordFile> file = file(place);
        try {
            return file.map(found -> records.read(id, found));
        } finally {
            file.ifPresent(Records::wipePlain);
        }
    }

    /** Returns the file as it is; of one that is not sealed the caller wipes the record. */
    Optional<RecordFile> file(StoreFolder.Place place) {
        Optional<byte[]> bytes = Disk.read(place.record());
        try {
            return bytes.map(RecordFile::parse);
        } finally {
            bytes.ifPresent(all -> Arrays.fill(all, (byte) 0));
        }
    }

    /** Writes the next version; an empty session removes. A file that cannot be read is set aside first. */
    void write(StoredSession session, StoreFolder.Place place) {
        long version = headOrSetAside(place).map(RecordFile::version).orElse(0L);
        if (session.isEmpty()) {
            delete(place);
            return;
        }
        replace(session, version + 1, place, true);
    }

    void replace(StoredSession session, long version, StoreFolder.Place place, boolean durable) {
        byte[] bytes = records.write(session, version);
        try {
            Disk.replace(place.record(), place.temporary(), bytes, durable);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Says whether there was a record with something live in it. */
    boolean remove(StoreFolder.Place place, Instant now) {
        Optional<RecordFile> head = headOrSetAside(place);
        delete(place);
        return head.map(file -> file.isLive(now)).orElse(false);
    }

    private void delete(StoreFolder.Place place) {
        if (Disk.delete(place.record())) {
            Disk.synchronise(place.record());
        }
    }

    private Optional<RecordFile> headOrSetAside(StoreFolder.Place place) {
        try {
            Optional<RecordFile> file = file(place);
            file.ifPresent(Records::wipePlain);
            return file;
        } catch (LitException e) {
            if (!Damage.isDamage(e)) {
                throw naming(place, e);
            }
            setAside(place, e);
            return Optional.empty();
        }
    }

    /** Sets a file aside if it is damaged, and returns the failure that says so. */
    LitException setAside(StoreFolder.Place place, LitException problem) {
        if (!Damage.isDamage(problem)) {
            return naming(place, problem);
        }
        Path aside = folder.setAside(place.record());
        String message = problem.getMessage() + " It was " + place.record() + " and is now " + aside
                + "; nothing is stored for that identity any more.";
        LOG.warn("A damaged file was set aside. {}", message);
        return new LitException(problem.code(), message, problem);
    }

    /** Adds to a failure which file it is about. */
    LitException naming(StoreFolder.Place place, LitException problem) {
        return new LitException(problem.code(), problem.getMessage() + " The file is " + place.record() + ".", problem);
    }
}
