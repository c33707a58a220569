package io.quittance.bitcoin;

/** A text that is no Bitcoin address of the network. The message is a sentence that may be shown to anybody. */
public final class InvalidBitcoinAddressException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** Not of any kind of address that this network has. */
        UNKNOWN("address-unknown"),
        /** It has the form of an address, but a character is wrong, missing or too many. */
        CHECKSUM("address-checksum"),
        /** A sound address of another network. */
        WRONG_NETWORK("address-wrong-network");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Stable, in kebab case, as the contract names it. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    InvalidBitcoinAddressException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public String code() {
        return reason.code();
    }
}
