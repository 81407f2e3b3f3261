package org.lit4j.crypto.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.lit4j.core.session.SessionKeyId;

/**
 * What records are bound to, as bytes of which no two inputs have the same: each text with its length before it, each
 * list under a name of its own.
 */
final class Bindings {
    private Bindings() {}

    /** What a record is bound to. */
    static byte[] record(String keyId, SessionKeyId id, long version) {
        return of("lit4j record 1", version, keyId, id.network(), id.tenant(), id.principal(), id.label());
    }

    /** What a sealed identity is bound to. */
    static byte[] identity(String keyId, String lookup) {
        return of("lit4j identity 1", 0, keyId, lookup);
    }

    static byte[] lookup(SessionKeyId id) {
        return of("lit4j lookup 1", 0, id.network(), id.tenant(), id.principal(), id.label());
    }

    static byte[] tenant(String network, String tenant) {
        return of("lit4j tenant 1", 0, network, tenant);
    }

    /** Returns name, number and texts: 4 bytes of length and UTF-8 each, the number in 8 bytes, big-endian. */
    static byte[] of(String name, long number, String... texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        write(name, out);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        for (String text : texts) {
            write(text, out);
        }
        return out.toByteArray();
    }

    private static void write(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
