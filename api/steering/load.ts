/** The load as a supervisor sees it, and to whom the families that wait might go. */
import {
  loadOn,
  waitingForCaseworker,
  type Load,
  type Waiting,
} from '../../activities/store/figures/load.ts';
import type { Scope } from '../../activities/store/figures/scope.ts';
import { listUsers, type User } from '../../activities/store/organisations.ts';
import type { Store } from '../../activities/store/store.ts';
import { addDays } from '../../workflows/rules/calendar.ts';
import { fairAssignment, type Suggestion } from '../../workflows/rules/steering/fair.ts';
import { DEFAULT_WEIGHTS, LOAD_DAYS, weightOfArrival } from '../../workflows/rules/steering/weights.ts';
import { pick } from '../kinds/kind.ts';
import { href, PATHS } from '../paths.ts';
import type { LoadAnswer } from '../schemas/steering.ts';
import { carriedBy, type Carried } from './carrying.ts';
import { FAIR_WORDS, LOAD_METHOD } from './words.ts';

const WEIGHTS = DEFAULT_WEIGHTS;

/** Someone who carries families, or could. */
export interface Carrier extends Carried {
  id: string;
  name?: string;
  territory?: string;
  active: boolean;
}

export async function readLoad(store: Store, scope: Scope): Promise<LoadAnswer> {
  const [load, waiting, users] = await Promise.all([
    loadOn(store, scope, LOAD_DAYS),
    waitingForCaseworker(store, scope),
    listUsers(store, scope.organisationId, { includeInactive: true }),
  ]);
  const caseworkers = carriersOf(load, users, scope.territory);
  return {
    ...pick(scope, ['asOf', 'territory', 'offer']),
    until: addDays(scope.asOf, LOAD_DAYS),
    caseworkers,
    territories: territoriesOf(load, caseworkers),
    suggestions: suggestionsOf(waiting, caseworkers),
    weights: WEIGHTS,
    method: LOAD_METHOD,
  };
}

/** Those who may be given families, and whoever carries some; the most loaded first. */
export function carriersOf(load: Load, users: readonly User[], territory?: string): Carrier[] {
  const carrying = new Set(load.open.flatMap(({ caseworkerId }) => caseworkerId ?? []));
  const listed = users.filter(
    ({ id, role, active, territory: theirs }) =>
      carrying.has(id) || (active && role === 'caseworker' && (territory ?? theirs) === theirs),
  );
  const strangers = [...carrying].filter((id) => !users.some((user) => user.id === id));
  const known = listed.map((user) => ({ ...pick(user, ['id', 'name', 'territory', 'active']) }));
  return [...known, ...strangers.map((id) => ({ id, active: false }))]
    .map((person) => ({ ...person, ...carriedBy(load, WEIGHTS, (row) => row.caseworkerId === person.id) }))
    .toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
}

/** By where the families live; each with those who work there. */
function territoriesOf(load: Load, carriers: readonly Carrier[]): LoadAnswer['territories'] {
  const names = new Set([...load.open, ...carriers].map(({ territory }) => territory));
  return [...names]
    .toSorted((a = '', b = '') => a.localeCompare(b, 'fr'))
    .map((territory) => {
      const caseworkers = carriers.filter((one) => one.active && one.territory === territory).length;
      const carried = carriedBy(load, WEIGHTS, (row) => row.territory === territory);
      const unassigned = load.open.filter(
        (row) => row.territory === territory && row.caseworkerId === undefined,
      );
      return {
        ...(territory !== undefined && { territory }),
        caseworkers,
        unassigned: unassigned.reduce((total, { cases }) => total + cases, 0),
        ...carried,
        ...(caseworkers > 0 && { pointsEach: Math.round((10 * carried.points) / caseworkers) / 10 }),
      };
    });
}

function suggestionsOf(waiting: readonly Waiting[], carriers: readonly Carrier[]): LoadAnswer['suggestions'] {
  const able = carriers
    .filter(({ active }) => active)
    .map(({ points, ...one }) => ({
      ...pick(one, ['id', 'territory']),
      families: one.families,
      weight: points,
    }));
  const suggested = fairAssignment(waiting, able, weightOfArrival(WEIGHTS));
  const found = new Map(waiting.map((one) => [one.caseId, one]));
  return suggested.flatMap((suggestion) => {
    const one = found.get(suggestion.caseId);
    return one ? [shown(suggestion, one)] : [];
  });
}

function shown(suggestion: Suggestion, { caseId: id, territory, reference, urgency, since }: Waiting) {
  const { caseworkerId, reason } = suggestion;
  const explanation = FAIR_WORDS[reason](suggestion, territory);
  const waits = { id, href: href(PATHS.accompaniment, { id }), reference, urgency, since };
  return { case: waits, caseworkerId, reason, explanation };
}
