/** A holiday aid as its letter tells it: refused, with little to say; granted, with every line. */
import type { HolidayInLetter } from '../../../activities/letters/model.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { COSTS, PAYERS } from '../../../workflows/rules/holiday-aid/vocabulary.ts';

export function minimalHoliday(): HolidayInLetter {
  return {
    ...fullHoliday(),
    costs: [],
    shares: [],
    totalCents: 0,
    granted: false,
    reason: 'Le séjour a déjà eu lieu.',
  };
}

export function fullHoliday(): HolidayInLetter {
  return {
    where: 'Gîte familial de l’Exemple',
    from: plainDate('2027-07-10'),
    to: plainDate('2027-07-17'),
    costs: COSTS.map((label) => ({ label, amountCents: 12_345 })),
    shares: PAYERS.map((label) => ({ label, amountCents: 28_805 })),
    totalCents: 86_415,
    granted: true,
    reason: 'Un premier départ.',
  };
}
