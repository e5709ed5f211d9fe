/** Diagnostic social et financier: the document for the judge and for the CCAPEX, as it was validated and sent. */
import { type Block, type Content, heading, note, notice, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { Caseworker, EvaluationInLetter, HearingInLetter, HomeInLetter, Letter } from '../model.ts';
import { euros } from '../money.ts';
import { getHearing, hearingDay } from './hearing.ts';
import { inSentence } from './sentence.ts';
import { farewell } from './voice.ts';

type Facts = Extract<Block, { kind: 'facts' }>['facts'];

/** `social-evaluation`: what the caseworker wrote, word for word, and who answers for it. */
export function socialEvaluation(letter: Letter): Content {
  const hearing = getHearing(letter);
  const { evaluation } = hearing;
  if (!evaluation) throw new Error('A social evaluation is sent once it is written.');
  return {
    form: 'letter',
    title: `Diagnostic social et financier – audience du ${dateInWords(hearing.hearingOn)}`,
    body: [
      paragraph(
        'Voici le diagnostic social et financier établi par notre service en vue de cette audience. Il est destiné au juge et à la commission de coordination des actions de prévention des expulsions locatives (CCAPEX).',
      ),
      identity(hearing, evaluation),
      notice(ground(hearing, evaluation)),
      ...written('1. Situation', evaluation.situation),
      ...written('2. Ressources', evaluation.resources),
      ...written('3. Dette', evaluation.debt),
      ...written('4. Proposition', evaluation.proposal),
      ...written('5. Observations du bailleur', evaluation.landlordObservations ?? NO_OBSERVATIONS),
    ],
    farewell: farewell(letter),
    signature: 'caseworker',
    after: [
      note('Copie : commission de coordination des actions de prévention des expulsions locatives (CCAPEX).'),
    ],
  };
}

const NO_OBSERVATIONS = 'Aucune observation du bailleur n’est jointe.';

function written(title: string, text: string): Block[] {
  return [heading(title), paragraph(text)];
}

function identity(hearing: HearingInLetter, evaluation: EvaluationInLetter): Block {
  const { home } = hearing;
  return {
    kind: 'facts',
    facts: [
      ['Famille', home.names],
      ['Foyer', composition(home)],
      ['Logement', home.addressLines.join(', ')],
      ['Tribunal', hearing.court],
      ['Audience', hearingDay(hearing)],
      ['Assignation', `${dateInWords(hearing.servedOn)} ; dette réclamée ${euros(hearing.claimedDebtCents)}`],
      ...answeredFor(evaluation),
    ],
  };
}

function answeredFor({ author, writtenOn, validator, validatedOn, sentOn }: EvaluationInLetter): Facts {
  const facts: Facts = [['Rédigé', by(author, dateInWords(writtenOn))]];
  if (validatedOn) facts.push(['Validé', by(validator, dateInWords(validatedOn))]);
  if (sentOn) facts.push(['Envoyé', `le ${dateInWords(sentOn)}`]);
  return facts;
}

function by(who: Caseworker | undefined, on: string): string {
  return who ? `le ${on}, par ${who.name} (${inSentence(who.jobTitle)})` : `le ${on}`;
}

function composition({ adults, childrenAges }: HomeInLetter): string {
  const grown = counted(adults, 'adulte');
  if (childrenAges.length === 0) return grown;
  const ages = childrenAges.map((age) => (age === 0 ? 'moins d’un an' : counted(age, 'an')));
  return `${grown}, ${counted(childrenAges.length, 'enfant')} (${ages.join(', ')})`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count > 1 ? 's' : ''}`;
}

/** What it rests on. An absence is said, and nothing is drawn from it. */
function ground({ interviewedOn, offeredOn }: HearingInLetter, { onKnownElements }: EvaluationInLetter) {
  if (!onKnownElements) {
    return [
      interviewedOn
        ? `Ce diagnostic repose sur l’entretien mené avec la famille le ${dateInWords(interviewedOn)}.`
        : 'Ce diagnostic repose sur un entretien mené avec la famille.',
    ];
  }
  return [
    strong('Ce diagnostic est établi sur les seuls éléments connus du service. '),
    `La famille n’a pas pu être rencontrée${offers(offeredOn)}. Rien ne peut en être déduit de sa situation ni de sa volonté de trouver une solution.`,
  ];
}

function offers(offeredOn: HearingInLetter['offeredOn']): string {
  const [first, ...others] = offeredOn.map((day) => dateInWords(day));
  if (!first) return ' dans le temps disponible avant l’audience';
  if (others.length === 0) return ` ; un entretien lui a été proposé le ${first}`;
  return ` ; un entretien lui a été proposé le ${[first, ...others.slice(0, -1)].join(', le ')} et le ${others.at(-1)}`;
}
