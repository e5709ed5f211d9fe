/**
 * Who may do what, and to whose cases: the one table. What is not in it is refused.
 *
 * A row is an action; a cell says, for a role, which relation to the case allows it and how much is then seen. The
 * rules of the field say besides by which role a step is taken (`by` in each kind's steps).
 */
import { ROLES, type Role } from '../workflows/rules/case.ts';

/**
 * Whose a case is, for whoever asks: followed by them; of their team; of their organisation; of another one that
 * shares it with theirs. For an intake officer a case is theirs until it is assigned. A case that is none of these
 * does not exist.
 */
export const RELATIONS = ['mine', 'team', 'organisation', 'shared'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * How much is seen: all; all but what is confidential within the team; only what a case shares; only that it is there,
 * where it stands and who follows it. `with-reason`: all, to whoever says why.
 */
export type Extent = 'whole' | 'part' | 'shared' | 'outline' | 'with-reason';

export type Row = Partial<Record<Role, Partial<Record<Relation, Extent>>>>;

const all = <One extends Extent>(extent: One) => ({ mine: extent, team: extent, organisation: extent });

/** A supervisor's duty is their team; beyond it they say why. */
const SUPERVISED = { mine: 'whole', team: 'whole', organisation: 'with-reason' } as const;
const FOLLOWED = { mine: 'whole', team: 'part' } as const;
/** At the entrance, a case is read; afterwards it is found again, to add what has happened since. */
const AT_ENTRANCE = { mine: 'part', team: 'outline', organisation: 'outline' } as const;
const SHARED = { shared: 'shared' } as const;

/** Steps of a practice in which only those of its own organisation act. */
const OWN_STEPS = {
  'intake-officer': { mine: 'part', team: 'outline', organisation: 'outline' },
  caseworker: { mine: 'whole' },
  supervisor: SUPERVISED,
} as const satisfies Row;

/** Steps of a practice that organisations lead together; its own rules say which part is whose. */
const JOINT_STEPS = {
  'intake-officer': OWN_STEPS['intake-officer'],
  caseworker: { mine: 'whole', ...SHARED },
  supervisor: { ...SUPERVISED, ...SHARED },
  partner: SHARED,
} as const satisfies Row;

/** Whoever registers families may open a case for one. */
const OPENED = {
  'intake-officer': all('part'),
  caseworker: { mine: 'whole', team: 'part' },
  supervisor: SUPERVISED,
} as const satisfies Row;

const EVERYONE = {
  'intake-officer': all('part'),
  caseworker: all('part'),
  supervisor: all('whole'),
  partner: all('part'),
  administrator: all('part'),
} as const satisfies Row;

export const ACCESS = {
  // Cases: their state, their journal, their lists. A kind may have its own row.
  'read-case': {
    'intake-officer': AT_ENTRANCE,
    caseworker: { ...FOLLOWED, ...SHARED },
    supervisor: { ...SUPERVISED, ...SHARED },
    partner: SHARED,
  },
  // A session takes families of every team; its own rules say of whom each sees what.
  'read:group-session': {
    'intake-officer': all('part'),
    caseworker: all('whole'),
    supervisor: all('whole'),
  },
  'read-agenda': {
    'intake-officer': all('outline'),
    caseworker: FOLLOWED,
    supervisor: { mine: 'whole', team: 'whole' },
  },
  // Steps and openings, by kind of case.
  'open:accompaniment': { 'intake-officer': OPENED['intake-officer'], supervisor: OPENED.supervisor },
  'steps:accompaniment': { ...OWN_STEPS, partner: SHARED },
  'steps:hearing': OWN_STEPS,
  'steps:arrears': OWN_STEPS,
  'open:derogation': OPENED,
  'steps:derogation': OWN_STEPS,
  'open:interface-request': OPENED,
  // A request is taken on by whoever is free.
  'steps:interface-request': { ...OWN_STEPS, caseworker: all('whole') },
  'open:holiday-aid': OPENED,
  'steps:holiday-aid': OWN_STEPS,
  'open:group-session': { caseworker: all('whole'), supervisor: all('whole') },
  'steps:group-session': {
    'intake-officer': all('part'),
    caseworker: all('whole'),
    supervisor: all('whole'),
  },
  'open:rehabilitation': { caseworker: OPENED.caseworker, supervisor: OPENED.supervisor },
  'steps:rehabilitation': JOINT_STEPS,
  'open:joint-accompaniment': { caseworker: OPENED.caseworker, supervisor: OPENED.supervisor },
  'steps:joint-accompaniment': JOINT_STEPS,
  // The financial grid of a year names sites by their reference only.
  'read-rehabilitation-grid': {
    caseworker: all('part'),
    supervisor: all('whole'),
    administrator: all('part'),
  },
  'read-joint-costs': { supervisor: all('whole'), administrator: all('part') },
  'set-joint-funding': { supervisor: all('whole'), administrator: all('whole') },
  // Two services share it, and each has its part: whose a step is, its own rules say.
  'open:home-purchase': OPENED,
  'steps:home-purchase': JOINT_STEPS,
  // Places are about no family.
  'open:specialist-capacity': { supervisor: all('whole'), administrator: all('whole') },
  'read:specialist-capacity': EVERYONE,
  'steps:specialist-capacity': { supervisor: all('whole'), administrator: all('whole') },
  // Households: identity and situation.
  'create-household': OPENED,
  'read-household': {
    'intake-officer': all('part'),
    caseworker: FOLLOWED,
    supervisor: SUPERVISED,
  },
  'read-offers': {
    'intake-officer': all('part'),
    caseworker: FOLLOWED,
    supervisor: SUPERVISED,
  },
  'change-household': {
    'intake-officer': all('part'),
    caseworker: { mine: 'whole' },
    supervisor: SUPERVISED,
  },
  // At the family's own request: everything held about it.
  'export-household': { supervisor: SUPERVISED, administrator: all('whole') },
  // How long families are kept.
  'manage-erasures': { supervisor: all('whole'), administrator: all('whole') },
  'set-retention': { administrator: all('whole') },
  'hold-household': { supervisor: SUPERVISED },
  // Letters: whoever prints them reads them, but for what is confidential.
  'read-letters': {
    'intake-officer': all('part'),
    caseworker: FOLLOWED,
    supervisor: SUPERVISED,
  },
  // Each to one participant, and read by whoever follows that one.
  'read-letters:group-session': {
    'intake-officer': all('part'),
    caseworker: { mine: 'whole', team: 'part', organisation: 'part' },
    supervisor: all('whole'),
  },
  'print-letters': {
    'intake-officer': all('part'),
    caseworker: FOLLOWED,
    supervisor: { mine: 'whole', team: 'whole' },
  },
  // The organisation.
  'receive-coordination-list': { 'intake-officer': all('part'), administrator: all('part') },
  'list-caseworkers': {
    'intake-officer': all('part'),
    caseworker: all('part'),
    supervisor: all('whole'),
    administrator: all('part'),
  },
  'enter-parameter': { administrator: all('whole') },
  'read-me': EVERYONE,
  'have-calendar': EVERYONE,
  // Figures tell no family.
  'read-figures': { supervisor: all('whole'), administrator: all('part') },
  // The cases behind a figure: those that their lists show.
  'read-figure-cases': { supervisor: SUPERVISED },
  'manage-webhooks': { administrator: all('whole') },
  'read-trace': { supervisor: all('whole') },
  // In rehearsal only.
  rehearse: {
    'intake-officer': all('outline'),
    caseworker: FOLLOWED,
    supervisor: all('whole'),
  },
} as const satisfies Record<string, Row>;

/** An action of the table. Those on a kind of case are written with its name: `stepsOf`, `openingOf`. */
export type Action =
  | keyof typeof ACCESS
  | `steps:${string}`
  | `open:${string}`
  | `read:${string}`
  | `read-letters:${string}`;

/** What reading a case of a kind is, in the table. */
export function readingOf(kind: string): Action {
  const own = `read:${kind}`;
  return Object.hasOwn(ACCESS, own) ? (own as Action) : 'read-case';
}

/** What reading the list of a case's letters is, in the table. */
export function readingLettersOf(kind: string): Action {
  const own = `read-letters:${kind}`;
  return Object.hasOwn(ACCESS, own) ? (own as Action) : 'read-letters';
}

/** What taking a step of a kind is, in the table. */
export function stepsOf(kind: string): Action {
  return `steps:${kind}`;
}

/** What opening a case of a kind is, in the table. */
export function openingOf(kind: string): Action {
  return `open:${kind}`;
}

/** The row of an action; without one, nobody may. */
export function rowOf(action: Action): Row {
  return (ACCESS as Readonly<Record<string, Row>>)[action] ?? {};
}

/** The roles that an action is open to, in some relation. */
export function rolesOf(action: Action): Role[] {
  const row = rowOf(action);
  return ROLES.filter((role) => row[role]);
}
