/** What a household may have, and what is missing to know. */
import { civilDate } from '../../workflows/rules/calendar.ts';
import type { Deps } from '../deps.ts';
import { considerOffers } from '../offers.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { offerList, offersQuery } from '../schemas/offers.ts';

export function offerOperations(deps: Deps): Operation[] {
  return [
    operation({
      name: 'list-offers',
      method: 'get',
      path: PATHS.offers,
      tag: 'Eligibility',
      summary: 'What a household may have, offer by offer and criterion by criterion; creates nothing',
      access: 'read-offers',
      concerns: 'household',
      namedBy: 'householdId',
      query: offersQuery,
      answers: 'done',
      answer: offerList,
      refusals: ['not-found'],
      handle: async ({ actor, query: { on = civilDate(deps.now()), ...rest } }) => {
        const items = await considerOffers(deps, actor, { ...rest, on });
        const { householdId } = rest;
        return { body: { householdId, on, items }, about: { households: [householdId] } };
      },
    }),
  ];
}
