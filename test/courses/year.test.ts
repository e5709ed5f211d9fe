/** Whole courses lived through the API alone, on a real engine with time skipped. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addMonths, isWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { Api, FamilyCourse, today } from '../families/api.ts';
import { objective } from '../families/bodies.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';

let installation: Installation;
let api: Api;

beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
});
afterAll(() => installation.stop());

interface FactView {
  number: number;
  on: PlainDate;
  type: string;
  data: { items?: { kind: string; on: PlainDate }[]; term?: number };
}

async function journalOf(family: FamilyCourse): Promise<FactView[]> {
  const { body } = await api.get<{ items: FactView[] }>(
    'u-responsable',
    `/v1/accompaniments/${family.id}/journal?limit=200`,
  );
  return body.items;
}

async function lettersOf(family: FamilyCourse): Promise<{ template: string; on: string; id: string }[]> {
  const { body } = await api.get<{ items: { template: string; on: string; id: string }[] }>(
    'u-responsable',
    `/v1/accompaniments/${family.id}/letters`,
  );
  return body.items;
}

describe('a family accompanied for a year', () => {
  it('is reminded, renewed once, evaluated and closed, with every date where it belongs', async () => {
    const family = await new FamilyCourse(api).inProgress();
    const start = family.today as PlainDate;
    const firstEnd = addMonths(start, 6);
    const secondEnd = addMonths(start, 12);
    expect(await family.view()).toMatchObject({ stage: 'in-progress', term: 1, termEndsOn: firstEnd });

    await family.advance(addDays(firstEnd, -20));
    await family.take('u-responsable', 'decide-renewal', {
      decision: 'renew',
      reason: 'Le logement n’est pas encore sûr.',
      objectives: [objective({ dueOn: addDays(secondEnd, -30) })],
    });
    await family.advance(firstEnd);
    expect(await family.view()).toMatchObject({ stage: 'in-progress', term: 2, termEndsOn: secondEnd });

    await family.advance(secondEnd);
    expect(await family.view()).toMatchObject({
      stage: 'closing',
      closing: { cause: 'term-ended', on: secondEnd },
    });
    await family.take('u-camille', 'evaluate-objective', {
      objectiveId: 'o1',
      result: 'achieved',
      evidence: 'Quittances',
    });
    await family.take('u-camille', 'record-final-evaluation', {
      autonomy: 'Suit son budget seule',
      summary: 'Logement gardé',
    });
    const closed = await family.take('u-camille', 'close', { reason: 'term-ended' });
    expect(closed).toMatchObject({ stage: 'closed', steps: [], agenda: [] });

    const journal = await journalOf(family);
    const terms = journal.filter(({ type }) => type === 'term-started');
    expect(terms.map(({ on, data }) => [data.term, on])).toEqual([
      [1, start],
      [2, firstEnd],
    ]);
    const sent = journal.flatMap(({ on, data }) =>
      (data.items ?? []).map((item) => ({ ...item, sentOn: on })),
    );
    expect(sent.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['half-way-review', 'renewal', 'end-of-term', 'no-recorded-contact']),
    );
    for (const { kind, on, sentOn } of sent) {
      expect(sentOn).toBe(on);
      if (!kind.startsWith('term-')) expect(isWorkingDay(on, { zone: 'metropole' })).toBe(true);
    }

    await installation.client.workflow.getHandle(`accompaniment-${family.id}`).result();
    const letters = (await lettersOf(family)).map(({ template }) => template);
    expect(letters.toSorted()).toEqual(
      [
        'action-programme-sheet',
        'action-programme-sheet',
        'contact',
        'contract',
        'end-of-term',
        'end-of-term',
        'renewal',
        'closing',
        'action-summary-sheet',
      ].toSorted(),
    );
  });

  it('lapses by itself when nobody decides', async () => {
    const family = await new FamilyCourse(api).inProgress();
    const end = addMonths(family.today as PlainDate, 6);
    await family.advance(addDays(end, 15));
    expect((await family.view()).stage).toBe('in-progress');
    await family.advance(addDays(end, 16));
    expect(await family.view()).toMatchObject({ stage: 'closing', closing: { cause: 'lapsed' } });
  });

  it('can be read as it was on any past day', async () => {
    const family = await new FamilyCourse(api).inProgress();
    const start = family.today;
    await family.advance(addMonths(start as PlainDate, 2));
    await family.take('u-camille', 'begin-closing', { cause: 'family-wish' });
    expect((await family.view()).stage).toBe('closing');
    expect((await family.view(`?asOf=${start}`)).stage).toBe('in-progress');
  });

  it('relapses after its closure into a new accompaniment, linked to the earlier one, on its own day', async () => {
    const family = await new FamilyCourse(api).closing();
    await family.advance(today(40));
    await family.take('u-camille', 'evaluate-objective', {
      objectiveId: 'o1',
      result: 'achieved',
      evidence: 'Vu',
    });
    await family.take('u-camille', 'record-final-evaluation', { autonomy: 'Oui', summary: 'Bien' });
    await family.take('u-camille', 'close', { reason: 'goals-reached' });
    const again = await api.post<{ id: string }>('u-accueil', '/v1/accompaniments', {
      householdId: family.householdId,
      trigger: {
        kind: 'arrears',
        stage: 'relapse',
        occurredOn: today(-2),
        registeredOn: today(-1),
        referredBy: 'registry',
      },
    });
    expect(again.status).toBe(201);
    const relapse = new FamilyCourse(api);
    relapse.id = again.body.id;
    expect(await relapse.until(({ stage }) => stage === 'awaiting-assignment')).toMatchObject({
      previousId: family.id,
      openedOn: family.today,
    });
  });
});

describe('a family that does not answer', () => {
  it('may be given up after three attempts on two dates, one of them a letter', async () => {
    const family = await new FamilyCourse(api).assigned();
    const attempt = (channel: 'letter' | 'phone') =>
      family.take('u-camille', 'record-contact-attempt', {
        channel,
        on: family.today as PlainDate,
        outcome: 'no-answer',
      });
    await attempt('phone');
    await attempt('letter');
    await family.advance(addDays(family.today as PlainDate, 10));
    await attempt('phone');
    expect(await family.take('u-camille', 'close', { reason: 'no-response' })).toMatchObject({
      stage: 'closed',
      closed: { reason: 'no-response' },
    });
  });
});

describe('a hearing', () => {
  it('keeps its accompaniment open until its outcome is known', async () => {
    const family = await new FamilyCourse(api).assigned();
    const hearingOn = nextTuesday(addDays(family.today as PlainDate, 60));
    const opened = await family.take('u-camille', 'open-hearing', {
      court: 'Tribunal d’Exempleville',
      servedOn: family.today as PlainDate,
      hearingOn,
      claimedDebtCents: 250_000,
    });
    expect(opened.hearings).toHaveLength(1);
    await family.take('u-camille', 'begin-closing', { cause: 'moved-away' });
    const refused = await family.attempt('u-camille', 'close', { reason: 'moved-away' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'hearing-open' } });
  });
});

function nextTuesday(from: PlainDate): PlainDate {
  let day = from;
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 2) day = addDays(day, 1);
  return day;
}
