/** What the API needs to know of a kind of case to serve it: where it is, what its steps carry, how it is shown. */
import type { z } from 'zod';
import {
  fold,
  type Actor,
  type CaseKind,
  type Due,
  type ExpectedEvent,
  type Moment,
  type Recorded,
} from '../../workflows/rules/case.ts';
import { possibleSteps } from '../../workflows/rules/step-table.ts';
import type { Deps } from '../deps.ts';
import { mayAct, type Eye } from '../eyes.ts';
import { href, type Path } from '../paths.ts';
import type { DueView, FactView, PossibleStep } from '../schemas/case.ts';

type AnyFact = { type: string };

/** What every case has in common, whatever its kind. */
interface AnyState {
  id: string;
  stage: string;
  version: number;
}

/** A kind of case as the API serves it. */
export interface ServedKind<
  State extends AnyState,
  Step extends { step: string },
  Fact extends AnyFact,
  View extends AnyView,
> {
  rules: CaseKind<State, Step, Fact>;
  tag: string;
  path: Path;
  stepPath: Path;
  /** The body of each step. */
  steps: Readonly<Record<string, z.ZodType<object>>>;
  view: z.ZodType<View>;
  show: (state: State, outlook: Outlook) => View;
  /** A fact as those of the team see it who do not see what is confidential; without it, nothing is. */
  masked?: (state: State, recorded: Recorded<Fact>) => Recorded<Fact>;
  /** A fact as this person may read it, whoever they are; nothing when they may not. Without it, all is read. */
  seen?: (state: State, recorded: Recorded<Fact>, actor: Actor) => Recorded<Fact> | undefined;
  /** In a case of several families: the household that the body of a step is about, if it is about one. */
  familyOf?: (journal: readonly Recorded<Fact>[], body: object) => string | undefined;
  /** What a step carries besides, that only the store knows. Throws Refusal where it stands against the step. */
  complete?: (deps: Deps, asked: AskedBody) => Promise<object>;
  /** Whether this person is offered a step of their role as the case stands; without it, they are. */
  may?: (state: State, step: string, actor: Actor) => boolean;
  /**
   * What another organisation sees, beside the outline, of a case shared with it (`sharedWith` in its summary), where
   * `seen` does not tell it fact by fact: then it reads no journal.
   */
  shared?: (state: State, actor: Actor) => object;
  /** Where people open and list cases of this kind; without it, only other cases open them. */
  collection?: Collection;
}

/** The cases of a kind taken together: `stages` are those a list can be narrowed to. */
export interface Collection {
  path: Path;
  stages: readonly string[];
  opening?: KindOpening;
}

/** An opening as it is asked for: `id` is that of the case it leads to. */
export interface AskedOpening<Body> {
  id: string;
  body: Body;
  now: Moment;
}

/** A step as it is asked for. */
export interface AskedBody {
  step: string;
  body: object;
  by: Actor;
}

/** How people open a case of a kind. Refusals of the rules (`open` in its `decide`) need no telling twice. */
export interface KindOpening<Body extends object = object> {
  /** In French, what the engine's pages call such a case: `Accompagnement`. */
  title: string;
  body: z.ZodType<Body>;
  /** Codes of the refusals it may answer with, beside those of every opening. */
  refusals: readonly string[];
  /** Where there is one such case only, its id whatever the request; otherwise each request opens its own. */
  idOf?: (by: Actor) => string;
  /**
   * What the case opens on, beside the step's name: with what only the store knows, such as the organisation's house
   * values. Throws Refusal where what it refers to is not there.
   */
  prepare(deps: Deps, asked: AskedOpening<Body>): Promise<object>;
}

/** Describes an opening; `prepare` is given what the schema reads. */
export function opening<Body extends object>(described: KindOpening<Body>): KindOpening {
  return described;
}

/** What lies ahead of a case: what falls due, and what the actor may do now. */
export interface Outlook {
  agenda: DueView[];
  steps: PossibleStep[];
  /** What depends on others, of a kind that says so. */
  expected?: ExpectedEvent[];
}

/** What every view tells. */
export interface AnyView {
  version: number;
}

/** A kind whose own types no longer matter. */
export type AnyKind<View extends AnyView = AnyView> = ServedKind<AnyState, { step: string }, AnyFact, View>;

/** The case as it stands after these facts, as far as someone sees it; what they do not see is not there. */
export function viewOf<View extends AnyView>(
  kind: AnyKind<View>,
  id: string,
  journal: readonly Recorded<AnyFact>[],
  eye: Eye,
): View {
  const state = fold(kind.rules, id, journal);
  const seen = seenOf(kind, state, journal, eye);
  const agenda = kind.rules.agenda(state).map((due) => viewOfDue(kind, due));
  const expected = kind.rules.expected?.(state);
  const outlook = { agenda, steps: stepsFor(kind, state, eye), ...(expected && { expected }) };
  const view = { ...kind.show(fold(kind.rules, id, seen ?? journal), outlook), version: state.version };
  if (seen) return view;
  const shared = eye.extent === 'shared' && kind.shared?.(state, eye.asker.actor);
  return { ...outlineOf(view, eye), ...shared } as View;
}

/** The facts of a case as someone sees them; nothing when its journal is not shown to them at all. */
export function seenOf(
  { masked, seen }: AnyKind,
  state: AnyState,
  journal: readonly Recorded<AnyFact>[],
  { asker, extent }: Eye,
): Recorded<AnyFact>[] | undefined {
  if (extent === 'outline' || (extent === 'shared' && !seen)) return undefined;
  const isMasked = extent !== 'whole' && masked !== undefined;
  const unmasked = isMasked ? journal.map((recorded) => masked(state, recorded)) : journal;
  return seen ? unmasked.flatMap((recorded) => seen(state, recorded, asker.actor) ?? []) : [...unmasked];
}

/** That a case is there, where it stands, and who follows it. */
const OUTLINE = ['id', 'reference', 'stage', 'openedOn', 'version', 'steps'];
const OUTLINE_WITHIN = [...OUTLINE, 'householdId', 'caseworkerId'];

function outlineOf(view: AnyView, { relation }: Eye): object {
  const keys = relation === 'shared' ? OUTLINE : OUTLINE_WITHIN;
  const { links } = view as { links?: { self: string } };
  return { ...pick(view, keys as (keyof AnyView)[]), ...(links && { links: { self: links.self } }) };
}

function stepsFor({ rules, may, stepPath }: AnyKind, state: AnyState, eye: Eye): PossibleStep[] {
  const { actor } = eye.asker;
  if (!mayAct(rules.name, eye)) return [];
  return possibleSteps(rules.steps, state.stage, actor.role)
    .filter((step) => may?.(state, step, actor) ?? true)
    .map((step) => ({ step, href: href(stepPath, { id: state.id, step }), method: 'POST' as const }));
}

/** A due item, with its French label. */
export function viewOfDue({ rules }: { rules: { label(due: Due): string } }, due: Due): DueView {
  return { ...due, label: rules.label(due) };
}

/** A fact as the journal shows it; `corrections` says which fact marks which as made in error. */
export function viewOfFact(
  { number, at, on, by, fact: { type, ...data }, erased }: Recorded<AnyFact> & { erased?: true },
  corrections?: ReadonlyMap<number, number>,
): FactView {
  const correctedBy = corrections?.get(number);
  return {
    number,
    at: new Date(at).toISOString(),
    on,
    by: { id: by.id, role: by.role },
    type,
    data,
    ...(correctedBy !== undefined && { correctedBy }),
    ...(erased && { erased }),
  };
}

/** Which fact marks which as made in error, in a whole journal. */
export function correctionsIn(journal: readonly Recorded<AnyFact>[]): Map<number, number> {
  return new Map(
    journal.flatMap(({ number, fact }) => {
      const { type, fact: corrected } = fact as { type: string; fact?: number };
      return type === 'corrected' && corrected !== undefined ? [[corrected, number]] : [];
    }),
  );
}

/** State is plain JSON: what is absent stays absent. */
export function pick<From extends object, Key extends keyof From>(
  from: From,
  keys: readonly Key[],
): Pick<From, Key> {
  return Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]])) as Pick<
    From,
    Key
  >;
}
