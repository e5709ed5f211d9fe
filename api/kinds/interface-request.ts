/** An interface request as the API serves it. */
import { saveReferrer } from '../../activities/store/referrers.ts';
import { refuseUnbound } from '../../workflows/rules/interface-request/decide.ts';
import { interfaceRequest as rules } from '../../workflows/rules/interface-request/index.ts';
import { isAidAwaited, type Fact, type State } from '../../workflows/rules/interface-request/state.ts';
import type { Opening, Step } from '../../workflows/rules/interface-request/steps.ts';
import { STAGES } from '../../workflows/rules/interface-request/vocabulary.ts';
import { idOf } from '../canonical.ts';
import type { Deps } from '../deps.ts';
import { refuseUnknownFamily } from '../family-named.ts';
import { href, PATHS } from '../paths.ts';
import {
  INTERFACE_STEPS,
  interfaceOpeningBody,
  interfaceView,
  type InterfaceOpeningBody,
  type InterfaceView,
} from '../schemas/interface-request.ts';
import { opening, pick, type AnyKind, type AskedOpening, type Outlook, type ServedKind } from './kind.ts';
import { openedBy } from './opened-by.ts';

const interfaceOpening = opening<InterfaceOpeningBody>({
  title: 'Demande d’interface',
  body: interfaceOpeningBody,
  refusals: ['not-bound-by-secrecy', 'date-in-future', 'unknown-household', 'unknown-accompaniment'],
  prepare: openingOf,
});

export const interfaceRequest = {
  rules,
  tag: 'Interface requests',
  path: PATHS.interfaceRequest,
  stepPath: PATHS.interfaceRequestStep,
  steps: INTERFACE_STEPS,
  view: interfaceView,
  show,
  collection: { path: PATHS.interfaceRequests, stages: STAGES, opening: interfaceOpening },
} satisfies ServedKind<State, Step, Fact, InterfaceView> as unknown as AnyKind<InterfaceView>;

/** Whoever may not ask is refused before their name is kept. */
async function openingOf(
  { store }: Deps,
  { id, body, now }: AskedOpening<InterfaceOpeningBody>,
): Promise<Opening> {
  const { organisationId } = now.by;
  const { asker, ...rest } = body;
  const { service, boundBySecrecy, ...person } = asker;
  refuseUnbound({ boundBySecrecy });
  await refuseUnknownFamily(store, now.by, body);
  const askerId = idOf('referrer', id);
  await saveReferrer(store, { ...person, boundBySecrecy, id: askerId, organisationId });
  return {
    ...rest,
    ...(await openedBy(store, now, rules.name)),
    service,
    boundBySecrecy,
    askerId,
    askerTold: person.email !== undefined,
  };
}

const AS_KEPT = [
  'id',
  'reference',
  'stage',
  'version',
  'householdId',
  'accompanimentId',
  'askerId',
  'service',
  'needs',
  'question',
  'receivedOn',
  'openedOn',
  'caseworkerId',
  'takenOn',
  'questions',
  'rights',
  'aid',
  'closed',
] as const satisfies (keyof State)[];

function show(state: State, outlook: Outlook): InterfaceView {
  const self = href(PATHS.interfaceRequest, { id: state.id });
  return {
    ...pick(state, AS_KEPT),
    urgent: isAidAwaited(state) && state.stage !== 'closed',
    ...outlook,
    links: {
      self,
      household: href(PATHS.household, { id: state.householdId }),
      journal: `${self}/journal`,
      letters: `${self}/letters`,
    },
  };
}
