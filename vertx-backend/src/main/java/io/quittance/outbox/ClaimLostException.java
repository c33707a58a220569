package io.quittance.outbox;

/** The delivery is no longer ours: the lease is over, and another worker may have it. The channel must not go on. */
public final class ClaimLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLostException(long id) {
        super("The lease of delivery " + id + " is over", null, false, false);
    }
}
