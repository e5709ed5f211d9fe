/** The commitment of three: what the family wants, what each brings, and where each signs. */
import { PARTY_LABELS } from '../../../workflows/rules/rehabilitation/french.ts';
import { PARTIES, type Party } from '../../../workflows/rules/rehabilitation/vocabulary.ts';
import { type Block, type Cell, type Content, heading, list, paragraph } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Letter } from '../model.ts';
import { whomToCall } from './assurances.ts';
import { getRehabilitation } from './rehabilitation.ts';

/** `rehabilitation-commitment`: each time the individual project is set out, in three copies. */
export function rehabilitationCommitment(letter: Letter): Content {
  const { project, association, version, sharePercent } = getRehabilitation(letter);
  return {
    form: 'letter',
    title: `Votre projet d’auto-réhabilitation : engagement à trois${version > 1 ? ` (version ${version})` : ''}`,
    body: [
      paragraph(
        `Voici le projet que nous avons écrit ensemble pour votre logement, avec l’association ${association}. Nous nous engageons à trois : il ne commence qu’une fois signé par vous, par l’association et par nous.`,
      ),
      heading('Votre logement aujourd’hui'),
      paragraph(project.dwelling),
      { kind: 'quote', label: 'Ce que vous souhaitez, avec vos mots', text: project.familyWish },
      heading('Ce que chacun apporte'),
      paragraph(project.commitments),
      heading('La suite'),
      list(
        'Un comité technique étudie le projet signé, et nous vous disons sa décision.',
        'Deux visites : la première, à trois, regarde l’état du logement ; à la deuxième, nous choisissons les travaux avec vous. Puis un atelier collectif, et les travaux.',
        `Votre part est de ${sharePercent} % du prix des matériaux, sauf si nous convenons autrement avec vous. Le temps de l’association ne vous est pas compté.`,
        'Vous pouvez arrêter quand vous le voulez, sans avoir à vous justifier.',
      ),
      whomToCall(letter),
      signatures(letter),
    ],
    signature: 'none',
  };
}

/** One row, which no page parts: none of the three signs apart from the others. */
function signatures(letter: Letter): Block {
  return {
    kind: 'table',
    columns: PARTIES.map((party) => ({ title: PARTY_LABELS[party], share: 1 / PARTIES.length })),
    rows: [PARTIES.map((party) => room(letter, party))],
  };
}

const BLANK = '\u00A0';

function room(letter: Letter, party: Party): Cell {
  const { association, signedOn } = getRehabilitation(letter);
  const names: Record<Party, string> = {
    worker: letter.caseworker?.name ?? letter.organisation.name,
    family: letter.recipient.names,
    association,
  };
  const on = signedOn[party];
  const toSign = [
    'Fait le .........................',
    '« Lu et approuvé », signature :',
    BLANK,
    BLANK,
    BLANK,
  ];
  return [[{ strong: names[party] }], ...(on ? [`Signé le ${dateInWords(on)}`] : toSign).map((one) => [one])];
}
