/** What people write is text wherever it comes out: in the journal, the letters, the mail, the calendar, the exports. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { nextOrSameWorkingDay } from '../../workflows/rules/calendar.ts';
import { Api, FamilyCourse, today, type Reply } from '../families/api.ts';
import { day, objective, plan } from '../families/bodies.ts';
import { mapTexts } from '../../activities/keys/texts.ts';
import { KINDS } from '../../api/routes/index.ts';
import { specialistCapacity } from '../../workflows/rules/specialist-capacity/index.ts';
import { writtenFields } from '../../api/written-fields.ts';
import { PRACTICES, type PracticeStep } from '../faults/practices.ts';
import type { z } from 'zod';
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

/** Most of them in one line, where one is enough: each step of each practice is lived once. */
const LINE = [HOSTILE['a formula'], HOSTILE['a header'], HOSTILE['a script'], HOSTILE['a statement']]
  .join(' ')
  .trim();

/** The body of a step with that in every field in which people write. */
function hostile(schema: z.ZodType | undefined, body: object): object {
  const fields = schema ? writtenFields(schema) : [];
  return mapTexts(body, (text, name) => (fields.includes(name) ? LINE : text));
}

/** Opens cases with that in every field of their opening. */
class HostileDoor extends Api {
  override request<Body = Record<string, unknown>>(
    ...[who, method, path, body, headers]: Parameters<Api['request']>
  ): Promise<Reply<Body>> {
    const opening = KINDS.find(({ collection }) => collection?.path === path)?.collection?.opening;
    const sent = method === 'POST' && opening ? hostile(opening.body, body as object) : body;
    return super.request<Body>(who, method, path, sent, headers);
  }
}

/** The places of an organisation are one case of a fixed name, which another test lives on this engine. */
const OWN = PRACTICES.filter(({ kind }) => kind !== specialistCapacity);

/** The kinds of the list, and those that an accompaniment opens. */
const LIVED = [
  ...OWN.map((one) => ({ name: one.kind.name, path: one.path, open: (door: Api) => one.open(door) })),
  { name: 'hearing', path: '/v1/hearings', open: openedHearing },
  { name: 'arrears', path: '/v1/arrears', open: openedTrack },
];

const step = (who: string, name: string, body: object): PracticeStep => ({ who, step: name, body });

async function openedHearing(): Promise<{ id: string; steps: PracticeStep[] }> {
  const family = await new FamilyCourse(api).inProgress();
  const { hearings } = await family.take('u-camille', 'open-hearing', {
    court: LINE,
    servedOn: day(today()),
    hearingOn: day(today(60)),
    claimedDebtCents: 250_000,
  });
  const id = hearings[0]?.hearingId ?? '';
  await eventually(
    'the hearing',
    async () => (await api.get('u-camille', `/v1/hearings/${id}`)).status === 200,
  );
  const on = today();
  const evaluation = { situation: 'x', resources: 'x', debt: 'x', proposal: 'x', landlordObservations: 'x' };
  return {
    id,
    steps: [
      step('u-camille', 'offer-interview', { on }),
      step('u-camille', 'record-interview', { on, held: true }),
      step('u-camille', 'submit-evaluation', evaluation),
      step('u-responsable', 'return-evaluation', { reason: 'x' }),
      step('u-camille', 'submit-evaluation', evaluation),
      step('u-responsable', 'validate-evaluation', {}),
      step('u-camille', 'send-evaluation', { on }),
      step('u-camille', 'record-preparation', { speaker: 'family', papers: ['x'], legalAidAsked: true }),
      step('u-camille', 'withdraw', { reason: 'x' }),
    ],
  };
}

async function openedTrack(): Promise<{ id: string; steps: PracticeStep[] }> {
  const family = await new FamilyCourse(api).inProgress();
  const { arrears } = await family.take('u-camille', 'open-arrears-track', {
    firstDefaultOn: day(today(-40)),
  });
  const id = arrears[0]?.arrearsId ?? '';
  await eventually('the track', async () => (await api.get('u-camille', `/v1/arrears/${id}`)).status === 200);
  const summons = {
    court: 'x',
    servedOn: today(),
    hearingOn: nextOrSameWorkingDay(day(today(80)), { zone: 'metropole' }),
    claimedDebtCents: 100_000,
  };
  return { id, steps: [{ who: 'u-camille', step: 'record-summons', body: summons }] };
}

describe.each(LIVED)('a whole course of $name', ({ name, path, open }) => {
  const steps = KINDS.find(({ rules }) => rules.name === name)?.steps ?? {};

  it('takes it in every field, and reads it again as it was written', async () => {
    const { id, steps: lived } = await open(new HostileDoor(api.url));
    const written: string[] = [];
    for (const { who, step: taken, body } of lived) {
      const sent = hostile(steps[taken], body);
      const reply = await api.post(who, `${path}/${id}/steps/${taken}`, sent);
      expect([taken, reply.status, reply.body['code']]).toEqual([taken, 200, undefined]);
      mapTexts(sent, (text) => (text === LINE ? (written.push(taken), text) : text));
    }
    const { body } = await api.get('u-responsable', `${path}/${id}/journal?limit=200`);
    const read: string[] = [];
    mapTexts(body, (text) => (text === LINE ? (read.push(text), text) : text));
    expect(read.length).toBeGreaterThanOrEqual(written.length);
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
      expect(headers).not.toContain('voleur@');
      // Whoever asked is greeted by the name they gave, on one line.
      expect(message).not.toMatch(/^bcc:/im);
    }
  });

  it('is nowhere in a calendar, which tells references only', async () => {
    const { body } = await api.post<{ href: string }>('u-camille', '/v1/me/calendar-feed', {});
    const feed = await (await fetch(`${installation.url}${body.href}`)).text();
    expect(feed).toContain('BEGIN:VEVENT');
    expect(feed.replaceAll(/\r\n /g, '')).not.toMatch(/voleur@|<script|drop table|alert\(1\)/);
  });

  it('is in the copy that the family asks for, as text and on paper', async () => {
    const path = `/v1/households/${course.householdId}/export`;
    const { body } = await api.get('u-admin', path);
    expect(JSON.stringify(body)).toContain('drop table household');
    const headers = { ...(await api.authorization('u-admin')), accept: 'application/pdf' };
    const printed = Buffer.from(await (await fetch(`${installation.url}${path}`, { headers })).arrayBuffer());
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed.toString('latin1')).not.toMatch(/\/JavaScript|\/OpenAction|\/Launch/);
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
