/** What joint accompaniment costs in a year, by person and by funding line; and the funding itself. */
import { fundingOf, saveFunding } from '../../activities/store/funding.ts';
import { refuseAmount } from '../../workflows/rules/budget.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import {
  accompaniedIn,
  DEFAULT_FUNDING,
  yearCosts,
} from '../../workflows/rules/joint-accompaniment/costs.ts';
import { jointAccompaniment } from '../../workflows/rules/joint-accompaniment/index.ts';
import { statesOf } from '../case-states.ts';
import type { Deps } from '../deps.ts';
import { operation, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import { costs, costsQuery, fundingBody } from '../schemas/joint-accompaniment.ts';

const SHARED = { tag: 'Joint accompaniments' };

export function jointAccompanimentOperations(deps: Deps): Operation[] {
  return [readCosts(deps), setFunding(deps)];
}

function readCosts({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'read-joint-accompaniment-costs',
    method: 'get',
    path: PATHS.jointAccompanimentCosts,
    summary: 'The cost of a year, by person and by funding line',
    access: 'read-joint-costs',
    query: costsQuery,
    answers: 'done',
    answer: costs,
    handle: async ({ actor, query: { year, by } }) => {
      const [states, funding] = await Promise.all([
        statesOf(store, jointAccompaniment, actor.organisationId),
        fundingOf(store, actor.organisationId, year),
      ]);
      const found = yearCosts(year, funding?.lines ?? DEFAULT_FUNDING, states.map(accompaniedIn), by);
      const references = new Map(states.map(({ id, reference }) => [id, reference]));
      const people = found.people.map((person) => ({
        ...person,
        reference: references.get(person.id) ?? '',
        href: href(PATHS.jointAccompaniment, { id: person.id }),
      }));
      return {
        body: { ...found, people, ...(funding && { fundingFrom: funding.year }) },
        about: { cases: people.map(({ id }) => id) },
      };
    },
  });
}

function setFunding({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'set-joint-accompaniment-funding',
    method: 'post',
    path: PATHS.jointAccompanimentFunding,
    summary: 'Set the funding lines of a year; they hold for the years after until others are set',
    access: 'set-joint-funding',
    concerns: 'nobody',
    body: fundingBody,
    answers: 'done',
    answer: fundingBody,
    refusals: ['amount-not-in-cents', 'amount-negative', 'duplicate-line'],
    handle: async ({ actor, body }) => {
      refuseAmount(...body.lines.map(({ amountCents }) => amountCents));
      refuseTwice(body.lines.map(({ label }) => label));
      await saveFunding(store, actor.organisationId, body);
      return { body };
    },
  });
}

function refuseTwice(labels: readonly string[]): void {
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new Refusal('duplicate-line', 'Two lines bear the same name.');
}
