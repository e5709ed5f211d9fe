/** What supervisors are answered, on plausible years, through the front door. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type PlainDate } from '../../../workflows/rules/calendar.ts';
import { bodyOf } from '../../../worker/local/front-door.ts';
import { fillWithYears, organisationId } from '../../bench/years/fill.ts';
import { startAlone, type Alone } from '../alone.ts';
import { CASEWORKER, CLERK, ELSEWHERE, SUPERVISOR } from '../door.ts';

const LAST = '2026-11-20' as PlainDate;

/** A supervisor’s duty is their team; whoever says why sees the others too. */
const REASON = { 'jalon-reason': 'Rapport annuel' };

let alone: Alone;
beforeAll(async () => {
  alone = await startAlone({ now: () => Date.parse(`${LAST}T12:00:00Z`) });
  await fillWithYears(alone.store, { seed: 11, cases: 300, last: LAST, days: 700 });
});
afterAll(() => alone.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- answers are read as a person would, field by field
type Read = any;

const ask = async (path: string, who = SUPERVISOR): Promise<Read> =>
  bodyOf(await alone.api.get<Read>(who, `/v1/steering/${path}`));
const refused = async (path: string, who = SUPERVISOR) => {
  const { status, body } = await alone.api.get<Read>(who, `/v1/steering/${path}`);
  return { status, code: body.code as string, body };
};
const FIGURES = ['load', 'problems-responses', 'delays', 'results', 'ahead'];

const total = (rows: Read[], field: string) => rows.reduce((all, row) => all + row[field], 0);
const sumOf = (values: Record<string, number>) => Object.values(values).reduce((all, one) => all + one, 0);

async function traced(): Promise<string[]> {
  const text = 'select action from trace_entry order by number';
  const { rows } = await alone.store.pool.query<{ action: string }>(text);
  return rows.map(({ action }) => action);
}

async function anyOpen(): Promise<{ id: string; caseworker_id: string; other: string }> {
  const { rows } = await alone.store.pool.query(
    `select case_summary.id, caseworker_id, (select min(app_user.id) from app_user
       where organisation_id = $1 and role = 'caseworker' and app_user.id <> caseworker_id) as other
     from case_summary where organisation_id = $1 and kind = 'accompaniment' and stage = 'in-progress' limit 1`,
    [organisationId(0)],
  );
  return rows[0];
}

describe('The load', () => {
  it('is each caseworker’s and each territory’s, adds up, and counts hearings apart', async () => {
    const { caseworkers, territories, weights, until } = await ask('load');
    expect(until).toBe('2026-12-04');
    const unassigned = territories.reduce((sum: number, row: Read) => sum + row.unassigned, 0);
    expect(total(caseworkers, 'families') + unassigned).toBe(total(territories, 'families'));
    expect(total(caseworkers, 'hearings')).toBe(total(territories, 'hearings'));
    const points = caseworkers.map((row: Read) => row.points);
    expect(points).toEqual(points.toSorted((a: number, b: number) => b - a));
    for (const { stages, hearings, due, points: weight } of caseworkers) {
      const byStage = Object.entries(stages as Record<string, number>).map(
        ([stage, many]) => many * weights.stages.accompaniment[stage],
      );
      const byDue = due.map((one: Read) => one.items * (weights.due[one.kind] ?? weights.otherDue));
      const all = [...byStage, ...byDue].reduce((sum, one) => sum + one, 0);
      if (hearings === 0) expect(weight).toBe(all);
      else expect(weight).toBeGreaterThanOrEqual(all);
    }
  });

  it('suggests a fair assignment for each who waits, and says why', async () => {
    const asOf = await dayWithSomeoneWaiting();
    const { suggestions, caseworkers, territories } = await ask(`load?asOf=${asOf}`);
    const unassigned = territories.reduce(
      (sum: number, row: Read) => sum + (row.stages['awaiting-assignment'] ?? 0),
      0,
    );
    expect(suggestions).toHaveLength(unassigned);
    const [first] = suggestions;
    const chosen = caseworkers.find(({ id }: Read) => id === first.caseworkerId);
    const near = caseworkers.filter((one: Read) => one.active && one.territory === chosen.territory);
    expect(Math.min(...near.map(({ points }: Read) => points))).toBe(chosen.points);
    expect(first).toMatchObject({ reason: 'least-loaded-of-territory' });
    expect(first.explanation).toMatch(/^Charge la plus faible du territoire (nord|sud|est) : /);
    expect(first.case.href).toBe(`/v1/accompaniments/${first.case.id}`);
  });

  it('is that of a past day when asked', async () => {
    const past = await ask('load?asOf=2026-03-02');
    const now = await ask('load');
    expect(past.asOf).toBe('2026-03-02');
    expect(past.caseworkers).not.toEqual(now.caseworkers);
    expect(await ask(`load?asOf=${LAST}`)).toEqual(now);
  });
});

async function dayWithSomeoneWaiting(): Promise<string> {
  const { rows } = await alone.store.pool.query<{ day: string }>(
    `select since_on::text as day from case_standing
     where organisation_id = $1 and stage = 'awaiting-assignment' and until_on > since_on order by since_on desc limit 1`,
    [organisationId(0)],
  );
  return rows[0]!.day;
}

describe('A reassignment', () => {
  it('shows both sides before and after, and changes nothing', async () => {
    const { id, caseworker_id: from, other } = await anyOpen();
    const effect = await ask(`reassignment?case=${id}&to=${other}`);
    expect(effect.from.before).toMatchObject({ id: from });
    expect(effect.to.before).toMatchObject({ id: other });
    expect(effect.from.after.families).toBe(effect.from.before.families - 1);
    expect(effect.to.after.points).toBe(effect.to.before.points + effect.moves.points);
    expect(effect.from.after.points + effect.to.after.points).toBe(
      effect.from.before.points + effect.to.before.points,
    );
    expect(await ask(`reassignment?case=${id}&to=${other}`)).toEqual(effect);
  });

  it('is refused as the step would be', async () => {
    const { id, caseworker_id: same, other } = await anyOpen();
    expect(await refused(`reassignment?case=${id}&to=${same}`)).toMatchObject({
      status: 409,
      code: 'already-assigned',
    });
    expect(await refused(`reassignment?case=${id}&to=u-accueil`)).toMatchObject({
      status: 422,
      code: 'unknown-caseworker',
    });
    expect(await refused(`reassignment?case=nothing&to=${other}`)).toMatchObject({ status: 404 });
    expect(await refused(`reassignment?case=${id}&to=${other}`, ELSEWHERE)).toMatchObject({ status: 404 });
    expect(await refused(`reassignment?case=${id}`)).toMatchObject({ status: 422, code: 'invalid-request' });
    const { rows } = await alone.store.pool.query<{ id: string }>(
      `select id from case_summary where organisation_id = $1 and kind = 'accompaniment' and stage = 'closed' limit 1`,
      [organisationId(0)],
    );
    expect(await refused(`reassignment?case=${rows[0]!.id}&to=${other}`)).toMatchObject({
      status: 409,
      code: 'case-closed',
    });
  });
});

describe('Problems × responses', () => {
  it('has every cell, and brings out the empty and the rare ones first', async () => {
    const { cells, toNotice, hardlyUsed, problems, families, period } = await ask('problems-responses');
    expect(period).toEqual({ from: '2025-11-21', to: LAST });
    expect(cells).toHaveLength(17 * 16);
    const concerned = new Map<string, number>(problems.map((row: Read) => [row.problem, row.families]));
    for (const cell of cells) {
      const many = concerned.get(cell.problem) ?? 0;
      expect(cell.empty === true).toBe(many > 0 && cell.responses === 0);
      expect(cell.families).toBeLessThanOrEqual(many);
      if (many > 0) expect(cell.share).toBeCloseTo(cell.families / many, 2);
    }
    expect(toNotice[0].families).toBe(Math.max(...toNotice.map((one: Read) => one.families)));
    const furnishing = toNotice.find(
      (one: Read) => one.response === 'furnishing-aid' && one.problem === 'overcrowding',
    );
    expect(furnishing.sentence).toMatch(
      /^Logement trop petit : \d+ familles, .*« Aide à l’équipement du logement »\.$/,
    );
    expect(hardlyUsed.map((one: Read) => one.response)).toContain('holiday-stay');
    expect(families).toBeGreaterThan(0);
  });

  it('leads from a cell to its cases, and from an empty one to those who received nothing', async () => {
    const { cells, toNotice } = await ask('problems-responses?from=2025-01-01&territory=nord');
    const full = cells.toSorted((a: Read, b: Read) => b.families - a.families)[0];
    const reached = bodyOf(await alone.api.get<Read>(SUPERVISOR, `${full.href}&limit=200`, REASON));
    expect(reached.items).toHaveLength(full.families);
    expect(reached.items.every((one: Read) => one.territory === 'nord' && one.responses > 0)).toBe(true);
    const empty = toNotice.find(({ share }: Read) => share === 0);
    const without = bodyOf(await alone.api.get<Read>(SUPERVISOR, `${empty.href}&limit=200`, REASON));
    expect(without.items).toHaveLength(empty.families);
    expect(Object.keys(without.items[0]).toSorted()).not.toContain('name');
  });

  it('shows the cases of one’s team, and those of the others to whoever says why', async () => {
    const path = '/v1/steering/problems-responses/cases?problem=arrears&limit=200';
    const own = bodyOf(await alone.api.get<Read>(SUPERVISOR, path));
    const every = bodyOf(await alone.api.get<Read>(SUPERVISOR, path, REASON));
    expect(new Set(own.items.map((one: Read) => one.territory))).toEqual(new Set(['nord']));
    expect(new Set(every.items.map((one: Read) => one.territory)).size).toBe(3);
  });

  it('keeps a trace of the cases looked at, and none of figures', async () => {
    const before = (await traced()).length;
    await ask('problems-responses');
    expect(await traced()).toHaveLength(before);
    await ask('problems-responses/cases?problem=overcrowding');
    expect((await traced()).slice(before)).toEqual(['list-cases-of-cell']);
  });
});

describe('Delays and results', () => {
  it('count those who still wait, and say how', async () => {
    const { stages, method } = await ask('delays?from=2025-01-01');
    const inProgress = stages.find(({ stage }: Read) => stage === 'in-progress');
    expect(inProgress).toMatchObject({ kind: 'accompaniment', label: 'Accompagnement en cours' });
    expect(inProgress.entered).toBe(inProgress.left + inProgress.stillThere);
    expect(inProgress.stillThere).toBeGreaterThan(0);
    expect(inProgress.medianDays).toBeGreaterThan(150);
    expect(inProgress.now.cases).toBeGreaterThanOrEqual(inProgress.stillThere);
    expect(method.join(' ')).toContain('Kaplan-Meier');
  });

  it('tell how things ended', async () => {
    const { terms, closures, objectives, handovers, hearings, evaluations } =
      await ask('results?from=2025-01-01');
    expect(sumOf(terms.byOutcome)).toBe(terms.settled);
    expect(terms.renewedShare).toBeGreaterThan(0);
    expect(sumOf(closures.byReason)).toBe(closures.closed);
    expect(closures.noResponse).toBe(closures.byReason['no-response']);
    for (const one of objectives) expect(sumOf(one.byResult)).toBe(one.evaluated);
    expect(sumOf(handovers.byAnswer)).toBe(handovers.proposed);
    expect(hearings.attended).toBeLessThanOrEqual(hearings.held);
    expect(sumOf(evaluations.byOutcome)).toBe(evaluations.due);
  });
});

it('shows six months ahead, week by week, none left out', async () => {
  const { weeks, until, open } = await ask('ahead');
  expect(until).toBe('2027-05-20');
  expect(weeks[0]).toMatchObject({ from: '2026-11-16', to: '2026-11-22' });
  expect(weeks.at(-1).to >= until).toBe(true);
  for (const [index, week] of weeks.slice(1).entries()) expect(week.from).toBe(addDays(weeks[index].to, 1));
  const terms = weeks.reduce(
    (sum: number, { dates }: Read) => sum + (dates['term-1'] ?? 0) + (dates['term-2'] ?? 0),
    0,
  );
  expect(terms).toBeGreaterThan(0);
  expect(terms).toBeLessThanOrEqual(open);
});

describe('What is refused', () => {
  it.each(FIGURES)(
    '%s: another organisation, a day to come, an unknown dimension, an unknown value',
    async (figure) => {
      const elsewhere = await refused(`${figure}?organisation=${organisationId(1)}`);
      expect(elsewhere).toMatchObject({ status: 403, code: 'organisation-not-yours' });
      expect(await refused(`${figure}?organisation=nowhere`)).toMatchObject({
        status: 403,
        code: 'organisation-not-yours',
      });
      expect(await refused(`${figure}?asOf=2026-11-21`)).toMatchObject({
        status: 422,
        code: 'as-of-in-future',
      });
      expect(await refused(`${figure}?asOf=2026-02-30`)).toMatchObject({
        status: 422,
        code: 'invalid-request',
      });
      const unknown = await refused(`${figure}?eyeColour=blue`);
      expect(unknown).toMatchObject({
        status: 422,
        code: 'unknown-dimension',
        body: { unknown: ['eyeColour'] },
      });
      expect(unknown.body.dimensions).toContain('asOf');
      expect(await refused(`${figure}?offer=paris/nothing`)).toMatchObject({
        status: 422,
        code: 'unknown-value',
      });
      expect(await refused(`${figure}?territory=atlantide`)).toMatchObject({
        status: 422,
        code: 'unknown-value',
      });
      expect(await refused(`${figure}?territory=nord&territory=sud`)).toMatchObject({ status: 422 });
    },
  );

  it.each(['problems-responses', 'delays', 'results'])(
    '%s: a period reversed, of a century, not begun',
    async (figure) => {
      const reversed = await refused(`${figure}?from=2026-03-01&to=2026-02-01`);
      expect(reversed).toMatchObject({ status: 422, code: 'period-reversed' });
      expect(await refused(`${figure}?from=1926-01-01&to=2026-01-01`)).toMatchObject({
        status: 422,
        code: 'period-too-long',
      });
      const later = await refused(`${figure}?from=2026-12-01&to=2026-12-31`);
      expect(later).toMatchObject({ status: 422, code: 'period-not-begun' });
    },
  );

  it('an unknown stage, problem, response, or a cursor of another list', async () => {
    expect(await refused('problems-responses?stage=dormant')).toMatchObject({
      status: 422,
      code: 'unknown-value',
    });
    expect(await refused('load?stage=in-progress')).toMatchObject({ status: 422, code: 'unknown-dimension' });
    const cell = (query: string) => refused(`problems-responses/cases?${query}`);
    expect(await cell('problem=boredom')).toMatchObject({ status: 422, code: 'unknown-value' });
    expect(await cell('problem=health&response=magic')).toMatchObject({ status: 422, code: 'unknown-value' });
    expect(await cell('response=guidance')).toMatchObject({ status: 422, code: 'invalid-request' });
    expect(await cell('problem=health&cursor=x')).toMatchObject({ status: 422, code: 'invalid-request' });
  });

  it.each([...FIGURES, 'reassignment', 'problems-responses/cases'])(
    '%s: to whoever does not steer',
    async (figure) => {
      for (const who of [CASEWORKER, CLERK]) {
        expect(await refused(figure, who)).toMatchObject({ status: 403, code: 'role-not-allowed' });
      }
    },
  );
});

it('shows nothing of another organisation', async () => {
  const { families } = await ask('problems-responses', ELSEWHERE);
  expect(families).toBe(0);
  const { caseworkers } = await ask('load', ELSEWHERE);
  expect(caseworkers).toMatchObject([{ id: 'u-conseil', families: 0, hearings: 0 }]);
});
