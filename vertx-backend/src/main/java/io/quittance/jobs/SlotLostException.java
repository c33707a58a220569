package io.quittance.jobs;

/** Another instance has taken a job over from this one, which was not heard of for too long. */
public final class SlotLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlotLostException(String job) {
        super("Another instance has taken over the job " + job);
    }
}
