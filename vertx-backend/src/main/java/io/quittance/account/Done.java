package io.quittance.account;

import io.quittance.http.Answer;

/** The answer to what needs no other answer. */
final class Done {

    private Done() {}

    /** @param there whether there was something that it could be done to; else this fails with status 404 */
    static Answer ifThere(boolean there) {
        if (!there) {
            throw Users.notFound();
        }
        return Answer.noContent();
    }
}
