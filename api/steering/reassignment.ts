/** What a reassignment would change, before it is made: nothing is done. */
import { loadOn, type Load } from '../../activities/store/figures/load.ts';
import type { Scope } from '../../activities/store/figures/scope.ts';
import { listUsers } from '../../activities/store/organisations.ts';
import { Refusal, type Actor } from '../../workflows/rules/case.ts';
import { DEFAULT_WEIGHTS, LOAD_DAYS } from '../../workflows/rules/steering/weights.ts';
import { getCase } from '../cases.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { accompaniment } from '../kinds/accompaniment.ts';
import { href, PATHS } from '../paths.ts';
import { carriedBy, type Carried } from './carrying.ts';
import { carriersOf, type Carrier } from './load.ts';
import { warningsOf } from './words.ts';

export interface Move {
  caseId: string;
  to: string;
}

/** Refuses what the step itself would refuse: a closed case, the same caseworker, someone who is none. */
export async function effectOf(deps: Deps, actor: Actor, scope: Scope, { caseId: id, to }: Move) {
  const { store } = deps;
  const { stage, reference, caseworkerId } = await getCase(store, accompaniment, id, actor);
  if (stage === 'closed') throw new Refusal('case-closed', 'This accompaniment has ended.');
  if (caseworkerId === to)
    throw new Refusal('already-assigned', 'This caseworker already follows the family.');
  await refuseUnknownCaseworker(store, actor, { caseworkerId: to });
  const [load, own, users] = await Promise.all([
    loadOn(store, scope, LOAD_DAYS),
    loadOn(store, { ...scope, accompanimentId: id }, LOAD_DAYS),
    listUsers(store, scope.organisationId, { includeInactive: true }),
  ]);
  const moved = carriedBy(own, DEFAULT_WEIGHTS, () => true);
  const carriers = withReceiver(load, carriersOf(load, users), to, users);
  const [giving, receiving] = [caseworkerId, to].map((who) => carriers.find((one) => one.id === who));
  if (!receiving) throw new Error(`Nobody of the id ${to}.`);
  const after = carriers.map((one) => afterMove(one, moved, { from: caseworkerId, to }));
  const afterOf = (who: Carrier) => someone(after.find(({ id: one }) => one === who.id) ?? who);
  const { families, hearings, others, points } = someone({ ...receiving, ...moved });
  return {
    case: { id, href: href(PATHS.accompaniment, { id }), reference, stage },
    moves: { families, hearings, others, points },
    ...(giving && { from: { before: someone(giving), after: afterOf(giving) } }),
    to: { before: someone(receiving), after: afterOf(receiving) },
    spread: { before: spreadOf(carriers), after: spreadOf(after) },
    warnings: warningsOf({ own, receiving, before: spreadOf(carriers), after: spreadOf(after) }),
  };
}

/** A supervisor who carries nothing yet is no one's colleague in a load, and may receive a family. */
function withReceiver(
  load: Load,
  carriers: readonly Carrier[],
  to: string,
  users: readonly { id: string; name: string; territory?: string; active: boolean }[],
): Carrier[] {
  if (carriers.some(({ id }) => id === to)) return [...carriers];
  const user = users.find(({ id }) => id === to);
  const nothing = carriedBy(load, DEFAULT_WEIGHTS, () => false);
  return user ? [...carriers, { ...user, ...nothing }] : [...carriers];
}

function afterMove(
  one: Carrier,
  moved: Carried,
  { from, to }: { from?: string | undefined; to: string },
): Carrier {
  const sign = one.id === to ? 1 : one.id === from ? -1 : 0;
  return {
    ...one,
    families: one.families + sign * moved.families,
    hearings: one.hearings + sign * moved.hearings,
    points: one.points + sign * moved.points,
  };
}

function someone({ id, name, families, hearings, others, points }: Carrier) {
  const many = Object.values(others).reduce((total, one) => total + one, 0);
  return { id, ...(name !== undefined && { name }), families, hearings, others: many, points };
}

/** Between the most and the least loaded of those who work here. */
function spreadOf(carriers: readonly Carrier[]): number {
  const points = carriers.filter(({ active }) => active).map((one) => one.points);
  return points.length === 0 ? 0 : Math.max(...points) - Math.min(...points);
}
