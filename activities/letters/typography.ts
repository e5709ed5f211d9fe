/**
 * French typography: what a compositor does to a text before setting it. It works on whatever was typed, by us or
 * in an interview, and typing it twice changes nothing.
 */
const NBSP = '\u00a0';
const NARROW = '\u202f';
const SPACE = `[ ${NBSP}${NARROW}]`;
const MONTH = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNIT = 'h|min|jours?|semaines?|mois|ans?|euros?|m²|kWh';

type Rule = [pattern: RegExp, replacement: string];

const RULES: Rule[] = [
  [/(?<!\.)\.{3}(?!\.)/g, '…'],
  [/'/g, '’'],
  [/"([^"\n]*)"/g, '« $1 »'],
  [/[“„]\s*/g, '« '],
  [/\s*”/g, ' »'],
  [/ - /g, ' – '],
  [new RegExp(`«${SPACE}*`, 'g'), `«${NBSP}`],
  [new RegExp(`${SPACE}*»`, 'g'), `${NBSP}»`],
  // A high mark takes a narrow space, the colon a full one; none is given to an hour (14:30) or after a bracket.
  [new RegExp(`(?<=[^\\s(])${SPACE}*(?<![!?;])(?=[!?;])`, 'g'), NARROW],
  [new RegExp(`(?<=[\\p{L}\\d»)…])${SPACE}*:(?=\\s|$)`, 'gmu'), `${NBSP}:`],
  [new RegExp(`(?<=\\d)${SPACE}*(?=[%€])`, 'g'), NARROW],
  [new RegExp(`(?<=\\d)${SPACE}(?=\\d{3}(?!\\d))`, 'g'), NARROW],
  [new RegExp(`n°${SPACE}*(?=\\d)`, 'g'), `n°${NBSP}`],
  [new RegExp(`(?<!\\p{L})(M\\.|MM\\.|Mme|Mmes|Mlle|Dr|Me)${SPACE}(?=\\p{Lu})`, 'gu'), `$1${NBSP}`],
  [new RegExp(`(\\d|1er)${SPACE}(?=(?:${MONTH})(?!\\p{L}))`, 'gu'), `$1${NBSP}`],
  [new RegExp(`(?<=\\d)${SPACE}(?=(?:${UNIT})(?!\\p{L}))`, 'gu'), NBSP],
  [new RegExp(`(?<=\\d h)${SPACE}(?=\\d)|(?<=\\d${NBSP}h)${SPACE}(?=\\d)`, 'g'), NBSP],
  [/ {2,}/g, ' '],
  [/ *\n */g, '\n'],
];

const PHONE = /(?<!\d)(?:\+33[ .]?\d|0\d)(?:[ .]?\d\d){4}(?!\d)/g;
/** Addresses of the network are left as they are: a space in one makes it another. */
const VERBATIM = /(\S*(?:@|:\/\/|www\.)\S*)/;
/** Stands for one of them while the rest is set. */
const HELD = '\ue000';

/** The text, with the spaces, apostrophes and quotation marks a French reader expects. */
export function typeset(text: string): string {
  const parts = text.split(VERBATIM);
  const held = parts.filter((_, index) => index % 2 === 1);
  const set = settled(parts.map((part, index) => (index % 2 === 1 ? HELD : part)).join(''));
  return set.replaceAll(HELD, () => held.shift() ?? '');
}

function settled(text: string): string {
  const set = RULES.reduce((soFar, [pattern, replacement]) => soFar.replace(pattern, replacement), text);
  return set.replace(PHONE, (phone) => phone.replace(/[ .\u202f]/g, NBSP));
}
