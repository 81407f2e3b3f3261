package org.lit4j.storage.jdbc;

import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.SessionKeyId;

/** A sealer to which something happens when it seals the identity of the n-th record. One thread at a time. */
class FailingSealer implements RecordSealer {
    private final RecordSealer sealer;
    private int left;

    FailingSealer(RecordSealer sealer, int turn) {
        this.sealer = sealer;
        this.left = turn;
    }

    void atTurn() {
        throw new LitException(ErrorCode.CLOSED, "interrupted");
    }

    @Override
    public SealedRecord sealIdentity(SessionKeyId id) {
        left--;
        if (left == 0) {
            atTurn();
        }
        return sealer.sealIdentity(id);
    }

    @Override
    public SealedRecord seal(SessionKeyId id, long recordVersion, byte[] plain) {
        return sealer.seal(id, recordVersion, plain);
    }

    @Override
    public byte[] open(SessionKeyId id, long recordVersion, SealedRecord sealed) {
        return sealer.open(id, recordVersion, sealed);
    }

    @Override
    public SessionKeyId openIdentity(String lookup, SealedRecord sealed) {
        return sealer.openIdentity(lookup, sealed);
    }

    @Override
    public String currentKeyId() {
        return sealer.currentKeyId();
    }

    @Override
    public String lookup(SessionKeyId id) {
        return sealer.lookup(id);
    }

    @Override
    public String lookupTenant(String network, String tenant) {
        return sealer.lookupTenant(network, tenant);
    }

    @Override
    public boolean hidesIdentity() {
        return sealer.hidesIdentity();
    }

    @Override
    public void close() {
        sealer.close();
    }
}
