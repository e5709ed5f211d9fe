/** What was decided of a holiday aid: the stay, what it costs, who pays; or that it is refused, and why. */
import { COST_LABELS, PAYER_LABELS } from '../../../workflows/rules/holiday-aid/french.ts';
import { type Block, type Content, paragraph, strong } from '../content.ts';
import { dateInWords } from '../dates.ts';
import type { HolidayInLetter, Letter } from '../model.ts';
import { euros } from '../money.ts';
import { whomToCall } from './assurances.ts';
import { farewell } from './voice.ts';

/** `holiday-decision`: once an aid is granted or refused. */
export function holidayDecision(letter: Letter): Content {
  const holiday = getHoliday(letter);
  return {
    form: 'letter',
    title: holiday.granted ? 'Votre projet de vacances : aide accordée' : 'Votre projet de vacances',
    body: [...(holiday.granted ? granted(holiday) : refused(holiday)), whomToCall(letter)],
    farewell: farewell(letter),
    signature: 'caseworker',
  };
}

function getHoliday({ template, holiday }: Letter): HolidayInLetter {
  if (!holiday) throw new Error(`A letter ${template} is about a holiday.`);
  return holiday;
}

function stay({ where, from, to }: HolidayInLetter): string {
  return `${where}, du ${dateInWords(from)} au ${dateInWords(to)}`;
}

function granted(holiday: HolidayInLetter): Block[] {
  return [
    paragraph('L’aide demandée pour votre séjour (', stay(holiday), ') ', strong('est accordée.')),
    {
      kind: 'facts',
      facts: [
        ...holiday.costs.map(({ label, amountCents }): [string, string] => [
          COST_LABELS[label],
          euros(amountCents),
        ]),
        ['Coût du séjour', euros(holiday.totalCents)],
        ...holiday.shares.map(({ label, amountCents }): [string, string] => [
          PAYER_LABELS[label],
          euros(amountCents),
        ]),
      ],
    },
    paragraph(
      'Gardez les factures, les reçus et les billets : ils justifient les dépenses. Au retour, nous ferons ensemble le bilan du séjour.',
    ),
  ];
}

function refused(holiday: HolidayInLetter): Block[] {
  return [
    paragraph(
      'L’aide demandée pour votre séjour (',
      stay(holiday),
      ') ',
      strong('n’a pas pu être accordée.'),
    ),
    { kind: 'quote', label: 'La raison', text: holiday.reason },
    paragraph('Si votre situation change, ou si vous souhaitez en parler, contactez-nous.'),
  ];
}
