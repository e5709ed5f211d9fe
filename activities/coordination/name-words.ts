/**
 * The words that names are made of, besides the names themselves, as plain writings (letters.ts).
 * Changing a list changes the keys: raise IDENTITY_VERSION, and have the lists sent again.
 */

/** Words that make one element with what follows: «Le Goff» is Legoff, «Ben Ali» Benali, «N'Diaye» Ndiaye. */
export const PARTICLES: ReadonlySet<string> = new Set(
  (
    'd de du des l la le les saint sainte sant san santa mac mc o fitz ' +
    'da das do dos del della dello dell delle degli dei di lo los las ' +
    'van von vander vanden den der ten ter te zu zum zur af av ' +
    'el al ben bin ibn bent bint ould mint ait abd abdel abdul abou abu bou oum sidi n m'
  ).split(' '),
);

/** Particles that files leave out or keep as they please: «de Villiers» is filed under Villiers, «El Amrani» under Amrani. */
export const OPTIONAL_PARTICLES: ReadonlySet<string> = new Set('d de da das do dos el al von'.split(' '));

/** Words that only tie two names together: «Costa e Silva», «Ortega y Gasset». */
export const TIES: ReadonlySet<string> = new Set(['e', 'et', 'i', 'y']);

/** Words between two names of one person: «DUPONT épouse MARTIN», «Martin née Dupont», «Dupont dit Lajoie». */
export const MARKERS: ReadonlySet<string> = new Set(
  'ne nee epouse ep epse veuve vve divorcee div dit dite alias usage'.split(' '),
);

/** Words often cut short: «St Martin» is Saint-Martin. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

/**
 * Elements that say too little alone: names that a large share of a country bears, or all the men or all the
 * women of a faith, and the first names with which West Indian family names are made (Jean-Louis and Jean-Marie
 * are two families). They count within the whole name only.
 */
export const GENERIC: ReadonlySet<string> = new Set(
  (
    'kaur singh kumar devi begum bibi khan khatun khatoon nguyen tran van thi ' +
    'ali mohamed mohammed mohamad mohammad muhammad ahmed ahmad said hassan ibrahim ' +
    'jean marie pierre louis joseph charles paul francois saint sainte'
  ).split(' '),
);

/** First names that, followed by exactly one other, make a compound: «Jean Pierre» is Jean-Pierre, and no Jean. */
export const COMPOUND_HEADS: ReadonlySet<string> = new Set(
  'jean marie anne pierre paul louis charles francois marc rose'.split(' '),
);

/** What is typed when a name is not known: it is nobody's name. */
export const UNKNOWN: ReadonlySet<string> = new Set(
  'x xx xxx nc nr nd np snp inconnu inconnue neant sansnom sansprenom nonconnu nonrenseigne anonyme'.split(
    ' ',
  ),
);

/** The same for a child not yet named. */
export const UNNAMED: ReadonlySet<string> = new Set('bebe enfant anaitre garcon fille'.split(' '));
