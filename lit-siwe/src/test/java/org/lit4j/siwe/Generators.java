package org.lit4j.siwe;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonBoolean;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;

/** Makes valid things of every shape. */
final class Generators {
    private static final String ABILITY_CHARACTERS = "abzABZ019.*_+-";
    private static final String STATEMENT_CHARACTERS = "abcXYZ019 -._~:/?#[]@!$&'()*+,;=";
    private static final String LETTERS_AND_DIGITS = "abcdefXYZ0123456789";
    /** ASCII, escapes, two-byte, three-byte and four-byte characters, and halves of the last. */
    private static final List<String> TEXT = List.of(
            "a",
            "Z",
            "0",
            "9",
            "10",
            "2",
            " ",
            "\"",
            "\\",
            "/",
            "\n",
            "\u0000",
            "\u001f",
            "\u007f",
            "ä",
            "ß",
            "\u2028",
            "中",
            "\uff61",
            "\ufffd",
            "\ud800\udc00",
            "\ud83d\ude00",
            "\ud800",
            "\udc00");

    private static final List<String> HOSTS = List.of(
            "example.com", "localhost:3000", "user:pw@h", "[::1]:80", "[2001:db8::1.2.3.4]", "1.2.3.4", "a%20b");
    private static final List<String> URIS = List.of(
            "lit:session:ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",
            "https://example.com/a/b?c=d#e",
            "did:key:z6Mk",
            "urn:x",
            "http://[::1]/",
            "a:",
            "a:/",
            "https://u@h:1/%7E?");
    private static final List<String> ADDRESSES = List.of(
            "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
    private static final List<String> TIMES = List.of(
            "2030-01-31T12:00:00.000Z",
            "2024-02-29T23:59:60Z",
            "0000-01-01t00:00:00z",
            "9999-12-31T23:59:59.123456789012+05:30",
            "1999-12-31T00:00:00-17:59");

    private Generators() {}

    static Recap recap(Random random) {
        Recap.Builder recap = Recap.builder();
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            keys.add(
                    random.nextBoolean()
                            ? Property.oneOf(random, Universe.PREFIXES) + "://" + name(random)
                            : name(random));
        }
        for (String key : keys) {
            for (int i = random.nextInt(4); i > 0; i--) {
                recap.grant(key, abilityPart(random), abilityPart(random), object(random, 3));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            recap.proof(cid(random));
        }
        return withEmptyLists(recap.build(), random);
    }

    private static Recap withEmptyLists(Recap recap, Random random) {
        if (random.nextInt(4) != 0) {
            return recap;
        }
        return Recap.of(
                recap.attenuations()
                        .with(name(random), JsonObject.of("a/b", JsonArray.EMPTY))
                        .with(name(random), JsonObject.EMPTY),
                recap.cids());
    }

    static Cid cid(Random random) {
        return Cid.parse(cidText(random));
    }

    /** Returns version 0, or version 1 in either base, with codecs and hashes of several lengths. */
    static String cidText(Random random) {
        byte[] hash = new byte[random.nextInt(3) == 0 ? random.nextInt(70) : 32];
        random.nextBytes(hash);
        if (random.nextInt(3) == 0) {
            byte[] sha = new byte[34];
            random.nextBytes(sha);
            sha[0] = 0x12;
            sha[1] = 32;
            return BaseEncoding.base58(sha);
        }
        byte[] bytes = new byte[hash.length + 5];
        bytes[0] = 1;
        bytes[1] = (byte) (0x80 | random.nextInt(128));
        bytes[2] = (byte) (1 + random.nextInt(100));
        bytes[3] = (byte) random.nextInt(128);
        bytes[4] = (byte) hash.length;
        System.arraycopy(hash, 0, bytes, 5, hash.length);
        return random.nextBoolean() ? "z" + BaseEncoding.base58(bytes) : "b" + BaseEncoding.base32(bytes);
    }

    static SiweMessage siweMessage(Random random) {
        SiweMessage.Builder message = SiweMessage.builder(
                        Property.oneOf(random, HOSTS), of(random, LETTERS_AND_DIGITS, 8, 70))
                .address(Property.oneOf(random, ADDRESSES))
                .uri(Property.oneOf(random, URIS))
                .chainId(random.nextBoolean() ? 1 : random.nextLong(1_000_000_000_000_000_000L))
                .issuedAt(time(random));
        if (random.nextInt(3) == 0) {
            message.scheme(Property.oneOf(random, List.of("https", "a+b-c.1")));
        }
        if (random.nextBoolean()) {
            message.statement(of(random, STATEMENT_CHARACTERS, 0, 60));
        }
        if (random.nextBoolean()) {
            message.expirationTime(time(random));
        }
        if (random.nextInt(3) == 0) {
            message.notBefore(time(random));
        }
        if (random.nextInt(3) == 0) {
            message.requestId(of(random, LETTERS_AND_DIGITS + "-._~!$&'()*+,;=:@", 0, 20));
        }
        if (random.nextInt(3) != 0) {
            List<String> resources = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                resources.add(random.nextBoolean() ? recap(random).urn() : Property.oneOf(random, URIS));
            }
            message.resources(resources);
        }
        return message.build();
    }

    /** Returns a text that may be a name: it has no half of a character. */
    static String name(Random random) {
        return text(random)
                .codePoints()
                .filter(point -> !(point <= 0xffff && Character.isSurrogate((char) point)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(Property.oneOf(random, TEXT));
        }
        return text.toString();
    }

    private static Timestamp time(Random random) {
        return Timestamp.parse(Property.oneOf(random, TIMES));
    }

    private static String abilityPart(Random random) {
        return of(random, ABILITY_CHARACTERS, 1, 4);
    }

    private static String of(Random random, String characters, int atLeast, int atMost) {
        StringBuilder text = new StringBuilder();
        for (int i = atLeast + random.nextInt(atMost - atLeast + 1); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static JsonObject object(Random random, int depth) {
        JsonObject.Builder object = JsonObject.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put(name(random), value(random, depth));
        }
        return object.build();
    }

    private static JsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> JsonNull.NULL;
            case 1 -> new JsonBoolean(random.nextBoolean());
            case 2 -> new JsonString(text(random));
            case 3 -> new JsonNumber(random.nextInt(2000) - 1000);
            case 4 -> new JsonNumber(finite(random));
            case 5 -> object(random, depth - 1);
            default -> {
                List<JsonValue> values = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    values.add(value(random, depth - 1));
                }
                yield new JsonArray(values);
            }
        };
    }

    /** Returns any double that JSON can write: of any size, or negative zero. */
    private static double finite(Random random) {
        if (random.nextInt(10) != 0) {
            return Property.oneOf(random, List.of(-0.0, 0.1, 1.5, 1e21, 1e-7, 123456.789, 9007199254740992.0));
        }
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : -0.0;
    }
}
