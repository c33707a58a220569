import { capitaliseName, NameCapitals } from './name-capitals';

describe('the capitals of a name', () => {
  it.each([
    ['acme widgets ltd', 'Acme Widgets Ltd'],
    ['alder & finch studio', 'Alder & Finch Studio'],
    ['jean-luc picard', 'Jean-Luc Picard'],
    ['saint-jean-de-luz', 'Saint-Jean-de-Luz'],
    ["o'neill plumbing", "O'Neill Plumbing"],
    ['d’angelo', 'D’Angelo'],
    ["l'oréal", "L'Oréal"],
    ["joe's diner", "Joe's Diner"],
    ["mcdonald's", "McDonald's"],
    ['van der berg', 'Van der Berg'],
    ['ludwig van beethoven', 'Ludwig van Beethoven'],
    ['maria de la cruz', 'Maria de la Cruz'],
    ['omar bin said al saud', 'Omar bin Said al Saud'],
    ['bank of the west', 'Bank of the West'],
    ["café 't hart", "Café 't Hart"],
    ["'s-hertogenbosch", "'s-Hertogenbosch"],
    ['müller gmbh', 'Müller GmbH'],
    ['müller gmbh & co. kg', 'Müller GmbH & Co. KG'],
    ['acme, llc', 'Acme, LLC'],
    ['jansen b.v.', 'Jansen B.V.'],
    ['nowak sp. z o.o.', 'Nowak Sp. z o.o.'],
    ['at&t', 'AT&T'],
    ['h&m', 'H&M'],
    ['j.p. morgan', 'J.P. Morgan'],
    ['3m', '3m'],
    ['2nd street deli', '2nd Street Deli'],
    ['(acme) "tools"', '(Acme) "Tools"'],
    ['shop.example.com', 'shop.example.com'],
    ['c/o acme', 'c/o Acme'],
    ['éclair', 'Éclair'],
    ['ørsted', 'Ørsted'],
    ['ελλάδα', 'Ελλάδα'],
    ['сбер банк', 'Сбер Банк'],
    ['ǆamonja', 'ǅamonja'],
    ['istanbul', 'Istanbul'],
    ['ışık', 'Işık'],
    ['ßeta', 'ßeta'],
    ['ﬁne', 'ﬁne'],
    ['', ''],
  ])('%j becomes %j', (name, capitalised) => expect(capitaliseName(name)).toBe(capitalised));

  it.each([
    "McDonald's",
    'eBay',
    'IBM',
    'iRobot',
    'van der Berg',
    "O'Neill",
    'de la Cruz',
    'GmbH',
    'AT&T',
    'ACME',
    'DeLorean',
    'ǅamonja',
    '株式会社ビット',
    'شركة الأمل',
    'בית קפה',
    'საქართველო',
    '₿ 21',
  ])('%j stays as it is', (name) => expect(capitaliseName(name)).toBe(name));

  it('are given to the words that have none, beside words that have some', () => {
    expect(capitaliseName('eBay motors gmbh')).toBe('eBay Motors GmbH');
    expect(capitaliseName('the Acme company')).toBe('The Acme Company');
  });
});

describe('the capitals of one field', () => {
  it('are not put back when the person has taken them away', () => {
    const capitals = new NameCapitals();
    expect(capitals.apply('adidas store')).toBe('Adidas Store');
    expect(capitals.apply('adidas Store')).toBe('adidas Store');
    expect(capitals.apply('adidas Store lisbon')).toBe('adidas Store Lisbon');
    expect(capitals.apply('adidas Store Lisbon')).toBe('adidas Store Lisbon');
  });

  it('are remembered for that field alone', () => {
    new NameCapitals().apply('adidas');
    expect(new NameCapitals().apply('adidas')).toBe('Adidas');
  });
});
