/** The needs that come back often in interface requests: figures, with the small ones hidden. */
import { interfaceNeeds, type NeedCount } from '../../activities/store/interface-needs.ts';
import { SMALLEST_SHOWN } from '../../workflows/rules/disclosure.ts';
import { NEED_LABELS } from '../../workflows/rules/interface-request/french.ts';
import type { Deps } from '../deps.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { needsAnswer, needsQuery } from '../schemas/interface-request.ts';

export function interfaceNeedOperations({ store }: Deps): Operation[] {
  return [
    operation({
      name: 'read-interface-needs',
      method: 'get',
      path: PATHS.interfaceNeeds,
      tag: 'Interface requests',
      summary: 'How often each need came back, small numbers hidden',
      access: 'read-figures',
      concerns: 'nobody',
      query: needsQuery,
      answers: 'done',
      answer: needsAnswer,
      handle: async ({ actor, query }) => {
        const needs = await interfaceNeeds(store, actor.organisationId, query);
        return { body: { ...query, needs: inOrder(needs) } };
      },
    }),
  ];
}

/** Those hidden come last, in the order of the alphabet: their place would tell what is hidden. */
function inOrder(needs: readonly NeedCount[]) {
  const shown = needs.filter(({ requests }) => requests >= SMALLEST_SHOWN);
  const small = needs.filter(({ requests }) => requests < SMALLEST_SHOWN);
  return [
    ...shown.map(({ need, requests }) => ({ need, label: NEED_LABELS[need], requests })),
    ...small
      .toSorted((a, b) => a.need.localeCompare(b.need))
      .map(({ need }) => ({ need, label: NEED_LABELS[need], hidden: true as const })),
  ];
}
