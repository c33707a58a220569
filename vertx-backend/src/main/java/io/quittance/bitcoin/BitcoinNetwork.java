package io.quittance.bitcoin;

/** The Bitcoin networks. Testnet and signet write their addresses alike; regtest shares base58 addresses with them. */
public enum BitcoinNetwork {
    MAINNET,
    TESTNET,
    SIGNET,
    REGTEST;

    org.bitcoinj.base.BitcoinNetwork bitcoinj() {
        return org.bitcoinj.base.BitcoinNetwork.valueOf(name());
    }
}
