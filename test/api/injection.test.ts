/** What people write is text wherever it comes out: in the journal, the letters, the mail, the calendar, the exports. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';
import { day, objective, plan } from '../families/bodies.ts';
import { family as invented } from '../../worker/local/invented.ts';

const HOSTILE = {
  'a statement': `'; drop table household; --`,
  'a header': `Bonjour\r\nBcc: voleur@exempleville.example\r\n\r\nCorps`,
  'a formula': `=cmd|' /C calc'!A0`,
  'a script': `<script>alert(1)</script><img src=x onerror=alert(1)>`,
  'a reversed text': `\u202Etxt.exe\u200B\uFEFF`,
  'a null character': `avant\u0000après`,
  'a template': '${process.env.HOME} {{7*7}} %s %n',
} as const;
const CASES = Object.entries(HOSTILE);

let installation: Installation;
let api: Api;
let course: FamilyCourse;
beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
  course = await new FamilyCourse(api).inProgress();
}, 120_000);
afterAll(() => installation.stop());

/** Taken as it is, or refused as unfit: never a mistake of ours. */
function expectTakenOrRefused({ status, body }: { status: number; body: object }): boolean {
  const { code } = body as { code?: string };
  expect([200, 201, 422]).toContain(status);
  if (status === 422) expect(code).toBe('invalid-request');
  return status !== 422;
}

describe.each(CASES)('%s', (_, text) => {
  it.each(['name', 'firstName', 'line', 'city', 'phone'])('as the %s of a family', async (field) => {
    const [member, child] = invented('Imaginaire').members;
    const address = invented('Imaginaire').address;
    const body = {
      ...invented('Imaginaire'),
      members: [
        { ...member, ...(field === 'name' || field === 'firstName' ? { [field]: text } : {}) },
        child,
      ],
      address: {
        ...address,
        ...(field === 'line' && { lines: [text] }),
        ...(field === 'city' && { city: text }),
      },
      ...(field === 'phone' && { contact: { phone: text } }),
    };
    const reply = await api.post<{ id: string }>('u-accueil', '/v1/households', body);
    if (!expectTakenOrRefused(reply)) return;
    const { body: kept } = await api.get('u-accueil', `/v1/households/${reply.body.id}`);
    expect(JSON.stringify(kept)).toContain(JSON.stringify(text.trim()).slice(1, -1));
  });

  it('in what is written of a family, which is read again as it was written', async () => {
    const on = day(course.today);
    const view = { situation: text, difficulties: text, priorities: text, wayOut: text };
    const objectives = [objective({ dueOn: day(today(100)), wording: text, evidence: text })];
    const replies = [
      await course.attempt('u-camille', 'record-meeting', {
        on,
        place: 'office',
        present: [text],
        summary: text,
      }),
      await course.attempt('u-camille', 'record-response', {
        problem: 'budget',
        response: 'guidance',
        on,
        note: text,
      }),
      await course.attempt('u-camille', 'propose-plan', plan({ familyView: view, objectives })),
      await course.attempt('u-camille', 'propose-handover', { to: text, scope: [text] }),
    ];
    const taken = replies.filter(expectTakenOrRefused);
    const { body } = await api.get('u-camille', `/v1/accompaniments/${course.id}/journal?limit=100`);
    const written = JSON.stringify(body).split(JSON.stringify(text.trim()).slice(1, -1)).length - 1;
    expect(written).toBeGreaterThanOrEqual(taken.length);
  });
});

describe('what comes out of it all', () => {
  it('leaves the tables whole', async () => {
    const { rows } = await installation.store.pool.query('select count(*)::int as kept from household');
    expect(rows[0]?.kept).toBeGreaterThan(CASES.length);
  });

  it('is one PDF of letters, where nothing is run', async () => {
    await agreeLast();
    const print = await eventually('the letters', async () => {
      const response = await fetch(`${installation.url}/v1/letters`, {
        headers: { ...(await api.authorization('u-responsable')), accept: 'application/pdf' },
      });
      return response.ok && Buffer.from(await response.arrayBuffer());
    });
    expect(print.subarray(0, 5).toString()).toBe('%PDF-');
    expect(print.toString('latin1')).not.toMatch(/\/JavaScript|\/OpenAction|\/Launch/);
  });

  it('is mail to those it was meant for', () => {
    for (const message of installation.inbox.messages) {
      const [headers = ''] = message.split('\r\n\r\n');
      expect(headers).not.toMatch(/^bcc:/im);
      expect(message).not.toContain('voleur@');
    }
  });

  it('is not in the exports, which hold no text of people', async () => {
    const headers = { ...(await api.authorization('u-responsable')), accept: 'text/csv' };
    const response = await fetch(`${installation.url}/v1/steering/export`, { headers });
    expect(response.status).toBe(200);
    const csv = await response.text();
    for (const text of Object.values(HOSTILE)) expect(csv).not.toContain(text);
    expect(csv).not.toMatch(/(^|;|,)"?[=@]/m);
  });
});

/** The plan last proposed is agreed to by both: its sheet and its contract are written. */
async function agreeLast(): Promise<void> {
  const { body } = await api.get<{ items: { type: string; data: { revision?: number } }[] }>(
    'u-camille',
    `/v1/accompaniments/${course.id}/journal?limit=100`,
  );
  const revision = body.items.findLast(({ type }) => type === 'plan-proposed')?.data.revision ?? 1;
  const on = day(course.today);
  await course.take('u-camille', 'agree-plan', { revision, party: 'family', on });
  await course.take('u-camille', 'agree-plan', { revision, party: 'caseworker', on });
}
