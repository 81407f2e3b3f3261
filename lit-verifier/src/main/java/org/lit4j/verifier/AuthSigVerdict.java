package org.lit4j.verifier;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What the rules say about the {@code authSig} member of a request. Immutable; shows no signature.
 *
 * @param members what was judged, in the nodes' order, up to the first that was refused
 * @param user the address that nodes take for the user, as it stands, when all was accepted
 * @param error the error as the node raises it, its source included, when something was refused
 */
public record AuthSigVerdict(List<Member> members, Optional<String> user, Optional<NodeError> error) {
    public AuthSigVerdict {
        members = List.copyOf(members);
        requireNonNull(user, "user");
        requireNonNull(error, "error");
    }

    /** Says whether nothing was refused. */
    public boolean accepted() {
        return user.isPresent();
    }

    /** Returns what a client of the node sees. */
    public Optional<PublicError> publicError() {
        return error.map(NodeError::toPublic);
    }

    /** Returns the rule of a member that failed; there is none for what is no AuthSig, or of a type that is not judged. */
    public Optional<Finding> refusedBy() {
        return members.stream().flatMap(member -> member.refusedBy().stream()).findFirst();
    }

    /**
     * One AuthSig.
     *
     * @param chain the chain that it was judged for
     * @param session the verdict, when it is a session signature
     * @param wallet the verdict, when it is a wallet's
     */
    public record Member(String chain, MaterialType type, Optional<Verdict> session, Optional<WalletVerdict> wallet) {
        public Member {
            requireNonNull(chain, "chain");
            requireNonNull(type, "type");
            requireNonNull(session, "session");
            requireNonNull(wallet, "wallet");
        }

        /** Returns the rule that failed. */
        public Optional<Finding> refusedBy() {
            return session.flatMap(Verdict::refusedBy).or(() -> wallet.flatMap(WalletVerdict::refusedBy));
        }
    }
}
