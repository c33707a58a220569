import { BitcoinNetwork, readBitcoinAddress } from './bitcoin-address';

const P2WPKH = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const P2WSH = 'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3';
const TAPROOT = 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0';
const LEGACY = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const SCRIPT = '3P14159f73E4gFr7JterCCQh9QjiTjiZrG';
const TESTNET = 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx';

function outcome(text: string, network: BitcoinNetwork = 'mainnet'): string {
  const reading = readBitcoinAddress(text, network);
  return reading.ok ? `${reading.value.kind} ${reading.value.address}` : reading.problem.code;
}

function message(text: string, network: BitcoinNetwork = 'mainnet'): string {
  const reading = readBitcoinAddress(text, network);
  return reading.ok ? (reading.value.note ?? 'accepted') : reading.problem.message;
}

describe('a Bitcoin address', () => {
  it.each([
    ['P2WPKH', P2WPKH],
    ['P2WSH', P2WSH],
    ['P2TR', TAPROOT],
    ['P2PKH', LEGACY],
    ['P2SH', SCRIPT],
  ])('of kind %s is accepted on mainnet', (kind, address) =>
    expect(outcome(address)).toBe(`${kind} ${address}`),
  );

  it.each<[string, BitcoinNetwork, string]>([
    [TESTNET, 'testnet', 'P2WPKH'],
    [TESTNET, 'signet', 'P2WPKH'],
    ['tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c', 'testnet', 'P2TR'],
    ['mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'testnet', 'P2PKH'],
    ['mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'regtest', 'P2PKH'],
    ['2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc', 'signet', 'P2SH'],
    ['bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', 'regtest', 'P2WPKH'],
  ])('%s is accepted on %s', (address, network, kind) =>
    expect(outcome(address, network)).toBe(`${kind} ${address}`),
  );

  it('is taken with spaces round and between its groups, as invoices print it', () => {
    expect(outcome(`  ${P2WPKH.replace(/(.{4})/g, '$1 ')}\n`)).toBe(`P2WPKH ${P2WPKH}`);
  });

  it('is written small where a wallet wrote it in capitals', () => {
    expect(outcome(P2WPKH.toUpperCase())).toBe(`P2WPKH ${P2WPKH}`);
  });

  it.each([
    `bitcoin:${P2WPKH}`,
    `bitcoin:${P2WPKH}?amount=0.5&label=Caf%C3%A9`,
    `BITCOIN:${P2WPKH.toUpperCase()}?AMOUNT=1`,
    `bitcoin://${P2WPKH}`,
  ])('is taken out of %s, and the person is told', (link) => {
    expect(outcome(link)).toBe(`P2WPKH ${P2WPKH}`);
    expect(message(link)).toBe('The address was taken from the payment link.');
  });
});

describe('an address of another network', () => {
  it.each<[string, BitcoinNetwork]>([
    [TESTNET, 'mainnet'],
    ['mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'mainnet'],
    ['bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', 'mainnet'],
    [P2WPKH, 'testnet'],
    [LEGACY, 'regtest'],
    [TESTNET, 'regtest'],
    ['bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', 'signet'],
  ])('%s is refused on %s', (address, network) =>
    expect(outcome(address, network)).toBe('address-wrong-network'),
  );

  it('is named', () => {
    expect(message(TESTNET)).toBe(
      'This is a testnet address, and the invoice is paid on mainnet. Enter an address that starts with bc1, 1 or 3.',
    );
  });
});

describe('a mistyped address', () => {
  it('with one wrong character is told where it is', () => {
    expect(outcome(P2WPKH.replace('w508', 'w5t8'))).toBe('address-checksum');
    expect(message(P2WPKH.replace('w508', 'w5t8'))).toBe(
      'One character is probably wrong: the “t” in “…qw5t8d6…”. Copy the address again.',
    );
    expect(message(LEGACY.replace('QGef', 'QGeg'))).toBe(
      'One character is probably wrong: the “g” in “…QGegi2D…”. Copy the address again.',
    );
    expect(message(TAPROOT.replace(/0$/, 'q'))).toContain('the “q” in “…5jjq”');
  });

  it('with several wrong characters is told to copy it again', () => {
    expect(outcome(LEGACY.replace('5QGefi2', '6RHegj3'))).toBe('address-checksum');
    expect(message(P2WPKH.replace('jxtdg4y', 'tygd4jx'))).toBe(
      'The checksum does not match, so something is mistyped. Copy the address again.',
    );
  });

  it.each([
    [P2WPKH.slice(0, -1), 'One character is missing. Copy the address again, whole.'],
    [P2WPKH.slice(0, 20), '22 characters are missing. Copy the address again, whole.'],
    [`${P2WPKH}q`, 'One character too many. Copy the address again.'],
    [TAPROOT.slice(0, -3), '3 characters are missing. Copy the address again, whole.'],
    [LEGACY.slice(0, 20), 'This address is too short. Copy it again, whole.'],
    [LEGACY + LEGACY, 'This address is too long. Copy it again, whole.'],
    [P2WPKH.replace('w508', 'w5o8'), '“o” cannot stand in this address. Copy the address again.'],
    [LEGACY.replace('zP1e', 'zPle'), '“l” cannot stand in this address. Copy the address again.'],
  ])('%s says: %s', (address, sentence) => {
    expect(outcome(address)).toBe('address-unknown');
    expect(message(address)).toBe(sentence);
  });

  it('in mixed case is refused as its own mistake', () => {
    expect(outcome(P2WPKH.replace('w508', 'W508'))).toBe('address-mixed-case');
  });

  it('with a look-alike letter of another script is refused', () => {
    expect(outcome(P2WPKH.replace('c1q', 'с1q'))).toBe('address-unknown');
    expect(outcome(P2WPKH.replace('w508d', 'w508ԁ'))).toBe('address-unknown');
  });

  it('of a SegWit version that is not in use is refused', () => {
    const address = 'bc1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq2tdauy';
    expect(outcome(address)).toBe('address-unknown');
    expect(message(address)).toContain('not in use yet');
    expect(outcome('bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs')).toBe('address-unknown');
  });
});

describe('something else in the address field', () => {
  it.each([
    ['', 'required'],
    ['  ', 'required'],
    ['hello', 'address-unknown'],
    ['bitcoin:', 'address-unknown'],
    ['bitcoin:?lightning=lnbc1', 'address-unknown'],
    ['lnbc20u1pvjluezhp58yjmdan79s6qqdhdzgynm4zwqd5d7xmw5fk98klysy043l2ahrqspp5', 'lightning'],
    ['LIGHTNING:LNBC20U1PVJLUEZ', 'lightning'],
    ['lnurl1dp68gurn8ghj7um9wfmxjcm99e3k7mf0v9cxj0m385ekvcenxc6r2c35xvukxe', 'lightning'],
    ['satoshi@wallet.example', 'lightning'],
    ['xpub6CUGRUonZSQ4TWtTMmzXdrXDtypWKiKrhko4egpiMZbpiaQL2jkwSB1icqYh2cfDf', 'extended-key'],
    ['zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtf', 'extended-key'],
    ['xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmP', 'secret'],
    ['5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ', 'secret'],
    ['KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617', 'secret'],
    ['legal winner thank year wave sausage worth useful legal winner thank yellow', 'secret'],
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'other-coin'],
    ['bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'other-coin'],
    ['ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9', 'other-coin'],
    ['TJRabPrwbZy45sbavfcjinPJC18kjpRTv8', 'other-coin'],
    ['4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b', 'transaction'],
    ['https://example.com/pay', 'web-link'],
    [
      'sp1qqgste7k9hx0qftg6qmwlkqtwuy6cycyavzmzj85c6qdfhjdpdjtdgqjuexzk6murw56suy3e0rd2cgqvycxttddwsvgxe2usfpxumr70xc9pkqwv',
      'silent-payment',
    ],
  ])('%s is refused as %s', (text, code) => expect(outcome(text)).toBe(code));

  it('says which address is wanted', () => {
    expect(message('hello')).toBe(
      'This is not a Bitcoin address. Enter one that starts with bc1, 1 or 3.',
    );
    expect(message('hello', 'signet')).toContain('tb1, m, n or 2');
  });
});
