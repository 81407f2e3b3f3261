package org.lit4j.core.auth;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.encoding.Timestamp;

/**
 * An AuthSig in which a wallet or PKP grants a session key its capabilities, checked. Immutable.
 *
 * @param authSig what was signed
 * @param principal who signed: the address in the message, which is the address recovered from the signature
 * @param sessionKeyUri {@code lit:session:} and the public session key
 * @param issuedAt the message's Issued At
 * @param expiresAt the message's Expiration Time, exclusive; empty when the message has none
 * @param capability what is granted
 * @param remarks what nodes will object to although this client does not, in English; empty when nothing
 */
public record Delegation(
        AuthSig authSig,
        Principal principal,
        String sessionKeyUri,
        Timestamp issuedAt,
        Optional<Timestamp> expiresAt,
        Capability capability,
        List<String> remarks) {
    public Delegation {
        remarks = List.copyOf(remarks);
    }
}
