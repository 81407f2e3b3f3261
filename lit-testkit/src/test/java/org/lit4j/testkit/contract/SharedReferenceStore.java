package org.lit4j.testkit.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.session.StoredSessionCodec;

/** The correct store, in a file that processes share: each call reads it and writes it, under a lock. */
class SharedReferenceStore extends ReferenceStore {
    private final Path file;

    SharedReferenceStore(Path file) {
        super(Clock.systemUTC());
        this.file = file;
    }

    @Override
    public synchronized Optional<StoredSession> find(SessionKeyId id) {
        return shared(() -> super.find(id));
    }

    @Override
    public synchronized void save(StoredSession session) {
        shared(() -> {
            super.save(session);
            return true;
        });
    }

    @Override
    public synchronized Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        return shared(() -> super.tryLease(id, length));
    }

    @Override
    public synchronized Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        return shared(() -> super.renewLease(lease, length));
    }

    @Override
    public synchronized void save(StoredSession session, SessionLease lease) {
        shared(() -> {
            super.save(session, lease);
            return true;
        });
    }

    @Override
    public synchronized void releaseLease(SessionLease lease) {
        shared(() -> {
            super.releaseLease(lease);
            return true;
        });
    }

    private <T> T shared(Supplier<T> call) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock(); // ends with the channel
            read(Channels.newInputStream(channel).readAllBytes());
            try {
                return call.get();
            } finally {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(written()), 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(byte[] bytes) throws IOException {
        records.clear();
        leases.clear();
        if (bytes.length == 0) {
            return;
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        leasesTaken = in.readInt();
        for (int left = in.readInt(); left > 0; left--) {
            StoredSession record = StoredSessionCodec.decode(in.readNBytes(in.readInt()));
            records.put(record.id(), record);
        }
        for (int left = in.readInt(); left > 0; left--) {
            SessionKeyId id = new SessionKeyId(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
            leases.put(id, new SessionLease(id, in.readUTF(), Instant.parse(in.readUTF())));
        }
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(leasesTaken);
        out.writeInt(records.size());
        for (StoredSession record : records.values()) {
            byte[] encoded = StoredSessionCodec.encode(record);
            out.writeInt(encoded.length);
            out.write(encoded);
        }
        out.writeInt(leases.size());
        for (SessionLease lease : leases.values()) {
            out.writeUTF(lease.id().network());
            out.writeUTF(lease.id().tenant());
            out.writeUTF(lease.id().principal());
            out.writeUTF(lease.id().label());
            out.writeUTF(lease.token());
            out.writeUTF(lease.expiresAt().toString());
        }
        return bytes.toByteArray();
    }
}
