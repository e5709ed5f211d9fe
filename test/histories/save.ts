/**
 * Saves the histories of whole courses, lived through the API on the real engine: `npm run histories`. Those saved
 * before stay as they are: a file that no longer replays is what the corpus is for. A new one takes a new name.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, it } from '@jest/globals';
import { workflowId } from '../../workflows/messages.ts';
import { addDays, addMonths, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { assessment, objective, plan } from '../families/bodies.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { COUNCIL } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { startProcesses } from '../environment/processes.ts';
import { holdRecording } from '../faults/held.ts';
import { historiesOf, type History } from '../faults/history.ts';
import { PRACTICES } from '../faults/practices.ts';
import { untilQuiet } from '../faults/quiet.ts';
import { meeting } from '../faults/steps.ts';
import { decodedHistory } from './decoded.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
}, 120_000);
afterAll(() => installation.stop());

async function save(name: string, id: string): Promise<void> {
  const history = await installation.client.workflow.getHandle(id).fetchHistory();
  keep(name, await decodedHistory(installation.store.keys, history));
}

function keep(name: string, history: History): void {
  const file = fileURLToPath(new URL(`${name}.json`, import.meta.url));
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(JSON.parse(historyToJSON(history)), anonymous));
}

/** A worker calls itself, and its own queue, by its process and its machine; a failure says where files lie. */
function anonymous(key: string, value: unknown): unknown {
  if (key === 'identity') return 'worker';
  if (key === 'stackTrace') return '';
  if (key === 'data' && typeof value === 'string') return withoutTrace(value);
  return typeof value === 'string' ? value.replaceAll(`@${hostname()}`, '@worker') : value;
}

/** A failure is a payload as a whole, and its trace is in there. */
function withoutTrace(data: string): string {
  const text = Buffer.from(data, 'base64').toString('utf8');
  if (!text.includes('"stack_trace"')) return data;
  return Buffer.from(JSON.stringify({ ...JSON.parse(text), stack_trace: '' })).toString('base64');
}

const ended = (id: string) => installation.client.workflow.getHandle(id).result();

it.each(PRACTICES)('a practice of the field: $path', async (practice) => {
  const { kind, path } = practice;
  const { id, steps } = await practice.open(api);
  for (const { who, step, body } of steps) bodyOf(await api.post(who, `${path}/${id}/steps/${step}`, body));
  await untilQuiet(installation, id, kind.name);
  await save(`practice-${kind.name}`, workflowId(kind.name, id));
});

it('a year, renewed and closed', async () => {
  const family = await new FamilyCourse(api).inProgress();
  const start = family.today as PlainDate;
  await family.take('u-camille', 'schedule-home-visit', { on: addDays(start, 3), at: '14:00' });
  await family.advance(addDays(start, 40));
  const objectives = [objective({ dueOn: addMonths(start, 11) }), objective({ id: 'o2', problem: 'budget', dueOn: addMonths(start, 5) })];
  await family.take('u-camille', 'propose-plan', plan({ objectives }));
  await family.take('u-camille', 'agree-plan', { revision: 2, party: 'family', on: family.today as PlainDate });
  await family.take('u-camille', 'agree-plan', { revision: 2, party: 'caseworker', on: family.today as PlainDate });
  await family.advance(addDays(addMonths(start, 6), -20));
  await family.take('u-responsable', 'decide-renewal', { decision: 'renew', reason: 'Utile', objectives });
  await family.advance(addMonths(start, 12));
  for (const objectiveId of ['o1', 'o2'])
    await family.take('u-camille', 'evaluate-objective', { objectiveId, result: 'achieved', evidence: 'Vu' });
  await family.take('u-camille', 'record-final-evaluation', { autonomy: 'Seule', summary: 'Bien' });
  await family.take('u-camille', 'close', { reason: 'term-ended' });
  await ended(`accompaniment-${family.id}`);
  await save('a-year-renewed', `accompaniment-${family.id}`);
});

it('a pre-course that lasts, and a renewal that overtakes an amendment', async () => {
  const family = await new FamilyCourse(api).assigned();
  await family.advance(addDays(addMonths(family.today as PlainDate, 2), 1));
  await family.take('u-camille', 'record-home-visit', { met: true });
  await family.take('u-camille', 'record-assessment', assessment());
  const objectives = [objective({ dueOn: addMonths(family.today as PlainDate, 5) })];
  const on = family.today as PlainDate;
  await family.take('u-camille', 'propose-plan', plan({ objectives }));
  await family.take('u-camille', 'agree-plan', { revision: 1, party: 'family', on });
  const { termEndsOn } = await family.take('u-camille', 'agree-plan', { revision: 1, party: 'caseworker', on });
  await family.advance(addDays(termEndsOn as PlainDate, -20));
  await family.take('u-camille', 'propose-plan', plan({ objectives: [objective({ dueOn: addMonths(on, 8) })] }));
  await family.take('u-camille', 'agree-plan', { revision: 2, party: 'family', on: family.today as PlainDate });
  await family.take('u-responsable', 'decide-renewal', { decision: 'renew', reason: 'Utile', objectives });
  await family.advance(addDays(termEndsOn as PlainDate, 3));
  await untilQuiet(installation, family.id);
  await save('renewed-over-an-amendment', `accompaniment-${family.id}`);
});

it('a session attended and a holiday granted, told to an accompaniment that is reassigned', async () => {
  const family = await new FamilyCourse(api).inProgress();
  const opening = { householdId: family.householdId, accompanimentId: family.id, caseworkerId: 'u-camille' };
  const post = async (path: string, body: object) =>
    bodyOf(await api.post<{ id: string }>('u-responsable', path, body)).id;
  const take = async (path: string, step: string, body: object) =>
    bodyOf(await api.post('u-responsable', `${path}/steps/${step}`, body));
  const on = family.today as PlainDate;
  const aid = await post('/v1/holiday-aids', opening);
  await take(`/v1/holiday-aids/${aid}`, 'propose-project', {
    memberIds: ['m1'],
    from: addDays(on, 60),
    to: addDays(on, 67),
    where: 'Gîte de l’Exemple',
    costs: [{ label: 'transport', amountCents: 20_000 }],
    shares: [{ label: 'caf', amountCents: 20_000 }],
  });
  await take(`/v1/holiday-aids/${aid}`, 'decide', { decision: 'granted', reason: 'Utile.' });
  await family.until(({ responses }) => responses.length > 0);
  await family.take('u-responsable', 'reassign', { caseworkerId: 'u-sacha' });
  await eventually('the aid follows', async () => {
    const { body } = await api.get<{ caseworkerId: string }>('u-responsable', `/v1/holiday-aids/${aid}`);
    return body.caseworkerId === 'u-sacha';
  });
  const session = await post('/v1/group-sessions', { title: 'Cap projets', caseworkerId: 'u-camille', places: 2 });
  const path = `/v1/group-sessions/${session}`;
  let startsOn = addDays(on, 10);
  while (new Date(startsOn).getUTCDay() !== 2 || nextOrSameWorkingDay(startsOn, { zone: 'metropole' }) !== startsOn) startsOn = addDays(startsOn, 1);
  await take(path, 'plan-days', { startsOn, weekdays: ['tuesday', 'thursday'] });
  const named = { householdId: family.householdId, accompanimentId: family.id };
  await take(path, 'refer-participant', { ...named, memberId: 'm1', partner: 'Service social' });
  const enrolment = { expectations: 'Reprendre pied.', childcare: 'arranged', transport: 'arranged' };
  const present = ['participant', 'partner', 'caf'];
  await take(path, 'record-three-way-meeting', { participantId: 'p1', on, present, rightMoment: true, enrolment });
  await take(path, 'confirm-place', { participantId: 'p1' });
  const lived = { to: startsOn };
  bodyOf(await api.post('u-responsable', `/v1/rehearsal/accompaniments/${session}/advance`, lived));
  await family.advance(startsOn);
  const attendance = [{ participantId: 'p1', attendance: 'present' }];
  await take(path, 'record-attendance', { on: startsOn, half: 'morning', attendance });
  await family.until(({ responses }) => responses.length > 1);
  await untilQuiet(installation, session, 'group-session');
  await untilQuiet(installation, family.id);
  await save('a-session-attended', workflowId('group-session', session));
  await save('a-holiday-told', workflowId('holiday-aid', aid));
  await save('an-accompaniment-told', workflowId('accompaniment', family.id));
}, 120_000);

it('a term that lapses, with a handover unanswered', async () => {
  const family = await new FamilyCourse(api).inProgress();
  const end = addMonths(family.today as PlainDate, 6);
  await family.advance(addDays(end, -10));
  await family.take('u-camille', 'propose-handover', { to: 'Service exemple', scope: ['budget'] });
  await family.advance(addDays(end, 50));
  await save('a-term-lapsed', `accompaniment-${family.id}`);
});

it('a family that does not answer, with an attempt recorded in error', async () => {
  const family = await new FamilyCourse(api).assigned();
  const attempt = (channel: 'letter' | 'phone') =>
    family.take('u-camille', 'record-contact-attempt', { channel, on: family.today as PlainDate, outcome: 'no-answer' });
  const { version } = await attempt('phone');
  await family.take('u-responsable', 'correct', { fact: version, reason: 'Autre famille' });
  await attempt('phone');
  await attempt('letter');
  await family.advance(addDays(family.today as PlainDate, 12));
  await attempt('phone');
  await family.take('u-camille', 'close', { reason: 'no-response' });
  await ended(`accompaniment-${family.id}`);
  await save('no-response', `accompaniment-${family.id}`);
});

it('a screening undetermined, let through', async () => {
  const family = await new FamilyCourse(api).open({ situation: {} }, { kind: 'summons', referredBy: 'court', stage: undefined as never });
  await family.until(({ eligibility, coordination }) => Boolean(eligibility && coordination));
  await family.take('u-accueil', 'screen-again', {});
  await family.until(({ eligibility }) => Boolean(eligibility));
  await family.take('u-responsable', 'accept-undetermined', { reason: 'Connue du service' });
  await save('screening-undetermined', `accompaniment-${family.id}`);
});

it('a hearing put off, and its accompaniment', async () => {
  const family = await new FamilyCourse(api).assigned();
  const sitting = (days: number) => nextOrSameWorkingDay(addDays(family.today as PlainDate, days), { zone: 'metropole' });
  const hearingOn = sitting(40);
  const view = await family.take('u-camille', 'open-hearing', {
    court: 'Tribunal d’Exempleville',
    servedOn: family.today as PlainDate,
    hearingOn,
    claimedDebtCents: 250_000,
  });
  const id = String(view.hearings[0]?.hearingId);
  await family.advance(addDays(hearingOn, -2));
  const steps = `/v1/hearings/${id}/steps`;
  const later = sitting(30);
  await api.post('u-camille', `${steps}/adjourn`, { hearingOn: later });
  await family.advance(addDays(later, 1));
  await api.post('u-camille', `${steps}/record-outcome`, { attended: true, outcome: 'claim-dismissed' });
  await ended(`hearing-${id}`);
  await family.until(({ hearings }) => hearings[0]?.ending !== undefined);
  await save('a-hearing-adjourned', `hearing-${id}`);
  await save('an-accompaniment-with-a-hearing', `accompaniment-${family.id}`);
});

it('a debt followed to its hearing, which the landlord drops, and their accompaniment', async () => {
  const family = await new FamilyCourse(api).assigned();
  const on = family.today as PlainDate;
  const opening = { firstDefaultOn: addDays(on, -40), debtCents: 90_000, tenure: 'tenant', benefitPaidTo: 'landlord' } as const;
  const { arrears } = await family.take('u-camille', 'open-arrears-track', { ...opening, leaseMadeOn: '2024-03-01' as PlainDate });
  const id = String(arrears[0]?.arrearsId);
  await untilQuiet(installation, id, 'arrears');
  const step = async (kind: string, caseId: string, name: string, body: object) =>
    bodyOf(await api.post('u-camille', `/v1/${kind}/${caseId}/steps/${name}`, body));
  await step('arrears', id, 'record-report', { on });
  const repayment = { on, firstInstalmentOn: addDays(on, 5), instalments: 3, instalmentCents: 30_000 };
  await step('arrears', id, 'agree-repayment-plan', repayment);
  await family.advance(addDays(on, 6));
  await step('arrears', id, 'record-instalment', { instalment: 1, paid: false });
  await step('arrears', id, 'record-payment-order', { servedOn: family.today, claimedDebtCents: 90_000 });
  await family.advance(addDays(on, 60));
  const hearingOn = nextOrSameWorkingDay(addDays(on, 120), { zone: 'metropole' });
  const summons = { court: 'Tribunal d’Exempleville', servedOn: family.today, hearingOn, claimedDebtCents: 120_000 };
  await step('arrears', id, 'record-summons', summons);
  const { hearings } = await family.until((view) => view.hearings.length > 0);
  const hearingId = String(hearings[0]?.hearingId);
  await untilQuiet(installation, family.id);
  await untilQuiet(installation, hearingId, 'hearing');
  await family.advance(addDays(hearingOn, -7));
  await step('hearings', hearingId, 'withdraw', { reason: 'Accord avec le bailleur' });
  await ended(`hearing-${hearingId}`);
  await family.until((view) => view.hearings[0]?.ending !== undefined);
  await untilQuiet(installation, id, 'arrears');
  await family.take('u-camille', 'begin-closing', { cause: 'goals-reached' });
  await family.take('u-camille', 'close', { reason: 'goals-reached' });
  await ended(`arrears-${id}`);
  await save('a-debt-to-its-hearing', `arrears-${id}`);
  await save('a-hearing-withdrawn', `hearing-${hearingId}`);
  await save('an-accompaniment-with-arrears', `accompaniment-${family.id}`);
}, 120_000);

it('a derogation renewed, then lapsed', async () => {
  const family = await new FamilyCourse(api).open();
  const opening = { householdId: family.householdId, surfaceM2: 14, grantedFrom: family.today, caseworkerId: 'u-camille' };
  const { id } = bodyOf(await api.post<{ id: string }>('u-accueil', '/v1/derogations', opening));
  const live = (to: string) => api.post('u-responsable', `/v1/rehearsal/accompaniments/${id}/advance`, { to });
  const step = async (name: string, body: object) =>
    bodyOf(await api.post('u-camille', `/v1/derogations/${id}/steps/${name}`, body));
  const end = addMonths(family.today as PlainDate, 24);
  bodyOf(await live(addDays(end, -100)));
  await step('record-enquiry', { on: addDays(end, -100), favourable: true, summary: 'Relogement demandé.' });
  bodyOf(await api.post('u-accueil', `/v1/derogations/${id}/steps/renew`, {}));
  await step('record-household-change', { on: addDays(end, -100), change: 'birth', persons: 3 });
  bodyOf(await live(addMonths(end, 26)));
  await untilQuiet(installation, id, 'derogation');
  await save('a-derogation-lapsed', `derogation-${id}`);
}, 120_000);

it('steps asked for at once, while the database is slow', async () => {
  const family = await new FamilyCourse(api).inProgress();
  const handle = installation.client.workflow.getHandle(workflowId('accompaniment', family.id));
  const held = await holdRecording(installation.databaseUrl, family.id);
  const steps = [
    family.take('u-camille', 'record-meeting', meeting(family)),
    family.take('u-responsable', 'reassign', { caseworkerId: 'u-sacha' }),
    family.take('u-camille', 'propose-handover', { to: COUNCIL.id, scope: ['budget'] }),
  ];
  await eventually('the patient way to record', async () => {
    const { raw } = await handle.describe();
    return raw.pendingActivities?.some(({ activityType }) => activityType?.name === 'record');
  });
  await held.release();
  await Promise.all(steps);
  await untilQuiet(installation, family.id);
  await save('steps-at-once', handle.workflowId);
}, 120_000);

it('a course so long that it takes several runs', async () => {
  const lived = await startProcesses({ dynamicConfig: ['limit.historyCount.suggestContinueAsNew=100'] });
  try {
    const family = await new FamilyCourse(new Api(lived.url)).inProgress();
    await family.advance(addMonths(family.today as PlainDate, 3));
    await untilQuiet(lived, family.id);
    const runs = await historiesOf(lived.client, 'accompaniment', family.id);
    for (const [index, run] of runs.entries()) {
      keep(`several-runs-${index + 1}`, await decodedHistory(lived.store.keys, run));
    }
  } finally {
    await lived.stop();
  }
}, 120_000);
