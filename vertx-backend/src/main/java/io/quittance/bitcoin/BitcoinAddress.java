package io.quittance.bitcoin;

import static io.quittance.bitcoin.InvalidBitcoinAddressException.Reason.CHECKSUM;
import static io.quittance.bitcoin.InvalidBitcoinAddressException.Reason.UNKNOWN;
import static io.quittance.bitcoin.InvalidBitcoinAddressException.Reason.WRONG_NETWORK;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.Bech32;
import org.bitcoinj.base.LegacyAddress;
import org.bitcoinj.base.SegwitAddress;
import org.bitcoinj.base.exceptions.AddressFormatException;

/**
 * An address that coins can be sent to today: P2PKH and P2SH in base58, P2WPKH and P2WSH in bech32 (BIP 173), P2TR
 * in bech32m (BIP 350).
 *
 * @param text as it was given; bech32 in lower case
 */
public record BitcoinAddress(String text, BitcoinNetwork network) {

    private static final Pattern BECH32_PREFIX = Pattern.compile("(?:bc|tb|bcrt)1.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE58_SHAPE = Pattern.compile("[13mn2][A-Za-z0-9]{24,34}");
    private static final int HASH_BYTES = 20;

    /** @throws InvalidBitcoinAddressException if the text is not an address of the network */
    public BitcoinAddress {
        if (BECH32_PREFIX.matcher(text).matches()) {
            checkBech32(text, network);
            text = text.toLowerCase(Locale.ROOT);
        } else {
            checkBase58(text, network);
        }
    }

    /** @throws InvalidBitcoinAddressException if the text is not an address of the network */
    public static BitcoinAddress parse(String text, BitcoinNetwork network) {
        return new BitcoinAddress(text, network);
    }

    /** Bech32 and bech32m mean the same in upper case; base58 does not. */
    public boolean isBech32() {
        return BECH32_PREFIX.matcher(text).matches();
    }

    public AddressType type() {
        if (!isBech32()) {
            boolean isScript = LegacyAddress.fromBase58(text, network.bitcoinj()).p2sh;
            return isScript ? AddressType.P2SH : AddressType.P2PKH;
        }
        SegwitAddress address = SegwitAddress.fromBech32(text, network.bitcoinj());
        if (address.getWitnessVersion() == 1) {
            return AddressType.P2TR;
        }
        return address.getWitnessProgram().length == HASH_BYTES ? AddressType.P2WPKH : AddressType.P2WSH;
    }

    private static void checkBech32(String text, BitcoinNetwork network) {
        if (!text.equals(text.toLowerCase(Locale.ROOT)) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw new InvalidBitcoinAddressException(
                    CHECKSUM, "The address mixes small and capital letters; it must be all of one kind.");
        }
        String prefix;
        try {
            prefix = Bech32.decode(text).hrp;
        } catch (AddressFormatException e) {
            throw mistyped();
        }
        if (!prefix.equals(network.bitcoinj().segwitAddressHrp())) {
            throw wrongNetwork(network);
        }
        try {
            // Reads the program; its kind is unknown for witness versions without a meaning yet.
            SegwitAddress address = SegwitAddress.fromBech32(text, network.bitcoinj());
            if (address.getWitnessVersion() > 1) {
                throw unknown();
            }
        } catch (AddressFormatException.UnexpectedWitnessVersion e) {
            throw mistyped();
        } catch (AddressFormatException e) {
            throw unknown();
        }
    }

    private static void checkBase58(String text, BitcoinNetwork network) {
        byte[] payload;
        try {
            payload = Base58.decodeChecked(text);
        } catch (AddressFormatException e) {
            throw BASE58_SHAPE.matcher(text).matches() ? mistyped() : unknown();
        }
        if (payload.length != 1 + HASH_BYTES) {
            throw unknown();
        }
        try {
            LegacyAddress.fromBase58(text, network.bitcoinj());
        } catch (AddressFormatException.WrongNetwork e) {
            throw isVersionOfAnyNetwork(payload[0] & 0xFF) ? wrongNetwork(network) : unknown();
        }
    }

    private static boolean isVersionOfAnyNetwork(int version) {
        for (BitcoinNetwork network : BitcoinNetwork.values()) {
            if (version == network.bitcoinj().legacyAddressHeader()
                    || version == network.bitcoinj().legacyP2SHHeader()) {
                return true;
            }
        }
        return false;
    }

    private static InvalidBitcoinAddressException unknown() {
        return new InvalidBitcoinAddressException(UNKNOWN, "This is not a Bitcoin address of a known kind.");
    }

    private static InvalidBitcoinAddressException mistyped() {
        return new InvalidBitcoinAddressException(
                CHECKSUM, "The address has a typing mistake: its checksum does not match. Copy it again.");
    }

    private static InvalidBitcoinAddressException wrongNetwork(BitcoinNetwork network) {
        return new InvalidBitcoinAddressException(
                WRONG_NETWORK,
                "The address belongs to another Bitcoin network; this service uses "
                        + network.name().toLowerCase(Locale.ROOT) + ".");
    }

    @Override
    public String toString() {
        return text;
    }
}
