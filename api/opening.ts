/** How an accompaniment is opened: once for a request, whatever is lost on the way, and once for a family. */
import { randomUUID } from 'node:crypto';
import { openCaseOfHousehold } from '../activities/store/cases.ts';
import { findHousehold } from '../activities/store/households.ts';
import { getOrganisation, houseOf } from '../activities/store/organisations.ts';
import { nextReference } from '../activities/store/references.ts';
import { saveReferrer } from '../activities/store/referrers.ts';
import type { Opening, Trigger } from '../workflows/rules/accompaniment/steps.ts';
import { civilDate } from '../workflows/rules/calendar.ts';
import { Refusal, type Actor, type Moment } from '../workflows/rules/case.ts';
import { refuseFuture } from '../workflows/rules/dates.ts';
import { hashOf, idOf } from './canonical.ts';
import { findTaken, getView } from './cases.ts';
import type { Deps } from './deps.ts';
import { unavailable } from './engine/trouble.ts';
import { accompaniment } from './kinds/accompaniment.ts';
import { href, PATHS } from './paths.ts';
import type { OpeningBody } from './schemas/accompaniments.ts';
import type { CaseView } from './schemas/case.ts';

/** An opening as it is asked for: `id` is that of the case it leads to. */
interface Asked {
  id: string;
  key: string;
  hash: string;
  body: OpeningBody;
  now: Moment;
}

/** Opens an accompaniment, or answers the one that the same request opened. */
export async function open(deps: Deps, actor: Actor, body: OpeningBody, key?: string): Promise<CaseView> {
  const asked = askedFor(deps, actor, body, key ?? randomUUID());
  if (!(await findTaken(deps.store, asked.id, asked))) await start(deps, asked);
  return getView(deps.store, accompaniment, asked.id, actor);
}

/** The blank keeps the opening's key apart from those of the steps that follow: no caller can send one. */
function askedFor({ now }: Deps, by: Actor, body: OpeningBody, key: string): Asked {
  const at = now();
  return {
    id: idOf('accompaniment', by.organisationId, key),
    key: `open ${key}`,
    hash: hashOf('open', body, by.id),
    body,
    now: { at, on: civilDate(at), by },
  };
}

async function start(deps: Deps, asked: Asked): Promise<void> {
  const { id, key, hash, now } = asked;
  await refuseImpossible(deps, asked);
  const opening = await openingOf(deps, asked);
  try {
    await deps.engine.open({ id, opening: { by: now.by, body: opening, key, hash } });
  } catch (error) {
    throw withLink(error);
  }
  // Of two requests under one key, the engine kept the first: the journal says which, or it is not there yet.
  if (!(await findTaken(deps.store, id, asked))) throw unavailable();
}

async function refuseImpossible({ store }: Deps, { body, now }: Asked): Promise<void> {
  const { occurredOn, registeredOn, referredOn } = body.trigger;
  refuseFuture(now, occurredOn, registeredOn, referredOn);
  if (!(await findHousehold(store, body.householdId, now.by.organisationId))) {
    throw new Refusal('unknown-household', 'There is no household of this id.');
  }
  const existing = await openCaseOfHousehold(store, body.householdId);
  if (existing) {
    const refusal = { existing: existing.id };
    throw withLink(
      new Refusal('already-accompanied', 'This family already has an open accompaniment.', refusal),
    );
  }
}

/** What the case starts with: the house values of the day, which later changes do not touch. */
async function openingOf({ store }: Deps, { id, body, now }: Asked): Promise<Opening> {
  const { organisationId } = now.by;
  const { referrer, trigger, ...rest } = body;
  const organisation = await getOrganisation(store, organisationId);
  const referrerId = idOf('referrer', id);
  if (referrer) await saveReferrer(store, { ...referrer, id: referrerId, organisationId });
  return {
    ...rest,
    organisationId,
    reference: await nextReference(store, organisationId, Number(now.on.slice(0, 4))),
    trigger: { ...trigger, ...(referrer && { referrerId }) } satisfies Trigger,
    house: houseOf(organisation),
  };
}

/** A family has one open accompaniment at most: whoever is refused a second is led to the first. */
function withLink(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== 'already-accompanied') return error;
  const { existing } = error.extra;
  if (typeof existing !== 'string') return error;
  const link = href(PATHS.accompaniment, { id: existing });
  return new Refusal(error.code, error.message, { ...error.extra, href: link });
}
