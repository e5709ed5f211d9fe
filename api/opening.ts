/** How a case is opened: once for a request, whatever is lost on the way. */
import { randomUUID } from 'node:crypto';
import { civilDate } from '../workflows/rules/calendar.ts';
import {
  fold,
  Refusal,
  type Actor,
  type Moment,
  type Recorded,
  type Summary,
} from '../workflows/rules/case.ts';
import { hashOf, idOf } from './canonical.ts';
import { findTaken, getView } from './cases.ts';
import type { Deps } from './deps.ts';
import { unavailable } from './engine/trouble.ts';
import { eyeOnOpened } from './eyes.ts';
import type { AnyKind, AnyView, KindOpening } from './kinds/kind.ts';
import { href, PATHS } from './paths.ts';
import type { Asker } from './sign-in.ts';

/** An opening as it is asked for: `id` is that of the case it leads to. */
interface Asked {
  id: string;
  key: string;
  hash: string;
  body: object;
  by: Actor;
}

/** Opens a case, or answers the one that the same request opened. */
export async function open<View extends AnyView>(
  deps: Deps,
  kind: AnyKind<View>,
  opening: KindOpening,
  request: { asker: Asker; body: object; key: string | undefined },
): Promise<{ id: string; view: View }> {
  const { asker, body, key = randomUUID() } = request;
  const asked = askedFor(kind, opening, asker.actor, body, key);
  if (!(await findTaken(deps.store, asked.id, asked))) await start(deps, kind, opening, asked);
  return {
    id: asked.id,
    view: await getView(deps.store, kind, asked.id, eyeOnOpened(kind.rules.name, asker)),
  };
}

/** The blank keeps the opening's key apart from those of the steps that follow: no caller can send one. */
function askedFor({ rules }: AnyKind, opening: KindOpening, by: Actor, body: object, key: string): Asked {
  return {
    id: opening.idOf?.(by) ?? idOf(rules.name, by.organisationId, key),
    key: `open ${key}`,
    hash: hashOf('open', body, by.id),
    body,
    by,
  };
}

async function start(deps: Deps, kind: AnyKind, opening: KindOpening, asked: Asked): Promise<void> {
  const { id, key, hash, by } = asked;
  const { name } = kind.rules;
  // A family that was rehearsed lives ahead of the machine: what is opened for it opens on its own day.
  const from = await deps.rehearsal?.presentOf(asked.body);
  const at = from ?? deps.now();
  const now = { at, on: civilDate(at), by };
  try {
    const body = await opening.prepare(deps, { ...asked, now });
    const input = { id, opening: { by, body, key, hash }, ...(from && { from }) };
    const summary = summaryOf(kind, id, body, now);
    const started = deps.engine.open({ kind: name, input, title: opening.title, summary });
    await Promise.all([started, from && deps.rehearsal?.catchUp(name, id, from)]);
  } catch (error) {
    throw withLink(error);
  }
  // Of two requests under one key, the engine kept the first: the journal says which, or it is not there yet.
  if (!(await findTaken(deps.store, id, asked))) throw unavailable();
}

/** What lists will show of the case just opened. Throws the refusal of the rules, before anything is started. */
function summaryOf({ rules }: AnyKind, id: string, body: object, now: Moment): Summary {
  const facts = rules.decide(rules.initial(id), { ...body, step: 'open' }, now);
  const journal: Recorded<{ type: string }>[] = facts.map((fact, index) => ({
    number: index + 1,
    ...now,
    fact,
  }));
  return rules.summary(fold(rules, id, journal));
}

/** A family has one open accompaniment at most: whoever is refused a second is led to the first. */
function withLink(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== 'already-accompanied') return error;
  const { existing } = error.extra;
  if (typeof existing !== 'string') return error;
  const link = href(PATHS.accompaniment, { id: existing });
  return new Refusal(error.code, error.message, { ...error.extra, href: link });
}
