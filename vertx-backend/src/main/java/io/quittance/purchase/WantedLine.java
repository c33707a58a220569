package io.quittance.purchase;

import java.util.UUID;

/**
 * A line as a client asks for it, and as it is on the wire.
 *
 * @param quantity pieces, 1 to 1,000,000
 */
record WantedLine(UUID item, int quantity) {}
