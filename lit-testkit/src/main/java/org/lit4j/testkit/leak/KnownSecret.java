package org.lit4j.testkit.leak;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One secret and every text that gives a fragment of it away. Immutable; prints only its name. */
final class KnownSecret {
    /** A decimal number shorter than this may stand anywhere by chance. */
    private static final int MIN_DIGITS = 30;

    private static final int MIN_DIFFERENT_BYTES = 6;

    private final String name;
    private final Map<SecretForm, Set<String>> needles = new EnumMap<>(SecretForm.class);

    KnownSecret(String name, byte[] secret) {
        this.name = name;
        for (int from = 0; from + SecretScanner.FRAGMENT <= secret.length; from++) {
            byte[] fragment = Arrays.copyOfRange(secret, from, from + SecretScanner.FRAGMENT);
            if (differentBytes(fragment) >= MIN_DIFFERENT_BYTES) {
                addFragment(fragment);
            }
        }
        if (needles.isEmpty()) {
            throw new IllegalArgumentException("The secret '" + name + "' has no " + SecretScanner.FRAGMENT
                    + " consecutive bytes with " + MIN_DIFFERENT_BYTES + " different ones among them; whatever is found"
                    + " of it would be chance. Take a random one.");
        }
        addBigNumbers(secret);
    }

    String name() {
        return name;
    }

    /** Returns where the first fragment in this form begins in a text whose hexadecimal digits are lower-case, or -1. */
    int firstIn(String text, SecretForm form) {
        int first = -1;
        for (String needle : needles.getOrDefault(form, Set.of())) {
            int at = text.indexOf(needle);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        return first;
    }

    private void addFragment(byte[] fragment) {
        add(SecretForm.RAW, new String(fragment, StandardCharsets.ISO_8859_1));
        add(SecretForm.HEX, HexFormat.of().formatHex(fragment));
        for (int before = 0; before < 3; before++) {
            String standard = base64(fragment, before, Base64.getEncoder());
            String url = base64(fragment, before, Base64.getUrlEncoder());
            add(SecretForm.BASE64, standard);
            if (!url.equals(standard)) {
                add(SecretForm.BASE64URL, url);
            }
        }
        for (String comma : List.of(",", ", ")) {
            String signed = numbers(fragment, comma, 0xffffffff);
            String unsigned = numbers(fragment, comma, 0xff);
            add(SecretForm.UNSIGNED_NUMBERS, unsigned);
            if (!signed.equals(unsigned)) {
                add(SecretForm.SIGNED_NUMBERS, signed);
            }
        }
    }

    /** Returns the characters that depend on nothing but the fragment when so many bytes stand before it. */
    private static String base64(byte[] fragment, int before, Base64.Encoder encoder) {
        byte[] shifted = new byte[before + fragment.length];
        System.arraycopy(fragment, 0, shifted, before, fragment.length);
        int firstOwn = (before * 8 + 5) / 6;
        int wholeSextets = shifted.length * 8 / 6;
        return encoder.withoutPadding().encodeToString(shifted).substring(firstOwn, wholeSextets);
    }

    private static String numbers(byte[] fragment, String comma, int mask) {
        return IntStream.range(0, fragment.length)
                .mapToObj(i -> Integer.toString(fragment[i] & mask))
                .collect(Collectors.joining(comma));
    }

    private void addBigNumbers(byte[] secret) {
        for (BigInteger number : List.of(new BigInteger(secret), new BigInteger(1, secret))) {
            if (number.toString().length() >= MIN_DIGITS) {
                add(SecretForm.BIG_NUMBER, number.toString());
            }
        }
    }

    private void add(SecretForm form, String needle) {
        needles.computeIfAbsent(form, key -> new LinkedHashSet<>()).add(needle);
    }

    private static long differentBytes(byte[] fragment) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : fragment) {
            bytes.add(b);
        }
        return bytes.stream().distinct().count();
    }

    @Override
    public String toString() {
        return name;
    }
}
