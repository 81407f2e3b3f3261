package org.lit4j.testkit.fault;

import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/**
 * A method at which a {@link Fault} can strike. Immutable.
 *
 * @param <T> what it answers; for methods that answer nothing, a {@code Boolean} that means nothing
 */
@SuppressWarnings("UnusedTypeParameter") // binds a fault to what the call answers
public final class Call<T> {
    /** {@code SessionKeyStore.find}. */
    public static final Call<Optional<StoredSession>> FIND = new Call<>("find");

    /** {@code SessionKeyStore.save}, without a lease. */
    public static final Call<Boolean> SAVE = new Call<>("save");

    /** {@code SessionKeyStore.remove}. */
    public static final Call<Boolean> REMOVE = new Call<>("remove");

    /** {@code SessionKeyStore.list}. */
    public static final Call<List<SessionKeyId>> LIST = new Call<>("list");

    /** {@code SessionKeyStore.purgeExpired}. */
    public static final Call<Integer> PURGE_EXPIRED = new Call<>("purgeExpired");

    /** {@code SessionKeyStore.tryLease}. */
    public static final Call<Optional<SessionLease>> TRY_LEASE = new Call<>("tryLease");

    /** {@code SessionKeyStore.renewLease}. */
    public static final Call<Optional<SessionLease>> RENEW_LEASE = new Call<>("renewLease");

    /** {@code SessionKeyStore.save} under a lease. */
    public static final Call<Boolean> SAVE_UNDER_LEASE = new Call<>("save under a lease");

    /** {@code SessionKeyStore.releaseLease}. */
    public static final Call<Boolean> RELEASE_LEASE = new Call<>("releaseLease");

    /** {@code AuthSigner.principal}. */
    public static final Call<Optional<Principal>> PRINCIPAL = new Call<>("principal");

    /** {@code AuthSigner.sign}. */
    public static final Call<AuthSig> SIGN = new Call<>("sign");

    /** {@code close}. */
    public static final Call<Boolean> CLOSE = new Call<>("close");

    private final String name;

    private Call(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
