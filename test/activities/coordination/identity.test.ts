import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { identityKey, keyId } from '../../../activities/coordination/identity-key.ts';
import { askedKeys, keptKeys } from '../../../activities/coordination/identity.ts';
import { KEY, OTHER_KEY, type Written, match, person } from './people.ts';

type Pair = readonly [why: string, one: Written, other: Written];

/** A year of birth only, as files write it: 1 January, or 31 December. */
const NEW_YEAR = '1984-01-01';
const YEARS_END = '1984-12-31';

/** The whole name, written otherwise: the same person even where only the year of birth is known. */
const WRITTEN_OTHERWISE: readonly Pair[] = [
  ['case', ['ROUGEVERGER', 'CAPUCINE'], ['Rougeverger', 'Capucine']],
  ['accents', ['Lefèvre-Bélangé', 'Zoé'], ['LEFEVRE BELANGE', 'ZOE']],
  ['accents as marks of their own', ['Lefe\u0300vre', 'Zoe\u0301'], ['Lefèvre', 'Zoé']],
  ['full-width letters', ['ＤＵＰＲＥＺ', 'Ｊｕｌｉｅ'], ['Duprez', 'Julie']],
  ['spaces', ['  Pomme   Verte ', ' Ondine\t'], ['Pomme Verte', 'Ondine']],
  ['a space that does not break', ['Le\u00a0Goffic', 'Yann'], ['Le Goffic', 'Yann']],
  ['letters nobody sees', ['Pomme\u200bverte\u00ad', '\u200eOndine'], ['Pommeverte', 'Ondine']],
  ['ligature œ', ['Lecœur', 'Œdipe'], ['LECOEUR', 'OEDIPE']],
  ['ligature æ', ['Læris', 'Ondine'], ['Laeris', 'Ondine']],
  ['sharp s', ['Weißwald', 'Greta'], ['WEISSWALD', 'GRETA']],
  ['barred l', ['Wałękowski', 'Łucja'], ['Walekowski', 'Lucja']],
  ['barred h', ['Ħabernu', 'Ċensa'], ['Habernu', 'Censa']],
  ['barred t and eng', ['Guŧŧormŋa', 'Áilu'], ['Guttormna', 'Ailu']],
  ['schwa', ['Əliyevgil', 'Ləman'], ['Eliyevgil', 'Leman']],
  ['slashed o', ['Sørlund', 'Bjørn'], ['Sorlund', 'Bjorn']],
  ['slashed o as a passport has it', ['Sørlund', 'Bjørn'], ['SOERLUND', 'BJOERN']],
  ['ring as a passport has it', ['Åsdal', 'Håkon'], ['AASDAL', 'HAAKON']],
  ['barred d', ['Đorđić', 'Anđela'], ['Dordic', 'Andela']],
  ['Vietnamese', ['Đặng-Trà', 'Mỹ Duyên'], ['DANG TRA', 'MY DUYEN']],
  ['dotless i', ['Işıkdağ', 'Yıldız'], ['ISIKDAG', 'YILDIZ']],
  ['dotted capital i', ['İncirli', 'İpek'], ['incirli', 'ipek']],
  ['umlaut dropped', ['Müllerwald', 'Jürgen'], ['Mullerwald', 'Jurgen']],
  ['umlauts as a passport has them', ['Müllerwald', 'Jürgen'], ['MUELLERWALD', 'JUERGEN']],
  ['more umlauts as a passport has them', ['Größwald', 'Bärbel'], ['GROESSWALD', 'BAERBEL']],
  ['Icelandic', ['Þórsdal', 'Guðrun'], ['Thorsdal', 'Gudrun']],
  ['curly apostrophe', ["N'Diambour", 'Awa'], ['N’Diambour', 'Awa']],
  ['acute for an apostrophe', ["D'Orangeraie", 'Line'], ['D´Orangeraie', 'Line']],
  ['apostrophe lost', ["N'Diambour", 'Awa'], ['NDIAMBOUR', 'Awa']],
  ['apostrophe become a space', ["M'Barouk", 'Salma'], ['M BAROUK', 'Salma']],
  ['apostrophe in a first name', ['Diambour', 'N’Golo'], ['Diambour', 'NGOLO']],
  ['O with an apostrophe', ["O'Pommery", 'Sean'], ['OPommery', 'Sean']],
  ['de la, joined', ['de la Fontenelle', 'Aude'], ['DELAFONTENELLE', 'Aude']],
  ['de la, in brackets at the end', ['Fontenelle (de la)', 'Aude'], ['de La Fontenelle', 'Aude']],
  ['de la, at the end of an early name', ['Banorelle (de la)', 'Aude'], ['de La Banorelle', 'Aude']],
  ['de after the name', ['VILLEBRUNE DE', 'Aude'], ['de Villebrune', 'Aude']],
  ['Le joined', ['Le Goffic', 'Yann'], ['LEGOFFIC', 'Yann']],
  ['Ben joined', ['Ben Salouane', 'Karim'], ['Bensalouane', 'Karim']],
  ['Ben hyphened', ['Ben-Salouane', 'Karim'], ['BEN SALOUANE', 'Karim']],
  ['El joined', ['El Amarouni', 'Nadia'], ['ELAMAROUNI', 'Nadia']],
  ['Aït joined', ['Aït Oumlil', 'Idir'], ['AITOUMLIL', 'Idir']],
  ['Van den joined', ['van den Boomgaard', 'Lotte'], ['Vandenboomgaard', 'Lotte']],
  ['a particle in a double name', ['Le Goffic-Duprez', 'Line'], ['DUPREZ LEGOFFIC', 'Line']],
  ['Saint cut short', ['St-Pommier', 'Luce'], ['Saint Pommier', 'Luce']],
  ['Sainte cut short', ['Ste Pommière', 'Luce'], ['Sainte-Pommière', 'Luce']],
  ['Portuguese tie', ['Pereiral e Silvano', 'Rita'], ['Pereiral Silvano', 'Rita']],
  ['double name, hyphen and space', ['Duprez-Martinon', 'Line'], ['DUPREZ MARTINON', 'Line']],
  ['double name, joined', ['Duprez-Martinon', 'Line'], ['Duprezmartinon', 'Line']],
  ['double name, joined as written', ['Zorlut-Duprez', 'Line'], ['Zorlutduprez', 'Line']],
  ['double name, other order', ['Duprez-Martinon', 'Line'], ['Martinon-Duprez', 'Line']],
  ['double name, long dash', ['Duprez – Martinon', 'Line'], ['Duprez-Martinon', 'Line']],
  ['a name married to itself', ['Duprez Duprez', 'Line'], ['DUPREZDUPREZ', 'Line']],
  ['épouse', ['DUPREZ épouse MARTINON', 'Line'], ['Duprez-Martinon', 'Line']],
  ['née and épouse', ['Martinon née Duprez', 'Line'], ['DUPREZ EP MARTINON', 'Line']],
  ['née in brackets', ['Martinon (née Duprez)', 'Line'], ['Duprez', 'Line']],
  ['ep.', ['Duprez ep. Martinon', 'Line'], ['MARTINON', 'Line']],
  ['veuve', ['Duprez vve Martinon', 'Line'], ['Martinon', 'Line']],
  ['birth name in a column of its own', ['Martinon', 'Line', undefined, 'Duprez'], ['Duprez', 'Line']],
  ['birth name apart, and née', ['Martinon', 'Line', undefined, 'Duprez'], ['Martinon née Duprez', 'Line']],
  [
    'birth name that repeats a half',
    ['Duprez-Martinon', 'Line', undefined, 'Duprez'],
    ['Martinon Duprez', 'Line'],
  ],
  ['a name of use not known', ['X', 'Line', undefined, 'Duprez'], ['Duprez', 'Line']],
  ['civility before the name', ['Mme DUPREZ', 'Line'], ['Duprez', 'Line']],
  ['civility with its dot', ['M. Duprez', 'Ulysse'], ['Duprez', 'Ulysse']],
  ['civility against the name', ['M.Duprez', 'Ulysse'], ['Duprez', 'Ulysse']],
  ['civilities of a couple', ['M. et Mme Duprez', 'Line'], ['Duprez', 'Line']],
  ['civilities of a couple, no dot', ['M et Mme Duprez', 'Line'], ['Duprez', 'Line']],
  ['what begins like a civility', ['Mrs-Pomme', 'Line'], ['Mrspomme', 'Line']],
  ['a civility that is the name', ['Monsieur', 'Line'], ['MONSIEUR', 'LINE']],
  ['a marker that is the name', ['Né', 'Line'], ['NE', 'LINE']],
  ['a tie that is the name', ['Y', 'Lin'], ['Ý', 'Lin']],
  ['digits and dots', ['Duprez 2', 'Line.'], ['Duprez', 'Line']],
  ['compound first name, space', ['Duprez', 'Jean-Pierre'], ['Duprez', 'JEAN PIERRE']],
  ['compound first name, joined', ['Duprez', 'Jean-Pierre'], ['Duprez', 'Jeanpierre']],
  ['compound first name, loose hyphen', ['Duprez', 'Jean - Pierre'], ['Duprez', 'Jean-Pierre']],
  ['first name in several words', ['Salouane', 'Abd el Kader'], ['Salouane', 'Abdelkader']],
  ['another alphabet', ['Яблонская', 'Ондина'], ['ЯБЛОНСКАЯ', 'ОНДИНА']],
  ['one character each', ['李', '梅'], ['李', '梅']],
  ['a name half a country bears', ['Nguyen', 'Mỹ'], ['NGUYỄN', 'My']],
];

/** Not the whole name, or not in its place: the same person where the day of birth is known. */
const SAME: readonly Pair[] = [
  ['d’ kept or left out', ["d'Almeiras", 'Rui'], ['Almeiras', 'Rui']],
  ['de left out', ['de Villebrune', 'Aude'], ['Villebrune', 'Aude']],
  ['de left out, la kept', ['de la Fontenelle', 'Aude'], ['La Fontenelle', 'Aude']],
  ['El left out', ['El Amarouni', 'Nadia'], ['Amarouni', 'Nadia']],
  ['da left out', ['da Silvano', 'Rita'], ['Silvano', 'Rita']],
  ['double name and its first half', ['Duprez-Martinon', 'Line'], ['Duprez', 'Line']],
  ['double name and its second half', ['Duprez-Martinon', 'Line'], ['Martinon', 'Line']],
  ['double name and a half with a particle', ['Duprez-Le Goffic', 'Line'], ['LEGOFFIC', 'Line']],
  ['double name since changed in one half', ['Duprez-Martinon', 'Line'], ['Duprez-Rougeverger', 'Line']],
  ['married again', ['Duprez ép. Martinon', 'Line'], ['Duprez ép. Rougeverger', 'Line']],
  ['a birth name of generic halves', ['Duprez née Jean-Marie', 'Line'], ['Jean-Marie', 'Line']],
  ['the same, first of two first names', ['Duprez née Jean-Marie', 'Line Ondine'], ['Jean-Marie', 'Line']],
  ['two generic names, first of two first names', ['Kaur née Ali', 'Simran Lin'], ['Kaur Ali', 'Simran']],
  ['compound and one more', ['Duprez', 'Jean-Pierre Ulysse'], ['Duprez', 'Jean Pierre']],
  ['the first of three', ['Duprez', 'Marie Louise Anne'], ['Duprez', 'Marie']],
  ['the first two of three', ['Duprez', 'Marie Louise Anne'], ['Duprez', 'Marie-Louise']],
  ['the first of two, no usual compound', ['Duprez', 'Ondine Louise'], ['Duprez', 'Ondine']],
  ['the first of two, Arabic', ['Salouane', 'Mohamed Amine'], ['Salouane', 'Mohamed']],
  ['columns changed over', ['Duprez', 'Ondine'], ['Ondine', 'Duprez']],
  [
    'columns changed over, double name',
    ['Duprez-Martinon', 'Marie-Louise'],
    ['Marie Louise', 'Duprez Martinon'],
  ],
  ['columns changed over, name of use', ['Martinon', 'Line', undefined, 'Duprez'], ['Line', 'Martinon']],
  [
    'columns changed over, both names',
    ['Martinon', 'Line', undefined, 'Duprez'],
    ['Line', 'Duprez-Martinon'],
  ],
  ['columns changed over, a generic name', ['Ali', 'Mohamed'], ['Mohamed', 'Ali']],
  ['two differences at once', ['DUPREZ EP. LE GOFFIC', 'Marie Louise Anne'], ['Legoffic', 'MARIE-LOUISE']],
  ['year end, same whole name', ['Diambour-Salou', 'Awa', YEARS_END], ['Salou Diambour', 'AWA', YEARS_END]],
];

/** All that is typed for an apostrophe. */
const APOSTROPHES = Array.from("'’‘‛ʼʻʽʾʿ´`′＇՚");
/** All that parts one first name from the next beyond doubt, or what the person is called from it. */
const AFTER_THE_FIRST = [', ', ';', '/', ' & ', '+', '|', ' (', ' "', ' « '];

const DIFFERENT: readonly Pair[] = [
  ['twins', ['Duprez', 'Ondine'], ['Duprez', 'Capucine']],
  ['twins, boy and girl', ['Duprez', 'René'], ['Duprez', 'Renée']],
  ['twins, Jean and Jeanne', ['Duprez', 'Jean'], ['Duprez', 'Jeanne']],
  ['twins of a compound name', ['Duprez', 'Marie-Louise'], ['Duprez', 'Marie-Claire']],
  ['the same with spaces', ['Duprez', 'Marie Louise'], ['Duprez', 'Marie Claire']],
  ['the same with three names', ['Duprez', 'Marie Louise Anne'], ['Duprez', 'Marie Claire Jeanne']],
  ['twins named after the Prophet', ['Salouane', 'Mohamed Amine'], ['Salouane', 'Mohamed Ali']],
  ['twins in a double family name', ['Duprez-Martinon', 'Line'], ['Duprez-Martinon', 'Lise']],
  ['twins, one written with her sister’s name second', ['Duprez', 'Emma Louise'], ['Duprez', 'Louise']],
  ['twins, first names exchanged', ['Duprez', 'Emma Louise'], ['Duprez', 'Louise Emma']],
  ['Abdelkader and Abdelnasser', ['Salouane', 'Abdel Kader'], ['Salouane', 'Abdel Nasser']],
  ['Jean and Jean-Pierre', ['Duprez', 'Jean'], ['Duprez', 'Jean-Pierre']],
  ['Jean and Jean Pierre', ['Duprez', 'Jean'], ['Duprez', 'Jean Pierre']],
  ['Marie and Marie-Louise', ['Duprez', 'Marie'], ['Duprez', 'Marie-Louise']],
  ['Pierre and Jean-Pierre', ['Duprez', 'Pierre'], ['Duprez', 'Jean-Pierre']],
  ['a couple in one cell, and Jean-Marie', ['Duprez', 'Jean & Marie'], ['Duprez', 'Jean-Marie']],
  ['brothers', ['Duprez', 'Ulysse', '1987-05-23'], ['Duprez', 'Achille', '1989-02-11']],
  ['homonyms', ['Duprez', 'Ulysse', '1987-05-23'], ['Duprez', 'Ulysse', '1987-05-24']],
  [
    'homonyms, day and month changed over',
    ['Duprez', 'Ulysse', '1987-05-06'],
    ['Duprez', 'Ulysse', '1987-06-05'],
  ],
  ['father and son', ['Duprez', 'Ulysse', '1957-05-23'], ['Duprez', 'Ulysse', '1987-05-23']],
  ['husband and wife', ['Duprez', 'Ulysse'], ['Duprez', 'Ondine']],
  ['sisters-in-law', ['Martinon', 'Line', undefined, 'Duprez'], ['Martinon', 'Lise', undefined, 'Duprez']],
  ['Dupond and Dupont', ['Dupond', 'Ulysse'], ['Dupont', 'Ulysse']],
  ['Lefèvre and Lefebvre', ['Lefèvre', 'Ulysse'], ['Lefebvre', 'Ulysse']],
  ['Martinon and Martineau', ['Martinon', 'Ulysse'], ['Martineau', 'Ulysse']],
  ['Goffic and Le Goffic', ['Goffic', 'Yann'], ['Le Goffic', 'Yann']],
  ['Salouane and Ben Salouane', ['Salouane', 'Karim'], ['Ben Salouane', 'Karim']],
  ['Ali and Ben Ali', ['Ali', 'Karim'], ['Ben Ali', 'Karim']],
  ['Ali and El Ali', ['Ali', 'Karim'], ['El Ali', 'Karim']],
  ['Diambour and N’Diambour', ['Diambour', 'Awa'], ["N'Diambour", 'Awa']],
  ['Pommier and Saint-Pommier', ['Pommier', 'Luce'], ['Saint-Pommier', 'Luce']],
  ['Croisy and Lacroisy', ['Croisy', 'Luce'], ['La Croisy', 'Luce']],
  ['a name inside another', ['Prez', 'Luce'], ['Duprez', 'Luce']],
  ['Michèle and Michelle', ['Duprez', 'Michèle'], ['Duprez', 'Michelle']],
  ['Mohamed and Mohammed: not certain enough', ['Salouane', 'Mohamed'], ['Salouane', 'Mohammed']],
  ['Muller and Mueller', ['Mullerwald', 'Jan'], ['Muellerwald', 'Jan']],
  ['two Kaurs', ['Kaur Gillal', 'Simran'], ['Kaur Dhillonal', 'Simran']],
  ['two Jeans of the Antilles', ['Jean-Louisy', 'Luce'], ['Jean-Marisy', 'Luce']],
  ['Jean-Louis and Jean-Marie as family names', ['Jean-Louis', 'Luce'], ['Jean-Marie', 'Luce']],
  ['two who share Ali', ['Ali Combaro', 'Saïda'], ['Ali Mbaraka', 'Saïda']],
  ['initials', ['Duprez', 'J.'], ['Duprez', 'J.']],
  ['initials of a compound', ['Duprez', 'J.-P.'], ['Duprez', 'J-P']],
  ['first name not known', ['Duprez', 'X'], ['Duprez', 'X']],
  ['first name told unknown', ['Duprez', 'Inconnu'], ['Duprez', 'INCONNU']],
  ['twins not yet named', ['Duprez', 'Bébé 1'], ['Duprez', 'Bébé 2']],
  ['no name', ['-', 'Ondine'], ['-', 'Ondine']],
  ['name told unknown', ['Inconnu', 'Ondine'], ['INCONNU', 'Ondine']],
  ['only the unknown of two names in common', ['X née Duprez', 'Line'], ['X née Martinon', 'Line']],
  ['year only, half a name', ['Salou-Diambour', 'Awa', NEW_YEAR], ['Salou', 'Awa', NEW_YEAR]],
  ['year only, other half', ['Salou-Diambour', 'Awa', YEARS_END], ['Salou-Combaro', 'Awa', YEARS_END]],
  [
    'year only, other birth name',
    ['Salou née Diambour', 'Awa', NEW_YEAR],
    ['Salou née Combaro', 'Awa', NEW_YEAR],
  ],
  ['year only, columns changed over', ['Ali', 'Mohamed', NEW_YEAR], ['Mohamed', 'Ali', NEW_YEAR]],
  ['year only, first of two first names', ['Ali', 'Mohamed Amine', NEW_YEAR], ['Ali', 'Mohamed', NEW_YEAR]],
  ['year only, particle left out', ['El Amarouni', 'Nadia', NEW_YEAR], ['Amarouni', 'Nadia', NEW_YEAR]],
  ['year only, either default', ['Salou', 'Awa', NEW_YEAR], ['Salou', 'Awa', YEARS_END]],
  ['year only and a real date', ['Salou', 'Awa', NEW_YEAR], ['Salou', 'Awa', '1984-03-09']],
  ['a hyphen that is asserted', ['Duprez', 'Ondine – Louise'], ['Duprez', 'Ondine']],
  ['a part that nobody sees', ['Pomme\u200bverte', 'Line'], ['Verte', 'Line']],
  ['one letter in common', ['U-Banorin', 'Lin'], ['U-Combarin', 'Lin']],
  ['two particles and one', ['Do El', 'Lin'], ['El', 'Lin']],
  ['two Kaurs by birth', ['Gillal née Kaur', 'Simran'], ['Dhillonal née Kaur', 'Simran']],
  ['vowel signs', ['शर्मन', 'राम'], ['शर्मन', 'रमा']],
  ['year only, Y before a name', ['Y Banorin', 'Lin', NEW_YEAR], ['Banorin', 'Lin', NEW_YEAR]],
  ['year only, E after a name', ['Banorin E', 'Lin', NEW_YEAR], ['Banorin', 'Lin', NEW_YEAR]],
  ['columns changed over, twins', ['Duprez', 'Ondine'], ['Capucine', 'Duprez']],
  ['columns changed over, half a name', ['Martinon', 'Paul Duprez'], ['Duprez', 'Martinon']],
];

describe('two writings of one person', () => {
  test.each(WRITTEN_OTHERWISE)('match: %s', (_, one, other) => expect(match(one, other)).toBe(true));

  test.each(WRITTEN_OTHERWISE)('match where only the year is known: %s', (_, one, other) => {
    expect(match(bornOn(NEW_YEAR, one), bornOn(NEW_YEAR, other))).toBe(true);
  });

  test.each(SAME)('match: %s', (_, one, other) => expect(match(one, other)).toBe(true));

  test.each(APOSTROPHES)('match with %s inside a name, which it does not part', (apostrophe) => {
    const name = `Ma${apostrophe}aroufi`;
    expect(match([name, 'Salma', NEW_YEAR], ['Maaroufi', 'Salma', NEW_YEAR])).toBe(true);
    expect(match([name, 'Salma'], ['Aroufi', 'Salma'])).toBe(false);
  });

  test.each(AFTER_THE_FIRST)('match when %j ends the first of several first names', (after) => {
    expect(match(['Duprez', `Marie${after}Louise`, NEW_YEAR], ['Duprez', 'Marie', NEW_YEAR])).toBe(true);
  });
});

describe('two people who resemble each other', () => {
  test.each(DIFFERENT)('do not match: %s', (_, one, other) => expect(match(one, other)).toBe(false));
});

function bornOn(date: string, [name, firstName, , birthName]: Written): Written {
  return [name, firstName, date, birthName];
}

describe('the keys of a person', () => {
  const plain = person(['Duprez', 'Line']);
  const double = person(['Duprez-Martinon', 'Line Ondine']);

  test.each([
    ['kept', keptKeys],
    ['asked', askedKeys],
  ] as const)('%s, are hashes, sorted, each once', (_, keys) => {
    const hashes = keys(double, KEY);
    expect(hashes).toEqual([...new Set<string>(hashes)].toSorted());
    for (const hash of hashes) expect(hash).toMatch(/^[\w-]{43}$/);
  });

  test('are the same on every machine and in every release, for the lists already kept', () => {
    expect(keptKeys(plain, KEY)).toEqual([
      '2x3SWo-da5t7fkk_AfxpiRvCM5WFJAI7UD9S90Aofss',
      'rx1R_l8AmEuWmC_i6fqteTaWx_wDnMjGVVtW5rQz9zc',
    ]);
  });

  test('are few: two to keep for a plain name, and some hundreds for no name on earth', () => {
    const many = Array.from({ length: 500 }, (_, index) => `Dü${'b'.repeat(index)}`);
    expect(keptKeys(plain, KEY)).toHaveLength(2);
    for (const endless of [many.join(' '), many.join(' née '), many.join(' Dö née ')]) {
      expect(keptKeys(person([endless, endless]), KEY).length).toBeLessThan(500);
      expect(askedKeys(person([endless, endless]), KEY).length).toBeLessThan(500);
    }
  });

  test('share nothing with those made under another key', () => {
    const mine = [...keptKeys(double, KEY), ...askedKeys(double, KEY)];
    const theirs = new Set([...keptKeys(double, OTHER_KEY), ...askedKeys(double, OTHER_KEY)]);
    expect(mine.filter((hash) => theirs.has(hash))).toEqual([]);
  });

  test('do not exist for somebody without a name', () => {
    for (const nobody of [person(['', 'Line']), person(['Duprez', ' '])]) {
      expect([keptKeys(nobody, KEY), askedKeys(nobody, KEY)]).toEqual([[], []]);
    }
  });
});

describe('the key of the keys', () => {
  test('is refused when short enough to be guessed', () => {
    expect(() => identityKey(Buffer.alloc(31))).toThrow(RangeError);
    expect(() => identityKey(Buffer.alloc(32))).not.toThrow();
  });

  test('is the same, held or in bytes', () => {
    const line = person(['Duprez', 'Line']);
    const bytes = KEY.export();
    expect(keptKeys(line, bytes)).toEqual(keptKeys(line, KEY));
    expect(askedKeys(line, bytes)).toEqual(askedKeys(line, KEY));
    expect(keyId(bytes)).toBe(keyId(KEY));
  });

  test('is not printed with what holds it', () => {
    expect(inspect({ key: KEY }, { depth: 5 })).not.toMatch(/61 20 6b 65 79|a key/);
  });

  test('has an id, which tells nothing of it', () => {
    expect(keyId(KEY)).toMatch(/^[0-9a-f]{16}$/);
    expect(keyId(KEY)).not.toBe(keyId(OTHER_KEY));
    expect(KEY.export().toString('hex')).not.toContain(keyId(KEY));
  });
});
