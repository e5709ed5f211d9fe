/** The pages of everything held about a family: what is known of it, what was done, who has looked. */
import { civilDate } from '../../../workflows/rules/calendar.ts';
import { frenchDate } from '../../../workflows/rules/french.ts';
import {
  heading,
  list,
  note,
  paragraph,
  strong,
  type Block,
  type Column,
  type Content,
  type Inline,
} from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { CopiedCase, CopiedFact, FamilyCopy, Reading, Withheld } from './model.ts';
import { factLabel, linesOf, roleLabel } from './words.ts';

const FACT_COLUMNS: Column[] = [
  { title: 'Date', share: 0.14 },
  { title: 'Par', share: 0.22 },
  { title: 'Ce qui a été noté', share: 0.64 },
];
const LETTER_COLUMNS: Column[] = [
  { title: 'Date', share: 0.14 },
  { title: 'Courrier', share: 0.72 },
  { title: 'Pages', share: 0.14, align: 'right' },
];
const READING_COLUMNS: Column[] = [
  { title: 'Jour', share: 0.14 },
  { title: 'Qui', share: 0.32 },
  { title: 'Quoi', share: 0.4 },
  { title: 'Fois', share: 0.14, align: 'right' },
];

export function familyCopyContent(copy: FamilyCopy): Content {
  return {
    form: 'sheet',
    title: 'Ce que nous savons de vous',
    body: [
      paragraph(
        `Copie faite le ${dateInWords(copy.on)}, à votre demande, de tout ce que le service garde sur votre foyer `,
        '(règlement général sur la protection des données, article 15).',
      ),
      ...identityOf(copy),
      ...copy.cases.flatMap(caseBlocks),
      ...(copy.cases.length === 0 ? [paragraph('Aucun dossier.')] : []),
      ...readingBlocks(copy),
      ...withheldBlocks(copy.withheld),
      heading('Vos droits'),
      paragraph(
        `Vous pouvez demander à ${copy.organisation.name} de corriger ce qui est inexact, de compléter ce qui manque, `,
        'de limiter l’usage de ces informations ou de les effacer quand la loi le permet. Si la réponse ne vous convient ',
        'pas, vous pouvez saisir la CNIL (www.cnil.fr).',
      ),
      note(
        `Registre des consultations : ${copy.trace.entries} entrées à ce jour, empreinte ${copy.trace.hash.slice(0, 16)}…`,
      ),
    ],
    signature: 'none',
  };
}

const MEMBERS: Record<string, string> = {
  applicant: 'demandeur',
  partner: 'conjoint',
  child: 'enfant',
  other: 'autre adulte du foyer',
};

function identityOf({ household, recognisedBy }: FamilyCopy): Block[] {
  const { members, address, contact, territory } = household;
  const people = members.map(({ firstName, name, birthName, birthDate, role }): Inline[] => [
    strong(`${firstName} ${name}`),
    `${birthName ? ` (naissance : ${birthName})` : ''}, né(e) le ${frenchDate(birthDate)}, ${MEMBERS[role] ?? role}`,
  ]);
  const facts: [string, string][] = [
    ['Adresse', [...address.lines, `${address.postalCode} ${address.city}`].join(', ')],
    ...(contact.phone ? [['Téléphone', contact.phone] as [string, string]] : []),
    ...(contact.email ? [['Courriel', contact.email] as [string, string]] : []),
    ...(territory ? [['Territoire', territory] as [string, string]] : []),
  ];
  const situation = situationLines(household.situation);
  return [
    heading('Votre foyer'),
    list(...people),
    { kind: 'facts', facts },
    ...(situation.length > 0
      ? [heading('Votre situation, telle qu’elle est connue'), list(...situation)]
      : []),
    note(
      recognisedBy.hashes > 0
        ? `${recognisedBy.hashes} empreintes chiffrées des adultes du foyer sont gardées : elles permettent de savoir si un autre `
        : 'Aucune empreinte des adultes du foyer n’est gardée pour savoir si un autre ',
      'service vous accompagne déjà, sans échanger vos noms.',
    ),
  ];
}

const SITUATION: Record<string, string> = {
  beneficiary: 'allocataire',
  singleParent: 'parent seul',
  atSchool: 'scolarisé',
  student: 'étudiant',
  monthlyNetCents: 'revenu net du mois',
  rentCents: 'loyer',
  chargesCents: 'charges',
  benefitCents: 'aide au logement',
};

function renamed(facts: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [SITUATION[name] ?? name, value]));
}

function situationLines(situation: object): string[] {
  const { children, applicant, ...rest } = situation as Record<string, unknown>;
  return [
    ...linesOf(renamed(rest)),
    ...linesOf(renamed((applicant as object | undefined) ?? {})),
    ...Object.values((children as Record<string, object> | undefined) ?? {}).flatMap((child) =>
      linesOf(renamed(child)).map((line) => `enfant, ${line}`),
    ),
  ];
}

function caseBlocks(one: CopiedCase): Block[] {
  const [title = '', ...standing] = one.standing.map((line) => line.replaceAll('**', ''));
  const closed = one.closedOn ? `, clos le ${frenchDate(one.closedOn)}` : '';
  return [
    heading(title || `${one.kind} ${one.reference}`),
    paragraph(`Ouvert le ${frenchDate(one.openedOn)}${closed}.`),
    ...(standing.length > 0 ? [list(...standing)] : []),
    { kind: 'table', columns: FACT_COLUMNS, rows: one.facts.map(factRow) },
    ...lettersOf(one),
    ...noticesOf(one),
  ];
}

function factRow({ on, by, type, data, correctedBy }: CopiedFact): Inline[][][] {
  const wrong = correctedBy === undefined ? [] : [[{ emphasis: 'Noté par erreur : ne compte plus.' }]];
  const lines = linesOf(data).map((line): Inline[] => [line]);
  return [[[frenchDate(on)]], [[roleLabel(by.role)]], [[strong(factLabel(type))], ...wrong, ...lines]];
}

function lettersOf({ letters }: CopiedCase): Block[] {
  if (letters.length === 0) return [];
  const rows = letters.map(({ on, title, pages }) => [[[frenchDate(on)]], [[title]], [[String(pages)]]]);
  return [
    paragraph(strong('Courriers'), ' (leur copie suit ces pages)'),
    { kind: 'table', columns: LETTER_COLUMNS, rows },
  ];
}

function noticesOf({ notices }: CopiedCase): Block[] {
  if (notices.length === 0) return [];
  const items = notices.map(({ on, subject }) => `${frenchDate(on)} : ${subject}`);
  return [paragraph(strong('Messages envoyés aux professionnels à ce sujet')), list(...items)];
}

const ACTIONS: [start: RegExp, said: string][] = [
  [/^export-household/, 'Copie faite à votre demande'],
  [/^(create|change)-household/, 'Votre foyer a été enregistré ou corrigé'],
  [/^read-household/, 'Votre foyer a été consulté'],
  [/^list-engine|^read-engine|^open-engine/, 'Votre dossier a été lu dans l’outil de suivi'],
  [/^list-.*letters|^read-letter|^mark-letters/, 'Vos courriers ont été consultés ou imprimés'],
  [/^list-|^read-agenda/, 'Votre dossier figurait dans une liste consultée'],
  [/^read-.*journal/, 'Le journal de votre dossier a été lu'],
  [/^read-trace/, 'Le registre des consultations a été lu'],
  [/^read-/, 'Votre dossier a été consulté'],
  [/^open-/, 'Un dossier a été ouvert'],
  [/./, 'Une étape a été enregistrée dans votre dossier'],
];

function actionLabel(action: string): string {
  return ACTIONS.find(([start]) => start.test(action))?.[1] ?? action;
}

/** By day: how often someone of a role did the same. */
function readingBlocks({ readings, organisation }: FamilyCopy): Block[] {
  const counted = Map.groupBy(readings, (one) => JSON.stringify(described(one, organisation.id)));
  const rows = [...counted].map(([said, same]) => {
    const [day, who, what] = JSON.parse(said) as string[];
    return [[[day ?? '']], [[who ?? '']], [[what ?? '']], [[String(same.length)]]];
  });
  return [
    heading('Qui a consulté ou modifié ces informations'),
    paragraph('Les professionnels sont désignés par leur fonction, non par leur nom.'),
    rows.length > 0
      ? { kind: 'table', columns: READING_COLUMNS, rows }
      : paragraph('Aucune consultation enregistrée.'),
  ];
}

function described({ at, role, organisationId, action }: Reading, ours: string): string[] {
  const elsewhere = organisationId === ours ? '' : ' (autre organisme)';
  return [frenchDate(civilDate(Date.parse(at))), `${roleLabel(role)}${elsewhere}`, actionLabel(action)];
}

const WITHHELD: Record<Withheld['what'], string> = {
  confidential:
    'notés comme confidentiels (santé, violences) : ils sont remis, lors d’un entretien, à la seule personne concernée',
  'third-party': 'qui concernent une autre personne, dont la vie privée est protégée',
  referrer: 'disant qui a signalé votre situation',
};

function withheldBlocks(withheld: readonly Withheld[]): Block[] {
  if (withheld.length === 0) return [];
  return [
    heading('Ce qui n’est pas dans cette copie'),
    list(...withheld.map(({ what, count }) => `${count} élément(s) ${WITHHELD[what]}.`)),
    note(
      'Règlement général sur la protection des données, article 15, paragraphe 4 ; code des relations entre le public et ',
      'l’administration, article L. 311-6.',
    ),
  ];
}
