package org.lit4j.devnet;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lit4j.core.encoding.Hex;

/**
 * What clients and nodes read about PKPs: who owns them (PKPNFT), their keys (PubkeyRouter), who may use them
 * (PKPPermissions); and capacity credits (RateLimitNFT). Told apart by the selector, whatever the address.
 */
final class PkpCalls {
    private static final int ADDRESS_DIGITS = 40;

    private final World world;

    PkpCalls(World world) {
        this.world = world;
    }

    /** Returns what a call gives; empty when the contract would revert, or is none of these. */
    Optional<String> call(String data) {
        if (data.length() < 10) {
            return Optional.empty();
        }
        try {
            CallData in = new CallData(data.substring(10));
            return answer(data.substring(2, 10), in).map(Words::toHex);
        } catch (CallData.Malformed e) {
            return Optional.empty();
        }
    }

    private Optional<Words> answer(String selector, CallData in) {
        Pkps pkps = world.pkps();
        return switch (selector) {
            case "6352211e" -> pkps.ownerOf(in.word(0)).map(PkpCalls::address);
            case "4f558e79" -> bool(pkps.ownerOf(in.word(0)).isPresent());
            case "70a08231" -> number(pkps.ownedBy(in.address(0)).size());
            case "2f745c59" ->
                pkps.ownedBy(in.address(0)).stream()
                        .skip(in.number(1))
                        .findFirst()
                        .map(PkpCalls::token);
            case "de18a508" ->
                Optional.of(pkps.byAddress(in.address(0)).map(PkpCalls::token).orElseGet(() -> new Words().add(0)));
            case "bd4986a0" -> pkps.find(in.word(0)).map(pkp -> address(pkp.address()));
            case "ef6fd878" -> pkps.find(in.word(0)).map(pkp -> bytes(Hex.stripPrefix(pkp.publicKey())));
            case "f34f21ba" -> Optional.of(methods(pkps.permittedMethods(in.word(0))));
            case "00221c08" -> Optional.of(scopes(in));
            case "5521c452" ->
                Optional.of(numbers(pkps.permitting((int) in.number(0), in.bytes(1)).stream()
                        .map(pkp -> new BigInteger(pkp.tokenId(), 16))
                        .toList()));
            case "a1afdc6f" ->
                Optional.of(bytes(
                        pkps.userPublicKey((int) in.number(0), in.bytes(1)).orElse("")));
            case "bb7a1070" -> Optional.of(actions(in.word(0)));
            case "abc541ae" -> Optional.of(numbers(addresses(in.word(0))));
            case "fceb3983" -> bool(permits(in.word(0), DevnetAuthMethod.ACTION, in.bytes(1)));
            case "00008b4f" -> bool(addresses(in.word(0)).contains(new BigInteger(in.address(1), 16)));
            case "557b5eba" -> bool(permits(in.word(0), (int) in.number(1), in.bytes(2)));
            case "ab1bbeca" ->
                credit(in)
                        .map(credit -> new Words()
                                .add(credit.requestsPerKilosecond())
                                .add(credit.expiresAt().getEpochSecond()));
            case "d9548e53" ->
                credit(in)
                        .map(credit ->
                                new Words().add(credit.isLiveAt(world.clock().instant()) ? 0 : 1));
            default -> Optional.empty();
        };
    }

    private boolean permits(String tokenId, int type, String id) {
        return world.pkps().permittedMethods(tokenId).stream().anyMatch(method -> method.is(type, id));
    }

    private Optional<CapacityCredit> credit(CallData in) {
        BigInteger id = new BigInteger(in.word(0), 16);
        return world.outside().credits().stream()
                .filter(credit -> credit.tokenId().equals(id))
                .findFirst();
    }

    /** The owner first, then those that are permitted by their address alone. */
    private List<BigInteger> addresses(String tokenId) {
        Stream<String> owner = world.pkps().ownerOf(tokenId).map(Hex::stripPrefix).stream();
        Stream<String> permitted = world.pkps().permittedMethods(tokenId).stream()
                .filter(method -> method.type() == DevnetAuthMethod.WALLET)
                .map(DevnetAuthMethod::id)
                .filter(id -> id.length() == ADDRESS_DIGITS);
        return Stream.concat(owner, permitted)
                .map(digits -> new BigInteger(digits, 16))
                .toList();
    }

    private Words actions(String tokenId) {
        return array(world.pkps().permittedMethods(tokenId).stream()
                .filter(method -> method.type() == DevnetAuthMethod.ACTION)
                .map(method -> bytesAlone(method.id()))
                .toList());
    }

    private static Words methods(List<DevnetAuthMethod> methods) {
        List<Words> out = new ArrayList<>();
        for (DevnetAuthMethod method : methods) {
            Words id = bytesAlone(method.id());
            out.add(new Words()
                    .add(method.type())
                    .add(0x60)
                    .add(0x60L + id.length())
                    .addAll(id)
                    .addAll(bytesAlone(method.publicKey().orElse(""))));
        }
        return array(out);
    }

    /** As many flags as were asked for; those of scopes that the method has are set. */
    private Words scopes(CallData in) {
        List<BigInteger> flags = new ArrayList<>();
        int asked = (int) Math.min(in.number(3), 256);
        for (int i = 0; i < asked; i++) {
            int number = i;
            boolean set = world.pkps().permittedMethods(in.word(0)).stream()
                    .filter(method -> method.is((int) in.number(1), in.bytes(2)))
                    .flatMap(method -> method.scopes().stream())
                    .anyMatch(scope -> scope.number() == number);
            flags.add(set ? BigInteger.ONE : BigInteger.ZERO);
        }
        return numbers(flags);
    }

    private static Words token(DevnetPkp pkp) {
        return new Words().add(new BigInteger(pkp.tokenId(), 16));
    }

    private static Words address(String address) {
        return new Words().add(new BigInteger(Hex.stripPrefix(address).toLowerCase(Locale.ROOT), 16));
    }

    private static Optional<Words> bool(boolean value) {
        return number(value ? 1 : 0);
    }

    private static Optional<Words> number(long value) {
        return Optional.of(new Words().add(value));
    }

    private static Words numbers(List<BigInteger> values) {
        Words out = new Words().add(0x20).add(values.size());
        values.forEach(out::add);
        return out;
    }

    private static Words bytes(String hex) {
        return new Words().add(0x20).addAll(bytesAlone(hex));
    }

    private static Words bytesAlone(String hex) {
        return new Words().add(hex.length() / 2).addBytes(Hex.decode(hex, "Bytes"));
    }

    /** An array of what has no fixed length: where each begins, counted behind the number of them, then each. */
    private static Words array(List<Words> elements) {
        Words out = new Words().add(0x20).add(elements.size());
        long offset = 32L * elements.size();
        for (Words element : elements) {
            out.add(offset);
            offset += element.length();
        }
        elements.forEach(out::addAll);
        return out;
    }
}
