/**
 * A whole year of one family, as a caseworker would live it: two attempts to reach it, a home visit, a meeting every
 * month, three responses, two objectives, an amendment of the plan, the renewal, the evaluations, the closing.
 */
import { addDays, addMonths, type PlainDate } from '../../workflows/rules/calendar.ts';
import type { StepBodies } from '../../workflows/rules/accompaniment/steps.ts';
import { assessment, objective, plan } from '../families/bodies.ts';
import type { FrontDoor } from '../../worker/local/front-door.ts';
import { CASEWORKER, Family, SUPERVISOR } from './family.ts';

/** Lives it to its end; answers the family. */
export async function liveYear(door: FrontDoor, name: string): Promise<Family> {
  const family = await Family.screened(door, name);
  await makeAcquaintance(family);
  await agreeOnPlan(family);
  const start = family.today;
  await firstTerm(family, start);
  await secondTerm(family, start);
  await end(family, addMonths(start, 12));
  return family;
}

async function makeAcquaintance(family: Family): Promise<void> {
  await family.take(SUPERVISOR, 'assign', { caseworkerId: CASEWORKER });
  const attempt = { channel: 'phone', outcome: 'no-answer' } as const;
  await family.take(CASEWORKER, 'record-contact-attempt', { ...attempt, on: family.today });
  await family.advance(addDays(family.today, 3));
  await family.take(CASEWORKER, 'record-contact-attempt', {
    ...attempt,
    on: family.today,
    outcome: 'reached',
  });
  const visit = addDays(family.today, 6);
  await family.take(CASEWORKER, 'schedule-home-visit', { on: visit, at: '14:30' });
  await family.advance(visit);
  await family.take(CASEWORKER, 'record-home-visit', { on: visit, met: true });
  await family.take(CASEWORKER, 'record-assessment', assessment());
}

async function agreeOnPlan(family: Family): Promise<void> {
  await family.advance(addDays(family.today, 10));
  await family.take(CASEWORKER, 'propose-plan', {
    ...plan({ objectives: objectivesUntil(addDays(family.today, 150)) }),
    meetEveryDays: 30,
  });
  await family.agree(1);
}

async function firstTerm(family: Family, start: PlainDate): Promise<void> {
  await meet(family, addMonths(start, 1));
  await respond(family, 'repayment-plan', 'arrears');
  await meet(family, addMonths(start, 2));
  await respond(family, 'rights-opened', 'budget');
  await meet(family, addMonths(start, 3));
  await family.take(CASEWORKER, 'propose-plan', {
    ...plan({ objectives: objectivesUntil(addMonths(start, 5)) }),
    meetEveryDays: 30,
  });
  await family.agree(2);
  await meet(family, addMonths(start, 4));
  await respond(family, 'landlord-mediation', 'arrears');
  await meet(family, addMonths(start, 5));
  await family.advance(addDays(addMonths(start, 6), -20));
  await family.take(SUPERVISOR, 'decide-renewal', {
    decision: 'renew',
    reason: 'Le plan d’apurement est tenu, les droits ne sont pas encore tous ouverts.',
    objectives: objectivesUntil(addMonths(start, 11)),
  });
}

async function secondTerm(family: Family, start: PlainDate): Promise<void> {
  for (const month of [6, 7, 8, 9, 10]) await meet(family, addMonths(start, month));
  await evaluate(family, 'loyer', 'achieved');
  await meet(family, addMonths(start, 11));
}

async function end(family: Family, on: PlainDate): Promise<void> {
  await family.advance(on);
  await evaluate(family, 'droits', 'partly-achieved');
  await family.take(CASEWORKER, 'record-final-evaluation', {
    autonomy: 'Suit ses comptes chaque semaine et sait à qui s’adresser.',
    summary: 'La dette est apurée aux deux tiers, le bail est maintenu.',
  });
  await family.take(CASEWORKER, 'close', { reason: 'term-ended' });
}

async function meet(family: Family, on: PlainDate): Promise<void> {
  await family.advance(on);
  await family.take(CASEWORKER, 'record-meeting', meetingOn(on));
}

export function meetingOn(on: PlainDate): StepBodies['record-meeting'] {
  return {
    on,
    place: 'office',
    present: ['m1'],
    summary: 'Le loyer du mois est payé ; le dossier d’aide est complet et part cette semaine.',
  };
}

async function respond(
  family: Family,
  response: StepBodies['record-response']['response'],
  problem: StepBodies['record-response']['problem'],
): Promise<void> {
  const note = 'Convenu avec la famille au dernier rendez-vous.';
  await family.take(CASEWORKER, 'record-response', { problem, response, on: family.today, note });
}

async function evaluate(
  family: Family,
  objectiveId: string,
  result: StepBodies['evaluate-objective']['result'],
): Promise<void> {
  const evidence = 'Quittances et notifications vues ensemble.';
  await family.take(CASEWORKER, 'evaluate-objective', { objectiveId, result, evidence });
}

function objectivesUntil(dueOn: PlainDate) {
  return [
    objective({ id: 'loyer', dueOn }),
    objective({
      id: 'droits',
      problem: 'budget',
      aim: 'autonomy',
      wording: 'Faire valoir les droits ouverts et suivre le budget chaque mois',
      evidence: 'Notifications de droits, tableau de budget tenu trois mois',
      dueOn,
    }),
  ];
}
