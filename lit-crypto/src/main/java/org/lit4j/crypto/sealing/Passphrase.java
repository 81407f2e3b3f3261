package org.lit4j.crypto.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/**
 * A key ring's text under a passphrase: Argon2id makes a key of it, and AES-256-GCM encrypts with that. One line each:
 * {@code lit4j-keyring-sealed 1}, {@code argon2id MEMORY ITERATIONS LANES SALT} (KiB, hexadecimal), {@code box NONCE
 * HEX}. The first two lines are the associated data.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
final class Passphrase {
    static final String HEADER = "lit4j-keyring-sealed 1";

    /** The second recommendation of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes. */
    static final Cost STANDARD = new Cost(1 << 16, 3, 4);

    private static final int SALT_BYTES = 16;
    private static final int MAX_MEMORY = 1 << 20;
    private static final Pattern FORM = Pattern.compile("(" + HEADER
            + "\nargon2id ([0-9]{1,7}) ([0-9]{1,3}) ([0-9]{1,2}) ([0-9a-f]{32})\n)"
            + "box ([0-9a-f]{24}) ([0-9a-f]{32,200000})\n?");

    private Passphrase() {}

    /**
     * What Argon2id costs.
     *
     * @param memory in KiB
     */
    record Cost(int memory, int iterations, int lanes) {}

    static byte[] seal(SecretBytes ringText, SecretBytes passphrase, Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        String head = HEADER + "\nargon2id " + cost.memory() + " " + cost.iterations() + " " + cost.lanes() + " "
                + Hex.encode(salt) + "\n";
        try (SecretBytes key = derive(passphrase, salt, cost, AesGcm.KEY_BYTES)) {
            byte[] box = ringText.expose(text -> AesGcm.encrypt(key, nonce, ascii(head), text));
            return ascii(head + "box " + Hex.encode(nonce) + " " + Hex.encode(box) + "\n");
        }
    }

    /**
     * Opens a sealed ring.
     *
     * @return the ring's text, to be closed
     * @throws LitException {@code KEYRING_INVALID}; {@code KEYRING_LOCKED} when the passphrase is another
     */
    static SecretBytes open(byte[] sealed, SecretBytes passphrase) {
        Matcher form = FORM.matcher(new String(sealed, StandardCharsets.US_ASCII));
        if (!form.matches()) {
            throw KeyRing.invalid("it begins like one under a passphrase and goes on otherwise: it is damaged, or was"
                    + " made by a later version of lit4j");
        }
        Cost cost = new Cost(number(form, 2), number(form, 3), number(form, 4));
        if (cost.memory() > MAX_MEMORY
                || cost.memory() < 8 * cost.lanes()
                || cost.iterations() < 1
                || cost.lanes() < 1) {
            throw KeyRing.invalid("it asks for Argon2id with " + cost.memory() + " KiB, " + cost.iterations()
                    + " passes and " + cost.lanes() + " lanes; at most " + MAX_MEMORY + " KiB are spent");
        }
        try (SecretBytes key = derive(passphrase, bytes(form, 5), cost, AesGcm.KEY_BYTES)) {
            byte[] plain = AesGcm.decrypt(key, bytes(form, 6), ascii(group(form, 1)), bytes(form, 7), 0)
                    .orElseThrow(() -> new LitException(
                            ErrorCode.KEYRING_LOCKED,
                            "The passphrase does not open the key ring: it is another one, or the ring was altered."));
            return SecretBytes.takeOver(plain);
        }
    }

    static boolean isSealed(byte[] text) {
        byte[] start = ascii("lit4j-keyring-sealed ");
        return text.length >= start.length && Arrays.equals(text, 0, start.length, start, 0, start.length);
    }

    /** Argon2id, version 1.3, without secret and associated data. */
    static SecretBytes derive(SecretBytes passphrase, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters(cost).withSalt(salt).build());
        return generate(generator, passphrase, length);
    }

    static Argon2Parameters.Builder parameters(Cost cost) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes());
    }

    static SecretBytes generate(Argon2BytesGenerator generator, SecretBytes passphrase, int length) {
        byte[] out = new byte[length];
        passphrase.expose(bytes -> generator.generateBytes(bytes, out));
        return SecretBytes.takeOver(out);
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(group(form, group));
    }

    private static byte[] bytes(Matcher form, int group) {
        return Hex.decode(group(form, group), "key ring");
    }

    private static String group(Matcher form, int group) {
        return java.util.Objects.requireNonNull(form.group(group));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
