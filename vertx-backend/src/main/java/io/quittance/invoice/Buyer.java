package io.quittance.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who is billed.
 *
 * @param address lines are separated by a line feed
 */
public record Buyer(
        String name, @Nullable String address, @Nullable String email) {}
