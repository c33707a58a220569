package io.quittance.outbox;

/** What came of a person's intervention in one delivery. */
public enum Verdict {
    DONE,
    /** Refused: it is being delivered at this moment. */
    IN_FLIGHT,
    /** Refused: its state does not allow it, such as holding what is done. */
    OTHER_STATE,
    /** There is no such delivery, or no longer. */
    UNKNOWN
}
