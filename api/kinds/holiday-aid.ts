/** A holiday aid as the API serves it. */
import { accountsOf } from '../../workflows/rules/holiday-aid/accounts.ts';
import { holidayAid as rules } from '../../workflows/rules/holiday-aid/index.ts';
import type { Fact, State } from '../../workflows/rules/holiday-aid/state.ts';
import type { Opening, Step } from '../../workflows/rules/holiday-aid/steps.ts';
import { STAGES } from '../../workflows/rules/holiday-aid/vocabulary.ts';
import { refuseUnknownCaseworker } from '../caseworkers.ts';
import type { Deps } from '../deps.ts';
import { refuseUnknownFamily } from '../family-named.ts';
import { href, PATHS } from '../paths.ts';
import {
  HOLIDAY_STEPS,
  holidayOpeningBody,
  holidayView,
  type HolidayOpeningBody,
  type HolidayView,
} from '../schemas/holiday-aid.ts';
import { opening, pick, type AnyKind, type AskedOpening, type Outlook, type ServedKind } from './kind.ts';
import { openedBy } from './opened-by.ts';

const holidayOpening = opening<HolidayOpeningBody>({
  title: 'Aide aux vacances',
  body: holidayOpeningBody,
  refusals: ['unknown-household', 'unknown-accompaniment', 'unknown-caseworker'],
  prepare: openingOf,
});

export const holidayAid = {
  rules,
  tag: 'Holiday aids',
  path: PATHS.holidayAid,
  stepPath: PATHS.holidayAidStep,
  steps: HOLIDAY_STEPS,
  view: holidayView,
  show,
  collection: { path: PATHS.holidayAids, stages: STAGES, opening: holidayOpening },
} satisfies ServedKind<State, Step, Fact, HolidayView> as unknown as AnyKind<HolidayView>;

async function openingOf({ store }: Deps, { body, now }: AskedOpening<HolidayOpeningBody>): Promise<Opening> {
  await refuseUnknownFamily(store, now.by, body);
  await refuseUnknownCaseworker(store, now.by, body);
  return {
    ...body,
    ...(await openedBy(store, now, rules.name)),
  };
}

const AS_KEPT = [
  'id',
  'reference',
  'stage',
  'version',
  'householdId',
  'accompanimentId',
  'caseworkerId',
  'openedOn',
  'project',
  'decision',
  'expenses',
  'payments',
  'review',
  'closed',
] as const satisfies (keyof State)[];

function show(state: State, outlook: Outlook): HolidayView {
  const self = href(PATHS.holidayAid, { id: state.id });
  return {
    ...pick(state, AS_KEPT),
    accounts: accountsOf(state),
    ...outlook,
    links: {
      self,
      household: href(PATHS.household, { id: state.householdId }),
      journal: `${self}/journal`,
      letters: `${self}/letters`,
    },
  };
}
