/** Addresses, payment requests (BIP 321) and their QR codes. */
@NullMarked
package io.quittance.bitcoin;

import org.jspecify.annotations.NullMarked;
