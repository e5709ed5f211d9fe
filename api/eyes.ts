/** How someone may see what they ask for: the table of access, applied to them and to the case they name. */
import type { Request } from 'express';
import {
  standingOfCase,
  standingOfHousehold,
  standingOfLetter,
  type Standing,
} from '../activities/store/standing.ts';
import type { Readable } from '../activities/store/readable-letters.ts';
import type { Store } from '../activities/store/store.ts';
import type { Visible } from '../activities/store/visible.ts';
import { Refusal, type Role } from '../workflows/rules/case.ts';
import { readingOf, rolesOf, rowOf, stepsOf, type Action, type Extent, type Relation } from './access.ts';
import { id } from './schemas/primitives.ts';
import type { Asker } from './sign-in.ts';

/** Someone's eye on a case: in which relation they stand to it, and how much of it they see. */
export interface Eye {
  asker: Asker;
  /** Nothing where what is asked for is not about one case. */
  relation?: Relation;
  extent: Exclude<Extent, 'with-reason'>;
  /** Why someone looks beyond their duty. */
  reason?: string;
}

/** The header that says why someone looks beyond their duty. */
export const REASON_HEADER = 'Jalon-Reason';
const LONGEST_REASON = 500;

/** What an operation says about who may ask for it. */
export interface Guarded {
  access: Action;
  /** The roles that the rules of the field allow besides. */
  by?: readonly Role[] | undefined;
  concerns?: Concern | undefined;
  /** The field of the query that names it, where the path does not. */
  namedBy?: string | undefined;
}

/** What the `:id` of a path names. */
export type Concern = 'case' | 'household' | 'letter' | 'nobody';

const STANDINGS: Partial<Record<Concern, (store: Store, id: string) => Promise<Standing | undefined>>> = {
  case: standingOfCase,
  household: standingOfHousehold,
  letter: standingOfLetter,
};

/**
 * Admits someone to what they ask for, or refuses: by their role whatever the case; then because there is no such case
 * for them; then because it is not theirs, or a reason is missing.
 */
export async function admit(store: Store, one: Guarded, asker: Asker, request: Request): Promise<Eye> {
  const cells = rowOf(one.access)[asker.actor.role as Role];
  if (!cells || (one.by && !one.by.some((role) => role === asker.actor.role))) throw notForRole(one);
  const reason = reasonIn(request);
  const { concerns } = one;
  if (!concerns || !STANDINGS[concerns])
    return { asker, extent: widest(Object.values(cells)), ...(reason && { reason }) };
  const named = id.safeParse(one.namedBy ? request.query[one.namedBy] : request.params['id']);
  const place = named.success ? await placeBefore(store, concerns, named.data, asker) : undefined;
  if (!place) throw notFound();
  const { relation, isShut } = place;
  if (isShut) throw archived();
  const extent = cells[relation];
  if (!extent) throw new Refusal('not-yours', 'This case is followed by others.');
  if (extent !== 'with-reason') return { asker, relation, extent };
  if (reason) return { asker, relation, extent: 'whole', reason };
  throw new Refusal(
    'reason-required',
    `This case is outside your duty: say why you look, in the header ${REASON_HEADER}.`,
  );
}

/** Whether someone sees the whole of what this names without saying why: where no reason can be asked for. */
export async function seesFreely(
  store: Store,
  { access, concerns = 'nobody' }: Guarded,
  named: string,
  asker: Asker,
): Promise<boolean> {
  const place = await placeBefore(store, concerns, named, asker);
  if (!place || place.isShut) return false;
  return rowOf(access)[asker.actor.role as Role]?.[place.relation] === 'whole';
}

/** Where someone stands to what is named, and whether it is shut to them; nothing when it is not there for them. */
async function placeBefore(
  store: Store,
  concerns: Concern,
  named: string,
  asker: Asker,
): Promise<{ relation: Relation; isShut: boolean } | undefined> {
  const standing = await STANDINGS[concerns]?.(store, named);
  const relation = standing && relationTo(standing, asker);
  return relation && { relation, isShut: standing.isArchived && asker.actor.role !== ARCHIVIST };
}

/** Nothing here of that id, or nothing the asker may know of: the two look the same. */
export function notFound(): Refusal {
  return new Refusal('not-found', 'There is nothing here.');
}

/** How someone sees the case they have just opened. */
export function eyeOnOpened(kind: string, asker: Asker): Eye {
  const { mine = 'part' } = rowOf(readingOf(kind))[asker.actor.role as Role] ?? {};
  return { asker, relation: 'mine', extent: mine === 'with-reason' ? 'whole' : mine };
}

/** Whether someone who sees a case may take steps in it. */
export function mayAct(kind: string, { asker, relation }: Eye): boolean {
  const cells = rowOf(stepsOf(kind))[asker.actor.role as Role];
  return relation !== undefined && cells?.[relation] !== undefined;
}

/** Which cases a list shows: those that the action is allowed on, and those that need a reason if one is given. */
export function visibleIn(action: Action, { asker: { actor, user }, reason }: Eye): Visible {
  const cells = rowOf(action)[actor.role as Role] ?? {};
  const sees = (relation: Relation) =>
    cells[relation] !== undefined && (cells[relation] !== 'with-reason' || reason !== undefined);
  return {
    organisationId: actor.organisationId,
    all: sees('organisation') || (sees('team') && user.territory === undefined),
    shared: sees('shared'),
    ...(sees('mine') && { caseworkerId: user.id }),
    ...(sees('team') && user.territory !== undefined && { team: user.territory }),
  };
}

/** Which letters someone may read, over all the cases that they see: what is confidential, where they see the whole. */
export function readableIn(action: Action, eye: Eye): Readable {
  const { mine, team } = rowOf(action)[eye.asker.actor.role as Role] ?? {};
  const confidential = team === 'whole' ? 'all' : mine === 'whole' ? 'mine' : 'none';
  return { ...visibleIn(action, eye), confidential };
}

/** Where no territory is said, of the family or of the user, the organisation is one team. */
function relationTo(standing: Standing, { actor, user }: Asker): Relation | undefined {
  if (standing.organisationId !== actor.organisationId) {
    return standing.sharedWith.includes(actor.organisationId) ? 'shared' : undefined;
  }
  const { caseworkers, team } = standing;
  const isMine = actor.role === 'intake-officer' ? caseworkers.length === 0 : caseworkers.includes(actor.id);
  if (isMine) return 'mine';
  const isOneTeam = team === undefined || user.territory === undefined;
  return isOneTeam || team === user.territory ? 'team' : 'organisation';
}

const BY_WIDTH = ['whole', 'part', 'shared', 'outline'] as const;

function widest(extents: readonly Extent[]): Eye['extent'] {
  return BY_WIDTH.find((extent) => extents.includes(extent)) ?? 'outline';
}

/** A family that was archived is read by those who keep the archive, and by nobody else. */
const ARCHIVIST: Role = 'administrator';

export function archived(): Refusal {
  return new Refusal('archived', 'This family is archived, with restricted access: ask an administrator.');
}

function notForRole({ access, by }: Guarded): Refusal {
  const roles = rolesOf(access).filter((role) => !by || by.includes(role));
  return new Refusal('role-not-allowed', `This is for: ${roles.join(', ') || 'nobody'}.`);
}

/** Headers are bytes: what people write in them is UTF-8. */
function reasonIn(request: Request): string | undefined {
  const given = Buffer.from(request.get(REASON_HEADER) ?? '', 'latin1')
    .toString('utf8')
    .trim();
  return given === '' ? undefined : given.slice(0, LONGEST_REASON);
}
