/** How the follow-up of a derogation is opened: for a household, beside its accompaniment or without one. */
import { findCase, openCaseOf } from '../../activities/store/cases.ts';
import { findHousehold } from '../../activities/store/households.ts';
import { enteredValues } from '../../activities/store/parameters.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import type { Opening } from '../../workflows/rules/derogation/steps.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { derogationOpeningBody, type DerogationOpeningBody } from '../schemas/derogation.ts';
import { opening, type AskedOpening } from './kind.ts';
import { openedBy } from './opened-by.ts';

type Asked = AskedOpening<DerogationOpeningBody>;

export const derogationOpening = opening<DerogationOpeningBody>({
  title: 'Dérogation pour suroccupation',
  body: derogationOpeningBody,
  refusals: [
    'unknown-household',
    'unknown-accompaniment',
    'unknown-caseworker',
    'derogation-already-followed',
    'date-in-future',
    'not-overcrowded',
    'period-over',
  ],
  prepare: async (deps, asked): Promise<Opening> => {
    const { store } = deps;
    const { body, now } = asked;
    const { zone, persons, ...rest } = body;
    const { organisationId } = now.by;
    const household = await householdOf(deps, asked);
    const accompaniment = await accompanimentOf(deps, asked);
    await refuseSecond(deps, asked);
    await refuseUnknownCaseworker(store, now.by, body);
    const entered = await enteredValues(store, organisationId);
    const caseworkerId = body.caseworkerId ?? accompaniment?.caseworkerId;
    return {
      ...rest,
      ...(await openedBy(store, now, 'derogation')),
      ...(zone && { calendar: { zone } }),
      persons: persons ?? household.members.length,
      ...(caseworkerId && { caseworkerId }),
      ...(entered.length > 0 && { entered }),
    };
  },
});

async function householdOf({ store }: Deps, { body, now }: Asked) {
  const found = await findHousehold(store, body.householdId, now.by.organisationId);
  if (!found) throw new Refusal('unknown-household', 'There is no household of this id.');
  return found;
}

async function accompanimentOf({ store }: Deps, { body, now }: Asked) {
  if (!body.accompanimentId) return undefined;
  const found = await findCase(store, body.accompanimentId, now.by.organisationId);
  if (found?.kind === 'accompaniment' && found.householdId === body.householdId) return found;
  throw new Refusal('unknown-accompaniment', 'This household has no accompaniment of this id.');
}

/** A dwelling is followed once. */
async function refuseSecond({ store }: Deps, { id, body, now }: Asked): Promise<void> {
  const existing = await openCaseOf(store, 'derogation', body.householdId, now.by.organisationId);
  if (!existing || existing.id === id) return;
  throw new Refusal('derogation-already-followed', 'The dwelling of this household is followed already.', {
    existing: existing.id,
  });
}
