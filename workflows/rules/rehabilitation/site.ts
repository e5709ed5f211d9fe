/** The site: its visits, its works, the workshop, what is spent and who bears it. */
import { refuseAmount, refuseOver, type BudgetLine } from '../budget.ts';
import type { PlainDate } from '../calendar.ts';
import { Refusal, type Moment } from '../case.ts';
import { refuseFuture, refuseOutside } from '../dates.ts';
import { familyShare, refuseHours, siteAccount } from './account.ts';
import { VISIT_OF, type Fact, type State, type Workshop } from './state.ts';
import type { StepBodies } from './steps.ts';
import { PARTIES, type Party } from './vocabulary.ts';

export function planVisit(state: State, body: StepBodies['plan-visit'], now: Moment): Fact[] {
  if (body.on < now.on) throw new Refusal('visit-date-past', `A visit on ${body.on} is already past.`);
  const visit = VISIT_OF[state.stage];
  return visit ? [{ type: 'visit-planned', visit, ...body }] : [];
}

/** The first visit is made by all three. */
export function recordDiagnosis(state: State, body: StepBodies['record-diagnosis'], now: Moment): Fact[] {
  refuseVisit(state, body, now);
  refuseAbsent(body.present, PARTIES);
  return [{ type: 'diagnosis-recorded', ...body }];
}

/** The works are defined with the family. */
export function defineWorks(state: State, body: StepBodies['define-works'], now: Moment): Fact[] {
  refuseVisit(state, body, now);
  refuseAbsent(body.present, ['family']);
  refuseSameWork(body.works.map(({ id }) => id));
  return [{ type: 'works-defined', ...body }];
}

export function inviteToWorkshop(state: State, body: StepBodies['invite-to-workshop'], now: Moment): Fact[] {
  if (body.on < now.on) throw new Refusal('workshop-date-past', `A workshop on ${body.on} is already past.`);
  if (state.workshop?.attended !== undefined) {
    throw new Refusal('workshop-already-held', `The workshop was held on ${state.workshop.on}.`);
  }
  refuseWorkshopCost(state, body.budget);
  return [{ type: 'workshop-planned', ...body }];
}

export function recordWorkshop(state: State, body: StepBodies['record-workshop'], now: Moment): Fact[] {
  const workshop = getWorkshop(state);
  if (now.on < workshop.on) {
    throw new Refusal('workshop-to-come', `The workshop is on ${workshop.on}.`);
  }
  refuseWorkshopCost(state, body.spent);
  return [{ type: 'workshop-held', ...body }];
}

export function recordHours(state: State, body: StepBodies['record-hours'], now: Moment): Fact[] {
  refuseHours(body.hours);
  if (body.hours === 0) throw new Refusal('hours-nothing', 'There are no hours to record.');
  refuseOutside(state, now, body.on);
  return [{ type: 'hours-recorded', ...body }];
}

export function recordMaterials(state: State, body: StepBodies['record-materials'], now: Moment): Fact[] {
  refuseAmount(body.amountCents);
  refuseOutside(state, now, body.on);
  return [{ type: 'materials-bought', ...body }];
}

/** Another share than the usual one is agreed with its reason. */
export function agreeShare(_: State, { amountCents, reason }: StepBodies['agree-family-share']): Fact[] {
  refuseAmount(amountCents);
  if (!reason) throw new Refusal('share-reason-missing', 'Another share than the usual one has its reason.');
  return [{ type: 'family-share-agreed', amountCents, reason }];
}

/** A family never bears more than the materials cost. */
export function endSite(state: State, body: StepBodies['record-end-of-site'], now: Moment): Fact[] {
  refuseVisit(state, body, now);
  const defined = (state.works ?? []).map(({ id }) => id);
  const unknown = body.done.filter((id) => !defined.includes(id));
  if (unknown.length > 0) {
    throw new Refusal('unknown-works', `Not among the works defined: ${unknown.join(', ')}.`, { defined });
  }
  const { materialsCents } = siteAccount(state);
  const shareCents = familyShare(state);
  if (shareCents > materialsCents) {
    throw new Refusal('share-over-materials', `A share of ${shareCents} cents, of ${materialsCents} spent.`, {
      shareCents,
      materialsCents,
    });
  }
  return [{ type: 'site-ended', ...body }];
}

/** A visit is made once the committee has accepted, after the one before it. */
function refuseVisit(state: State, { on }: { on: PlainDate }, now: Moment): void {
  refuseFuture(now, on);
  const after = lastMilestone(state);
  if (on < after) throw new Refusal('dates-out-of-order', `It comes after what was done on ${after}.`);
}

function lastMilestone({ sittings, diagnosis, worksDefinedOn, openedOn }: State): PlainDate {
  return worksDefinedOn ?? diagnosis?.on ?? sittings.at(-1)?.on ?? openedOn;
}

function refuseAbsent(present: readonly Party[], expected: readonly Party[]): void {
  const absent = expected.filter((party) => !present.includes(party));
  if (absent.length === 0) return;
  throw new Refusal('party-absent', `This visit is made with: ${expected.join(', ')}.`, { absent });
}

function refuseSameWork(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Refusal('duplicate-works', `${twice} is there twice.`);
}

function getWorkshop({ workshop }: State): Workshop {
  if (!workshop) throw new Refusal('workshop-not-planned', 'The family was invited to no workshop.');
  if (workshop.attended !== undefined) {
    throw new Refusal('workshop-already-held', `The workshop was held on ${workshop.on}.`);
  }
  return workshop;
}

function refuseWorkshopCost({ house }: State, lines: readonly BudgetLine[]): void {
  refuseAmount(...lines.map(({ amountCents }) => amountCents));
  refuseOver(house.workshopBudgetCents, lines, 'workshop-over-budget');
}
