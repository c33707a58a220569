package io.quittance.access;

import java.util.UUID;

/**
 * A token at the one moment when it is told.
 *
 * @param token what programs send
 */
public record NewTokenSecret(UUID id, String token) {

    @Override
    public String toString() {
        return "NewTokenSecret[" + id + "]";
    }
}
