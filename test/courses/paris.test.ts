/** The offers of Paris, line by line of its table, lived through the API with time skipped. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DueView } from '../../api/schemas/case.ts';
import {
  addDays,
  daysBetween,
  nextOrSameWorkingDay,
  type PlainDate,
} from '../../workflows/rules/calendar.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';

let installation: Installation;
let api: Api;

beforeAll(async () => {
  installation = await startInstallation({ caf: { house: { automaticAssignment: true } } });
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

/** Only arrears have a stage. */
const event = (kind: string) => ({ kind, stage: undefined as never });
const assigned = (family: FamilyCourse) => family.until(({ stage }) => stage === 'pre-course');

describe('paris/stay-in-home', () => {
  it.each([
    ['first-default', 0],
    ['relapse', 1],
    ['lease-terminated', 2],
  ] as const)('takes arrears at the stage %s, with urgency %i', async (stage, urgency) => {
    const family = await new FamilyCourse(api).open({}, { kind: 'arrears', stage });
    expect(await assigned(family)).toMatchObject({ offer: 'paris/stay-in-home', urgency });
  });

  it('has the most urgent first in the list of a supervisor', async () => {
    const { body } = await api.get<{ items: { urgency: number }[] }>(
      'u-responsable',
      '/v1/accompaniments?sort=-urgency',
    );
    const urgencies = body.items.map(({ urgency }) => urgency);
    expect(urgencies[0]).toBe(2);
    expect(urgencies).toEqual(urgencies.toSorted((a, b) => b - a));
  });

  it('becomes more urgent when the lease is terminated meanwhile', async () => {
    const family = await new FamilyCourse(api).open({}, { kind: 'arrears', stage: 'first-default' });
    await assigned(family);
    const trigger = {
      kind: 'arrears',
      stage: 'lease-terminated',
      occurredOn: today(-1),
      registeredOn: today(),
      referredBy: 'landlord',
    };
    await family.take('u-accueil', 'add-trigger', { trigger } as never);
    expect(await family.view()).toMatchObject({ urgency: 2 });
  });
});

const loads = async () => {
  const { body } = await api.get<{ items: { id: string; load: number }[] }>('u-responsable', '/v1/users');
  return body.items.map(({ load }) => load);
};

describe('assignment by itself', () => {
  it('shares families among the caseworkers of the territory, the least loaded first', async () => {
    for (let families = 0; families < 3; families += 1) {
      await assigned(await new FamilyCourse(api).open({}, { kind: 'arrears', stage: 'relapse' }));
      const [least = 0, most = 0] = (await loads()).toSorted((a, b) => a - b);
      expect(most - least).toBeLessThanOrEqual(1);
    }
  });
});

describe('paris/summons', () => {
  it('takes families with dependent children only', async () => {
    const family = await new FamilyCourse(api).open(
      {
        members: [
          { id: 'm1', role: 'applicant', name: 'Imaginaire', firstName: 'Ana', birthDate: '1980-01-01' },
        ],
        situation: {},
      },
      event('summons'),
    );
    expect(await family.until(({ stage }) => stage !== 'screening')).toMatchObject({
      stage: 'closed',
      closed: { reason: 'not-eligible' },
    });
  });

  it('has both duties prepared: the evaluation for the judge, and the family itself', async () => {
    const family = await new FamilyCourse(api).open({}, event('summons'));
    const { caseworkerId = '' } = await assigned(family);
    const hearingOn = nextOrSameWorkingDay(addDays(today() as PlainDate, 60), { zone: 'metropole' });
    const opened = await family.take(caseworkerId, 'open-hearing', {
      court: 'Tribunal judiciaire d’Exempleville',
      servedOn: today() as PlainDate,
      hearingOn,
      claimedDebtCents: 250_000,
    });
    const path = `/v1/hearings/${opened.hearings[0]?.hearingId}`;
    const kinds = await eventually('the preparation', async () => {
      const { status, body } = await api.get<{ agenda: DueView[] }>(caseworkerId, path);
      return status === 200 && new Set(body.agenda.map(({ kind }) => kind));
    });
    for (const kind of [
      'evaluation-submitted',
      'evaluation-validated',
      'evaluation-sent',
      'evaluation-at-court',
    ]) {
      expect(kinds).toContain(kind);
    }
    for (const kind of ['interview-offer', 'family-told', 'attendance-asked']) expect(kinds).toContain(kind);

    // The weeks before the hearing, with nobody doing anything: each duty is recalled, and the family is written to.
    await family.advance(addDays(hearingOn, -1));
    const { items } = bodyOf(await api.get<{ items: { title: string }[] }>(caseworkerId, `${path}/letters`));
    expect(items.length).toBeGreaterThan(1);
    const journal = await api.get<{ items: { data: { items?: { kind: string }[] } }[] }>(
      caseworkerId,
      `${path}/journal?limit=200`,
    );
    const fallen = journal.body.items.flatMap(({ data }) => data.items ?? []).map(({ kind }) => kind);
    expect(fallen).toEqual(
      expect.arrayContaining(['interview-offer', 'evaluation-submitted', 'family-told']),
    );
  });
});

describe('paris/overcrowding', () => {
  it('takes a derogation granted, and follows its two years', async () => {
    const family = await new FamilyCourse(api).open({}, event('overcrowding'));
    const { caseworkerId = '' } = await assigned(family);
    const opened = await api.post<{ stage: string; period: { endsOn: PlainDate } }>(
      caseworkerId,
      '/v1/derogations',
      {
        householdId: family.householdId,
        accompanimentId: family.id,
        surfaceM2: 14,
        grantedFrom: today(),
      },
    );
    expect(opened).toMatchObject({ status: 201, body: { stage: 'derogated' } });
    const days = daysBetween(today() as PlainDate, opened.body.period.endsOn);
    expect(Math.round(days / 365.25)).toBe(2);
  });
});
