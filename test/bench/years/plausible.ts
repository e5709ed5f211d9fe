/**
 * What usually happens to a family: how often, after how many days. Invented, and of a plausible order: overcrowded
 * homes hardly ever get furniture, holiday stays are rare, some never answer, some terms lapse.
 */
import { addDays, nextOrSameWorkingDay, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { DEFAULT_HOUSE_VALUES } from '../../../workflows/rules/accompaniment/house.ts';
import type { Objective } from '../../../workflows/rules/accompaniment/steps.ts';
import type {
  Conclusion,
  Problem,
  RenewalDecision,
  Response,
  Result,
} from '../../../workflows/rules/accompaniment/vocabulary.ts';
import { evaluation, preparation } from '../../families/hearing-course.ts';
import { plan } from '../../families/bodies.ts';
import type { Chance } from './chance.ts';
import { Life, type HearingCourse } from './life.ts';

export interface Family {
  id: string;
  reference: string;
  organisationId: string;
  householdId: string;
  caseworkers: readonly string[];
  begins: PlainDate;
  last: PlainDate;
}

const TRIGGERS = { arrears: 50, summons: 12, overcrowding: 22, separation: 10, birth: 6 } as const;
const OFFERS: Record<keyof typeof TRIGGERS, string> = {
  arrears: 'paris/stay-in-home',
  summons: 'paris/summons',
  overcrowding: 'paris/overcrowding',
  separation: 'isere/separation',
  birth: 'isere/birth',
};
const PROBLEMS: Partial<Record<Problem, number>> = {
  arrears: 30,
  budget: 22,
  overcrowding: 18,
  'housing-access': 10,
  'rights-access': 12,
  parenthood: 9,
  employment: 10,
  health: 6,
  isolation: 6,
  schooling: 4,
  energy: 4,
};
const USUAL: Partial<Record<Problem, Partial<Record<Response, number>>>> = {
  arrears: { 'repayment-plan': 40, 'financial-aid': 25, guidance: 20, 'debt-settlement': 10 },
  budget: { guidance: 40, 'financial-aid': 30, 'debt-settlement': 15, 'rights-opened': 15 },
  overcrowding: { 'rehousing-request': 80, guidance: 19, 'furnishing-aid': 1 },
  'housing-access': { 'rehousing-request': 70, guidance: 30 },
  'rights-access': { 'rights-opened': 80, guidance: 20 },
  parenthood: { 'family-mediation': 50, 'group-session': 40, 'holiday-stay': 1 },
};
const ELSE: Partial<Record<Response, number>> = { guidance: 60, referral: 40 };

/** A family's years, from its event to the last day lived. */
export function plausibleLife(family: Family, chance: Chance): Life {
  const life = new Life(family.id, chance, family.begins);
  open(life, family);
  life.until(family.last);
  return life;
}

function open(life: Life, { reference, organisationId, householdId, caseworkers }: Family): void {
  const { chance, today } = life;
  const kind = chance.weighted(TRIGGERS);
  const trigger = { kind, occurredOn: addDays(today, -20), registeredOn: today, referredBy: 'registry' };
  const opening = { reference, organisationId, householdId, trigger, house: DEFAULT_HOUSE_VALUES };
  life.take({ step: 'open', ...opening }, 'system');
  const result = chance.weighted({ eligible: 88, 'not-eligible': 9, undetermined: 3 });
  const offer = OFFERS[kind];
  life.take({ step: 'record-eligibility', result, offer, criteria: [], missing: [] }, 'system');
  if (life.state.stage === 'closed') return;
  const known = chance.is(0.05);
  const answer = { known, services: known ? ['Secteur'] : [], unanswered: [] };
  life.take({ step: 'record-coordination-check', ...answer }, 'system');
  if (result === 'undetermined' && !known) {
    life.in(chance.between(3, 30), () => {
      life.take({ step: 'accept-undetermined', reason: 'Justificatifs attendus.' }, 'supervisor');
    });
  }
  life.in(chance.between(30, 33), () => assignSoon(life, caseworkers));
  life.in(chance.between(0, 12), () => assignSoon(life, caseworkers));
}

function assignSoon(life: Life, caseworkers: readonly string[]): void {
  life.take({ step: 'assign', caseworkerId: life.chance.one(caseworkers) }, 'supervisor');
  const answers = life.chance.is(0.9);
  life.in(life.chance.between(1, 6), () => attempt(life, answers, 1));
  if (life.chance.is(0.06)) {
    life.in(life.chance.between(40, 200), () =>
      life.take({ step: 'reassign', caseworkerId: life.chance.one(caseworkers) }, 'supervisor'),
    );
  }
}

function attempt(life: Life, answers: boolean, nth: number): void {
  const { chance } = life;
  const reached = answers && (nth > 2 || chance.is(0.7));
  const outcome = reached ? 'reached' : 'no-answer';
  life.take({
    step: 'record-contact-attempt',
    channel: nth === 2 ? 'letter' : 'phone',
    on: life.today,
    outcome,
  });
  if (reached) life.in(chance.between(5, 50), () => assess(life));
  else if (nth < 4) life.in(chance.between(3, 9), () => attempt(life, answers, nth + 1));
  else life.in(chance.between(2, 20), () => life.take({ step: 'close', reason: 'no-response' }));
}

function assess(life: Life): void {
  const { chance } = life;
  const problems = [
    ...new Set(Array.from({ length: chance.between(1, 4) }, () => chance.weighted(PROBLEMS))),
  ];
  const conclusion = chance.weighted<Conclusion>({
    'global-accompaniment': 70,
    'one-off-help': 15,
    redirection: 8,
    declined: 7,
  });
  const redirectTo = conclusion === 'redirection' ? { redirectTo: 'Secteur' } : {};
  life.take({ step: 'record-assessment', problems, conclusion, summary: 'Inventé.', ...redirectTo });
  if (conclusion === 'redirection') answerHandover(life, 'h1');
  if (conclusion === 'global-accompaniment') life.in(chance.between(3, 25), () => propose(life, problems));
  else life.in(chance.between(5, 30), () => wrapUp(life));
}

function propose(life: Life, problems: readonly Problem[]): void {
  const { chance } = life;
  life.take({ step: 'propose-plan', ...plan({ objectives: objectivesOf(life, problems) }) });
  const revision = life.state.revisions;
  life.in(chance.between(0, 10), () => {
    life.take({ step: 'agree-plan', revision, party: 'family', on: life.today });
    life.in(chance.between(0, 6), () => {
      life.take({ step: 'agree-plan', revision, party: 'caseworker', on: life.today });
      inProgress(life, problems);
    });
  });
  if (chance.is(0.03)) life.in(30, () => life.take({ step: 'begin-closing', cause: 'family-wish' }));
}

function objectivesOf(life: Life, problems: readonly Problem[]): Objective[] {
  return problems.map((problem, index) => ({
    id: `o${index + 1}`,
    problem,
    aim: problem === 'housing-access' ? 'autonomy' : 'result',
    wording: 'Inventé.',
    evidence: 'Inventé.',
    actor: life.chance.one(['family', 'caseworker'] as const),
    dueOn: addDays(life.today, life.chance.between(60, 170)),
  }));
}

function inProgress(life: Life, problems: readonly Problem[]): void {
  const { chance } = life;
  life.in(chance.between(15, 35), () => meet(life));
  for (const problem of problems)
    if (chance.is(0.8)) life.in(chance.between(5, 150), () => respond(life, problem));
  if (problems.includes('arrears') && chance.is(0.25)) life.in(chance.between(5, 90), () => summon(life));
  if (chance.is(0.12)) life.in(chance.between(60, 170), () => beginClosing(life));
  if (chance.is(0.8)) life.in(chance.between(125, 195), () => decideRenewal(life, problems));
  life.in(205, () => wrapUpOrWait(life));
}

function meet(life: Life): void {
  life.take({
    step: 'record-meeting',
    on: life.today,
    place: life.chance.one(['home', 'office']),
    present: ['m1'],
  });
  life.in(life.chance.between(20, 45), () => meet(life));
}

function respond(life: Life, problem: Problem): void {
  const { chance } = life;
  const response = chance.weighted(USUAL[problem] ?? ELSE);
  const amount = response.endsWith('-aid') ? { amountCents: chance.between(50, 600) * 100 } : {};
  life.take({ step: 'record-response', problem, response, on: life.today, ...amount });
  const fact = life.state.version;
  if (chance.is(0.03)) {
    life.in(chance.between(1, 40), () =>
      life.take({ step: 'correct', fact, reason: 'Erreur.' }, 'supervisor'),
    );
  }
  if (chance.is(0.3)) life.in(chance.between(20, 90), () => respond(life, problem));
}

function decideRenewal(life: Life, problems: readonly Problem[]): void {
  const decision = life.chance.weighted<RenewalDecision>({ renew: 55, end: 45 });
  const objectives = decision === 'renew' ? objectivesOf(life, problems) : [];
  life.take({ step: 'decide-renewal', decision, reason: 'Inventé.', objectives }, 'supervisor');
  const revise = () => decideRenewal(life, problems);
  if (decision === 'end' && life.chance.is(0.1)) life.in(3, revise);
}

function beginClosing(life: Life): void {
  const cause = life.chance.weighted({ 'goals-reached': 60, 'family-wish': 25, 'moved-away': 15 });
  life.take({ step: 'begin-closing', cause });
}

/** Once closing has begun, by whatever way, it is brought to its end. */
function wrapUpOrWait(life: Life): void {
  if (life.state.stage === 'closing') wrapUp(life);
  else if (life.state.stage !== 'closed') life.in(20, () => wrapUpOrWait(life));
}

function wrapUp(life: Life): void {
  const { chance, state } = life;
  if (state.stage !== 'closing') return;
  for (const { id, problem } of state.plan?.objectives ?? []) {
    const achieved = problem === 'housing-access' ? 20 : 45;
    const result = chance.weighted<Result>({
      achieved,
      'partly-achieved': 30,
      'not-achieved': 20,
      dropped: 5,
    });
    life.take({ step: 'evaluate-objective', objectiveId: id, result, evidence: 'Inventé.' });
  }
  if (state.plan) life.take({ step: 'record-final-evaluation', autonomy: 'Inventé.', summary: 'Inventé.' });
  if (chance.is(0.25)) {
    life.take({ step: 'propose-handover', to: 'Secteur', scope: ['budget'] });
    answerHandover(life, `h${life.state.handovers.length}`);
  }
  life.in(chance.between(2, 40), () => close(life, 1));
}

function answerHandover(life: Life, handoverId: string): void {
  if (life.chance.is(0.06)) return;
  const answer = life.chance.weighted({ accepted: 85, declined: 15 });
  life.in(life.chance.between(2, 35), () =>
    life.take({ step: 'answer-handover', handoverId, answer }, 'partner'),
  );
}

/** What is missing (an answer, the end of a hearing) is waited for. */
function close(life: Life, nth: number): void {
  if (nth < 12) life.in(20, () => life.state.stage === 'closing' && close(life, nth + 1));
  const cause = life.state.closing?.cause ?? 'other';
  life.take({ step: 'close', reason: cause });
}

function summon(life: Life): void {
  const { calendar } = life.state.house;
  const hearingOn = nextOrSameWorkingDay(addDays(life.today, life.chance.between(25, 100)), calendar);
  const summons = { court: 'Tribunal inventé', servedOn: life.today, hearingOn, claimedDebtCents: 250_000 };
  life.take({ step: 'open-hearing', ...summons });
  const [prepared] = life.hearings.slice(-1);
  if (prepared) prepare(life, prepared);
}

function prepare(life: Life, hearing: HearingCourse): void {
  const { chance } = life;
  const { hearingOn } = hearing.state;
  const days = (Date.parse(hearingOn) - Date.parse(life.today)) / 86_400_000;
  life.in(1, () => hearing.take({ step: 'offer-interview', on: life.today }, 'caseworker'));
  life.in(5, () => hearing.take({ step: 'record-interview', on: life.today, held: true }, 'caseworker'));
  const sentIn = chance.weighted({ early: 80, late: 12, never: 8 });
  const written = sentIn === 'early' ? Math.max(6, days - 14) : Math.max(6, days - 3);
  if (sentIn !== 'never') {
    life.in(written, () => hearing.take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker'));
    life.in(written, () => hearing.take({ step: 'validate-evaluation' }, 'supervisor'));
    life.in(written + 1, () => hearing.take({ step: 'send-evaluation', on: life.today }, 'caseworker'));
  }
  const rentResumedOn = life.today;
  life.in(written, () =>
    hearing.take({ step: 'record-preparation', ...preparation({ rentResumedOn }) }, 'caseworker'),
  );
  if (chance.is(0.08))
    life.in(days - 2, () => endHearing(life, hearing, { step: 'withdraw', reason: 'Inventé.' }));
  const attended = chance.is(0.75);
  const outcome = attended
    ? chance.one(['claim-dismissed', 'repayment-ordered'] as const)
    : 'eviction-ordered';
  life.in(days + chance.between(0, 9), () =>
    endHearing(life, hearing, { step: 'record-outcome', attended, outcome }),
  );
}

function endHearing(life: Life, hearing: HearingCourse, step: Parameters<HearingCourse['take']>[0]): void {
  hearing.take(step, 'caseworker');
  const { ended } = hearing.state;
  if (!ended) return;
  const told = { step: 'record-hearing-ended', hearingId: hearing.state.id, ending: ended.ending } as const;
  life.take(told, 'system');
}
