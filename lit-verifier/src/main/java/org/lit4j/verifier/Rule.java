package org.lit4j.verifier;

import java.util.Arrays;
import java.util.List;

/**
 * One rule of the verdict, in the order in which nodes apply them. R rules are about the session signature, C rules about
 * one capability in it, H rules are what the hardened rule set adds, D rules are about a delegation of payment or of a rate
 * limit, W rules about a wallet's own AuthSig.
 */
public enum Rule {
    R0("R0", Scope.FORM, "the session signature is an AuthSig of the type for session keys"),
    R1A("R1a", Scope.SESSION, "the address is hexadecimal"),
    R1B("R1b", Scope.SESSION, "the address has 32 bytes"),
    R1C("R1c", Scope.SESSION, "the address is a point of Ed25519"),
    R1D("R1d", Scope.SESSION, "the signature is 128 hexadecimal digits of one case"),
    R1E("R1e", Scope.SESSION, "the signature is the session key's, judged strictly"),
    R2("R2", Scope.SESSION, "the signed document can be read"),
    R3("R3", Scope.SESSION, "the resource is among the requests"),
    R4A("R4a", Scope.SESSION, "issuedAt is a time"),
    R4B("R4b", Scope.SESSION, "issuedAt is at most 60 seconds ahead"),
    R4C("R4c", Scope.SESSION, "expiration is a time"),
    R4D("R4d", Scope.SESSION, "expiration is not before issuedAt"),
    R4E("R4e", Scope.SESSION, "expiration is at most 60 seconds ago"),
    R4F("R4f", Scope.SESSION, "expiration is at most 30 days after issuedAt"),
    R5("R5", Scope.SESSION, "the document is for this audience"),
    H1("H1", Scope.SESSION_HARDENED, "the document's session key is the one that signed"),
    H2("H2", Scope.SESSION_HARDENED, "the ability is requested with the resource"),
    H3("H3", Scope.SESSION_HARDENED, "address and document are written in their plain form"),
    R6A("R6a", Scope.SESSION, "there is a capability"),
    R6B("R6b", Scope.SESSION, "one of the capabilities passes"),
    C1("C1", Scope.CAPABILITY, "the message is a SIWE message"),
    C2("C2", Scope.CAPABILITY, "the signature is a wallet's or the network's"),
    C3A("C3a", Scope.CAPABILITY, "the wallet's signature is hexadecimal"),
    C3B("C3b", Scope.CAPABILITY, "the message is valid now and signed by its address"),
    C3C("C3c", Scope.CAPABILITY, "the message is for the session key"),
    C4A("C4a", Scope.CAPABILITY, "the message is valid now"),
    C4B("C4b", Scope.CAPABILITY, "the message can be hashed"),
    C4C("C4c", Scope.CAPABILITY, "the network's signature can be read"),
    C4D("C4d", Scope.CAPABILITY, "the signature is the network's"),
    C4E("C4e", Scope.CAPABILITY, "the message is for the session key"),
    C5("C5", Scope.CAPABILITY, "the statement ends with that of each capability object"),
    C6("C6", Scope.CAPABILITY, "a capability object grants the ability"),
    H4("H4", Scope.CAPABILITY_HARDENED, "the address is the message's"),
    H5("H5", Scope.CAPABILITY_HARDENED, "the message expires"),
    H6("H6", Scope.CAPABILITY_HARDENED, "the message is not from the future and not valid for longer than allowed"),
    H7("H7", Scope.CAPABILITY_HARDENED, "what was signed is the message as it stands, signed in the one usual way"),
    H8("H8", Scope.CAPABILITY_HARDENED, "the grant is written so that it cannot be read in two ways"),
    D1("D1", Scope.DELEGATION, "the delegation is a SIWE message"),
    D2("D2", Scope.DELEGATION, "the signature is a wallet's or the network's"),
    D3("D3", Scope.DELEGATION, "the signature can be read"),
    D4("D4", Scope.DELEGATION, "the message is valid now and signed by its address, or by the network"),
    D5("D5", Scope.DELEGATION, "the address is the message's"),
    D6("D6", Scope.DELEGATION, "the statement ends with that of each capability object"),
    D7("D7", Scope.DELEGATION, "each restriction has the members of its kind and is for the user"),
    W1("W1", Scope.WALLET, "the signature can be read"),
    W2("W2", Scope.WALLET, "the address is one of the chain"),
    W3("W3", Scope.WALLET, "the text is signed by the address"),
    W4("W4", Scope.WALLET, "the text is a SIWE message"),
    W5("W5", Scope.WALLET, "the message is for no session and no delegation"),
    W6("W6", Scope.WALLET, "the message's times are as nodes want them"),
    W7("W7", Scope.WALLET, "the message as nodes write it is signed by the address");

    private final String id;
    private final Scope scope;
    private final String meaning;

    Rule(String id, Scope scope, String meaning) {
        this.id = id;
        this.scope = scope;
        this.meaning = meaning;
    }

    /** Returns the rules about the session signature. */
    static List<Rule> ofSession(RuleSet ruleSet, boolean withForm) {
        return Arrays.stream(values())
                .filter(rule -> rule.scope == Scope.SESSION
                        || (withForm && rule.scope == Scope.FORM)
                        || (ruleSet == RuleSet.HARDENED && rule.scope == Scope.SESSION_HARDENED))
                .toList();
    }

    /** Returns the rules about one capability. */
    static List<Rule> ofCapability(RuleSet ruleSet) {
        return Arrays.stream(values())
                .filter(rule -> rule.scope == Scope.CAPABILITY
                        || (ruleSet == RuleSet.HARDENED && rule.scope == Scope.CAPABILITY_HARDENED))
                .toList();
    }

    /** Returns the rules about a delegation, or about a wallet's own AuthSig. */
    static List<Rule> startingWith(char letter) {
        return Arrays.stream(values())
                .filter(rule -> rule.id.charAt(0) == letter)
                .toList();
    }

    /** Returns the name in verdicts, such as {@code R4b}. */
    public String id() {
        return id;
    }

    /** Returns what holds when the rule is kept, in one line. */
    public String meaning() {
        return meaning;
    }

    /** Says whether nodes do not have this rule. */
    public boolean isHardened() {
        return scope == Scope.SESSION_HARDENED || scope == Scope.CAPABILITY_HARDENED;
    }

    @Override
    public String toString() {
        return id;
    }

    private enum Scope {
        FORM,
        SESSION,
        SESSION_HARDENED,
        CAPABILITY,
        CAPABILITY_HARDENED,
        DELEGATION,
        WALLET
    }
}
