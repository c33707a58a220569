package io.quittance.bitcoin;

import io.quittance.money.Sats;

/** What an address is of. */
public enum AddressType {
    P2PKH(546),
    P2SH(540),
    P2WPKH(294),
    P2WSH(330),
    P2TR(330);

    private final long least;

    AddressType(long least) {
        this.least = least;
    }

    /** The least that can be sent to it: nodes relay no output that costs more to spend than it holds (dust). */
    public Sats least() {
        return new Sats(least);
    }
}
