/** Who works with the person, on what, and what each may see. */
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Actor, type Moment, type Role } from '../case.ts';
import { refuseOutside } from '../dates.ts';
import { presentPartners, type Fact, type Partner, type State } from './state.ts';
import { STEPS, SUBJECT_OF, type Area, type StepBodies, type StepName } from './steps.ts';

export function addPartner(state: State, body: StepBodies['add-partner']): Fact[] {
  if (presentPartners(state).some(({ partnerId }) => partnerId === body.partnerId)) {
    throw new Refusal('partner-already-there', 'This partner is already there.');
  }
  return [{ type: 'partner-added', ...body }];
}

export function setSight(state: State, body: StepBodies['set-sight']): Fact[] {
  getPresent(state, body.partnerId);
  return [{ type: 'sight-set', ...body }];
}

export function endPartner(state: State, body: StepBodies['end-partner'], now: Moment): Fact[] {
  const { since } = getPresent(state, body.partnerId);
  refuseOutside({ openedOn: since }, now, body.on);
  return [{ type: 'partner-left', ...body }];
}

/** A review sets again the area of every partner there is, and of no other. */
export function holdReview(state: State, body: StepBodies['hold-review'], now: Moment): Fact[] {
  refuseOutside(state, now, body.on);
  for (const { partnerId } of body.areas) getPresent(state, partnerId);
  refuseTwice(body.areas);
  const set = body.areas.map(({ partnerId }) => partnerId);
  const missing = presentPartners(state)
    .map(({ partnerId }) => partnerId)
    .filter((partnerId) => !set.includes(partnerId));
  if (missing.length > 0) {
    throw new Refusal('area-missing', `Areas are still to set for: ${missing.join(', ')}.`, { missing });
  }
  return [{ type: 'review-held', ...body }];
}

function refuseTwice(areas: readonly Area[]): void {
  const ids = areas.map(({ partnerId }) => partnerId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Refusal('duplicate-area', `${twice} is there twice.`);
}

/** Someone of another organisation than that of the case, or a partner. */
export function isOutside({ organisationId }: State, { role, organisationId: theirs }: Actor): boolean {
  return role === 'partner' || (role !== 'system' && theirs !== organisationId);
}

/** Refuses a step by a partner who is none (`not-a-partner`), has left (`partner-left`), or may not see what it is about. */
export function refuseOtherPartner(state: State, step: StepName, { by }: Pick<Moment, 'by'>): void {
  if (!isOutside(state, by)) return;
  const { sees } = getPresentActor(state, by);
  const roles: readonly Role[] = STEPS[step].by;
  if (!roles.includes('partner')) throw new Refusal('not-your-part', `${step} is for the coordinator.`);
  const subject = SUBJECT_OF[step];
  if (!subject || sees.includes(subject)) return;
  throw new Refusal('not-your-area', `This is about ${subject}, which is not shared with you.`, { subject });
}

/** The partner that an actor belongs to, as last known. */
export function findPartner({ team }: Pick<State, 'team'>, by: Actor): Partner | undefined {
  return team.findLast(({ partnerId }) => partnerId === by.organisationId || partnerId === by.id);
}

function getPresentActor(state: State, by: Actor): Partner {
  return unlessLeft(findPartner(state, by));
}

function getPresent({ team }: State, partnerId: string): Partner {
  return unlessLeft(team.findLast((one) => one.partnerId === partnerId));
}

function unlessLeft(partner: Partner | undefined): Partner {
  if (!partner) throw new Refusal('not-a-partner', 'No partner of this accompaniment is named so.');
  if (partner.leftOn) throw new Refusal('partner-left', `This partner left on ${partner.leftOn}.`);
  return partner;
}

/** The team once a partner has joined: one who comes back is there again, as now. */
export function withPartner(
  { team }: State,
  { partnerId, name, area, sees }: StepBodies['add-partner'],
  since: PlainDate,
): Partner[] {
  const others = team.filter((one) => one.partnerId !== partnerId);
  return [...others, { partnerId, name, area, sees, since }];
}
