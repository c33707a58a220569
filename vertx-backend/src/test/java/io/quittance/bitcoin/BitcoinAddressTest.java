package io.quittance.bitcoin;

import static io.quittance.bitcoin.BitcoinNetwork.MAINNET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of BIP 173 and BIP 350, and base58 addresses of known transactions. */
class BitcoinAddressTest {

    private static final String P2WPKH = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    @ParameterizedTest
    @CsvSource({
        "MAINNET, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "MAINNET, 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "MAINNET, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "MAINNET, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "MAINNET, bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "MAINNET, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "TESTNET, mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "TESTNET, n1ZCYg9YXtB5XCZazLxSmPDa8iwJRZHhGx",
        "TESTNET, 2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc",
        "TESTNET, tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "TESTNET, tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
        "TESTNET, tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c",
        "SIGNET, mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "SIGNET, 2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc",
        "SIGNET, tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy",
        "SIGNET, tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c",
        "REGTEST, mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "REGTEST, 2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc",
        "REGTEST, bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080",
    })
    void acceptsEveryKindOnItsNetwork(BitcoinNetwork network, String text) {
        assertThat(BitcoinAddress.parse(text, network).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "P2PKH, 546, MAINNET, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "P2PKH, 546, TESTNET, mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "P2SH, 540, MAINNET, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "P2SH, 540, SIGNET, 2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc",
        "P2WPKH, 294, MAINNET, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "P2WPKH, 294, MAINNET, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "P2WPKH, 294, REGTEST, bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080",
        "P2WSH, 330, MAINNET, bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "P2TR, 330, MAINNET, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "P2TR, 330, TESTNET, tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c",
    })
    void knowsTheTypeAndTheLeastThatCanBeSentToIt(AddressType type, long least, BitcoinNetwork network, String text) {
        assertThat(BitcoinAddress.parse(text, network).type()).isEqualTo(type);
        assertThat(type.least().value()).isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({
        "TESTNET, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "REGTEST, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "SIGNET, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "TESTNET, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "MAINNET, tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "MAINNET, TB1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KXPJZSX",
        "MAINNET, bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080",
        "MAINNET, mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "MAINNET, 2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc",
        "TESTNET, bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080",
        "REGTEST, tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
    })
    void tellsAnAddressOfAnotherNetwork(BitcoinNetwork network, String text) {
        assertThat(refusal(text, network).code()).isEqualTo("address-wrong-network");
        assertThat(refusal(text, network)).hasMessageContaining(network.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", // last character
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0", // 0 is no base58
                "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy2", // one too many
                "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNL", // one too few
                "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfm",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", // BIP 173: invalid checksum
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3tb", // b is no bech32
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t", // one too few
                "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", // mixed case
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", // BIP 350: bech32 instead of bech32m
                "bc1",
            })
    void tellsATypingMistake(String text) {
        assertThat(refusal(text, MAINNET).code()).isEqualTo("address-checksum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9",
                "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9", // Litecoin: a sound checksum, a version of no Bitcoin network
                "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", // a private key
                "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", // BIP 350: witness version 2
                "BC1SW50QGDZ25J", // BIP 350: witness version 16
                "bc1pw5dgrnzv", // BIP 350: program too short
                "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", // BIP 173: program of no length that version 0 has
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav", // BIP 350: too long
                "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                " bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            })
    void tellsWhatIsNoAddress(String text) {
        assertThat(refusal(text, MAINNET).code()).isEqualTo("address-unknown");
    }

    @Test
    void keepsBech32InLowerCase() {
        assertThat(BitcoinAddress.parse(P2WPKH.toUpperCase(Locale.ROOT), MAINNET)
                        .text())
                .isEqualTo(P2WPKH);
    }

    @ParameterizedTest
    @EnumSource(BitcoinNetwork.class)
    void neverTakesAnotherNetworksTaproot(BitcoinNetwork network) {
        String taproot = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";
        if (network == MAINNET) {
            assertThat(BitcoinAddress.parse(taproot, network).isBech32()).isTrue();
        } else {
            assertThat(refusal(taproot, network).code()).isEqualTo("address-wrong-network");
        }
    }

    private static InvalidBitcoinAddressException refusal(String text, BitcoinNetwork network) {
        InvalidBitcoinAddressException refusal =
                catchThrowableOfType(InvalidBitcoinAddressException.class, () -> BitcoinAddress.parse(text, network));
        assertThat(refusal).as(text).isNotNull();
        return refusal;
    }
}
