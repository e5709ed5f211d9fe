/** The cases that an accompaniment opens, and what it is told of them: its hearings, its arrears. */
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import type { FirstDefault } from '../arrears-track/steps.ts';
import { refuseFuture } from '../dates.ts';
import type { Summons } from '../hearing/steps.ts';
import { refuseSummons } from '../hearing/summons.ts';
import { openTrack, type Fact, type Hearing, type State } from './state.ts';

/** Starts the preparation of a hearing: refuses what the summons cannot be, and `hearing-already-open`. */
export function openHearing(state: State, summons: Summons, now: Moment): Fact[] {
  refuseSummons({ ...summons, calendar: state.house.calendar }, now);
  const open = findHearingOn(state, summons);
  if (open) {
    throw new Refusal('hearing-already-open', 'A hearing is already prepared on this summons.', {
      existing: open.hearingId,
    });
  }
  return [openingHearing(state, summons)];
}

/** The open hearing of a summons: the same court, served on the same day. */
export function findHearingOn({ hearings }: State, { court, servedOn }: Summons): Hearing | undefined {
  return hearings.find((one) => one.servedOn === servedOn && one.court === court && !one.ending);
}

/** The hearing, under an id of its own. */
export function openingHearing(state: State, summons: Summons): Fact {
  return {
    type: 'hearing-opened',
    hearingId: `${state.id}-hearing-${state.hearings.length + 1}`,
    ...summons,
  };
}

/** Whether the hearing is this accompaniment’s, and neither has ended. */
export function isOpen({ stage, hearings }: State, { hearingId }: { hearingId: string }): boolean {
  return stage !== 'closed' && hearings.some((one) => one.hearingId === hearingId && !one.ending);
}

/** Whether the hearing is known to be on that day already. */
export function isSettledOn({ hearings }: State, said: { hearingId: string; hearingOn: PlainDate }): boolean {
  return hearings.some((one) => one.hearingId === said.hearingId && one.hearingOn === said.hearingOn);
}

/** Starts to follow a debt of rent: refuses dates that cannot be, and `arrears-track-already-open`. */
export function openArrearsTrack(state: State, body: FirstDefault, now: Moment): Fact[] {
  refuseFuture(now, body.firstDefaultOn, body.reportedOn, body.leaseMadeOn, body.leaseRenewedOn);
  refuseTrack(body);
  const open = openTrack(state);
  if (open) {
    throw new Refusal('arrears-track-already-open', 'The arrears of this family are already followed.', {
      existing: open.arrearsId,
    });
  }
  return [openingTrack(state, body)];
}

function openingTrack(state: State, body: FirstDefault): Fact {
  const { id, arrears = [] } = state;
  return { type: 'arrears-opened', arrearsId: `${id}-arrears-${arrears.length + 1}`, ...body };
}

/** Dates of a debt and of its lease that cannot be: `dates-out-of-order`. */
function refuseTrack({ firstDefaultOn, reportedOn, leaseMadeOn, leaseRenewedOn }: FirstDefault): void {
  if (reportedOn && reportedOn < firstDefaultOn) {
    throw new Refusal('dates-out-of-order', 'Arrears are reported once rent is owed.');
  }
  if (leaseMadeOn && firstDefaultOn < leaseMadeOn) {
    throw new Refusal('dates-out-of-order', 'Rent is owed once the lease is made.');
  }
  if (leaseMadeOn && leaseRenewedOn && leaseRenewedOn < leaseMadeOn) {
    throw new Refusal('dates-out-of-order', 'A lease is renewed once it is made.');
  }
}

/** Where arrears bring the family and the organisation wishes it, the track opens with the screening's end. */
export function trackByItself(state: State): Fact[] {
  const [trigger] = state.triggers;
  if (!state.house.automaticArrearsTrack || trigger?.kind !== 'arrears' || openTrack(state)) return [];
  const { occurredOn, registeredOn, referredBy, referredOn = registeredOn, debtCents } = trigger;
  return [
    openingTrack(state, {
      firstDefaultOn: occurredOn,
      ...(debtCents !== undefined && { debtCents }),
      ...(referredBy === 'landlord' && referredOn >= occurredOn && { reportedOn: referredOn }),
    }),
  ];
}
