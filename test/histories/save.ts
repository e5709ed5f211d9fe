/**
 * Saves the histories of whole courses, lived through the API on the real engine: `npm run histories`. Those saved
 * before stay as they are: a file that no longer replays is what the corpus is for. A new one takes a new name.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, it } from '@jest/globals';
import { addDays, addMonths, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { objective, plan } from '../families/bodies.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

async function save(name: string, workflowId: string): Promise<void> {
  const file = fileURLToPath(new URL(`${name}.json`, import.meta.url));
  if (existsSync(file)) return;
  const history = await installation.client.workflow.getHandle(workflowId).fetchHistory();
  writeFileSync(file, JSON.stringify(JSON.parse(historyToJSON(history))));
}

const ended = (id: string) => installation.client.workflow.getHandle(id).result();

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
