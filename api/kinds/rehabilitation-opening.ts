/** How a home rehabilitation is opened: on a plan in force (PASI), or for a family on its own. */
import { refuseSecond } from '../../activities/store/one-open.ts';
import { findCase } from '../../activities/store/cases.ts';
import { journalOf } from '../../activities/store/journal.ts';
import { findOrganisation } from '../../activities/store/organisations.ts';
import type { Store } from '../../activities/store/store.ts';
import { accompaniment } from '../../workflows/rules/accompaniment/index.ts';
import type { Fact } from '../../workflows/rules/accompaniment/state.ts';
import { fold, Refusal, type Actor } from '../../workflows/rules/case.ts';
import type { Opening } from '../../workflows/rules/rehabilitation/steps.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { refuseUnknownFamily } from '../family-named.ts';
import { rehabilitationOpening as body, type RehabilitationOpeningBody } from '../schemas/rehabilitation.ts';
import { opening, type AskedOpening } from './kind.ts';
import { openedBy } from './opened-by.ts';

export const rehabilitationOpening = opening<RehabilitationOpeningBody>({
  title: 'Auto-réhabilitation',
  body,
  refusals: [
    'plan-missing',
    'unknown-accompaniment',
    'unknown-association',
    'unknown-caseworker',
    'unknown-household',
    'household-missing',
    'already-under-rehabilitation',
  ],
  prepare,
});

type Asked = AskedOpening<RehabilitationOpeningBody>;

async function prepare({ store }: Deps, { body: asked, now }: Asked): Promise<Opening> {
  await refuseUnknownCaseworker(store, now.by, asked);
  await refuseUnknownAssociation(store, asked.associationId);
  const family = await familyOf(store, asked, now.by);
  await refuseSecond(store, 'rehabilitation', family.householdId);
  return {
    ...family,
    ...(await openedBy(store, now, 'rehabilitation')),
    associationId: asked.associationId,
    caseworkerId: asked.caseworkerId ?? family.caseworkerId ?? now.by.id,
  };
}

type Family = Pick<Opening, 'householdId' | 'accompanimentId' | 'caseworkerId'>;

async function familyOf(store: Store, asked: RehabilitationOpeningBody, by: Actor): Promise<Family> {
  const { accompanimentId, householdId } = asked;
  await refuseUnknownFamily(store, by, asked);
  if (accompanimentId) return accompanied(store, accompanimentId, by);
  if (!householdId) {
    throw new Refusal('household-missing', 'Say for which accompaniment, or for which household.');
  }
  return { householdId };
}

/** The works answer a plan that the family has agreed to (PASI). */
async function accompanied(store: Store, id: string, by: Actor): Promise<Family> {
  const row = await findCase(store, id, by.organisationId);
  if (row?.kind !== accompaniment.name) {
    throw new Refusal('unknown-accompaniment', 'There is no accompaniment of this id.');
  }
  const { plan, stage, caseworkerId } = fold(accompaniment, id, await journalOf<Fact>(store, id));
  if (!plan || stage === 'closed') {
    throw new Refusal('plan-missing', 'A rehabilitation answers a plan in force.');
  }
  return { householdId: row.householdId, accompanimentId: id, ...(caseworkerId && { caseworkerId }) };
}

async function refuseUnknownAssociation(store: Store, associationId: string): Promise<void> {
  if ((await findOrganisation(store, associationId))?.kind === 'association') return;
  throw new Refusal('unknown-association', 'There is no association of this id.', { associationId });
}
