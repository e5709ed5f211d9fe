/** What the letter of a holiday aid is made from: the aid as it stood when it was decided. */
import { totalOf } from '../workflows/rules/budget.ts';
import { fold } from '../workflows/rules/case.ts';
import { holidayAid } from '../workflows/rules/holiday-aid/index.ts';
import type { Fact, State } from '../workflows/rules/holiday-aid/state.ts';
import { caseAtFact } from './case-at-fact.ts';
import { findSomeone, type Draft } from './letter-of.ts';
import { familyOf, senderOf, signatoryOf } from './letter-people.ts';
import type { HolidayInLetter } from './letters/model.ts';
import { getHousehold } from './store/households.ts';
import { journalOf } from './store/journal.ts';

export const draftOfHoliday: Draft = async (store, asked) => {
  const { organisation } = await caseAtFact(store, asked);
  const journal = await journalOf<Fact>(store, asked.caseId, { upTo: asked.factNumber });
  const state = fold(holidayAid, asked.caseId, journal);
  const [household, caseworker] = await Promise.all([
    getHousehold(store, state.householdId, organisation.id),
    findSomeone(store, state.caseworkerId, organisation.id),
  ]);
  const letter = {
    template: asked.template,
    reference: state.reference,
    on: asked.on,
    organisation: senderOf(organisation),
    recipient: familyOf(household),
    ...(caseworker && { caseworker: signatoryOf(caseworker) }),
    accompaniment: {
      trigger: 'holiday',
      openedOn: state.openedOn,
      problems: [],
      responses: [],
      handovers: [],
    },
    holiday: holidayOf(state),
  };
  return { letter, organisationId: organisation.id };
};

function holidayOf({ id, project, decision }: State): HolidayInLetter {
  if (!project || !decision) throw new Error(`Nothing of ${id} is decided.`);
  const { where, from, to, costs, shares } = project;
  const granted = decision.decision === 'granted';
  return { where, from, to, costs, shares, totalCents: totalOf(costs), granted, reason: decision.reason };
}
