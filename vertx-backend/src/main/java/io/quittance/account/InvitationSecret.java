package io.quittance.account;

/**
 * An invitation that somebody has. It comes in a body, since logs keep the addresses of requests.
 *
 * @param invitation the secret of its link
 */
record InvitationSecret(String invitation) {

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
