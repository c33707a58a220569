package io.quittance.picture;

/** Bytes that are no picture that we take. The message is a sentence that may be shown to anybody. */
public final class InvalidPictureException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        UNREADABLE("logo-unreadable", "The file is not a complete PNG or JPEG image of a kind that can be read."),
        TOO_LARGE("logo-too-large", "The image file is larger than 1 MiB."),
        TOO_MANY_PIXELS("logo-too-many-pixels", "The image has more than 4 megapixels."),
        TOO_COMPLEX("logo-too-complex", "The image takes too long to decode. Save it as a PNG.");

        private final String code;
        private final String sentence;

        Reason(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    InvalidPictureException(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    InvalidPictureException(Reason reason, Throwable cause) {
        super(reason.sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Stable, in kebab case, as the contract names it where the picture is a logo. */
    public String code() {
        return reason.code;
    }
}
