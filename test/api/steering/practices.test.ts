/** What supervisors and a board are told of the practices: what came of them, and what they cost, known by hand. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { record } from '../../../activities/store/record.ts';
import { bodyOf } from '../../../worker/local/front-door.ts';
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import { inventedName } from '../../families/api.ts';
import { repaymentPlan, tracked } from '../../families/arrears-course.ts';
import type { CaseCourse } from '../../families/course.ts';
import { openedJoint } from '../../families/joint-course.ts';
import { ASSOCIATION, onSite, openedRehabilitation } from '../../families/rehabilitation-course.ts';
import { startAlone, type Alone } from '../alone.ts';
import { register, SUPERVISOR } from '../door.ts';

const NOW = Date.parse('2027-01-20T12:00:00Z');
const YEAR = 'from=2026-01-01&to=2026-12-31';

let alone: Alone;
beforeAll(async () => {
  alone = await startAlone({ now: () => NOW });
});
afterAll(() => alone.stop());

let written = 0;

/** A whole course as the engine would have had it recorded, under an id of its own, of a family of its own. */
async function write<
  State extends { id: string; version: number },
  Step extends { step: string },
  Fact extends { type: string },
>({ kind, journal }: CaseCourse<State, Step, Fact>): Promise<void> {
  written += 1;
  const caseId = `${kind.name}-${written}`;
  const householdId = await register(alone.api, inventedName());
  let state = kind.initial(caseId);
  for (const fact of journal) {
    state = kind.evolve(state, fact);
    const counts = (kind.counts?.(fact, state) ?? []).map((count) => ({ ...count, number: fact.number }));
    const summary = { ...kind.summary(state), householdId, accompanimentId: caseId, reference: caseId };
    const { name } = kind;
    await record(alone.store, {
      kind: name,
      caseId,
      step: 'test',
      facts: [fact],
      summary,
      agenda: kind.agenda(state),
      counts,
    });
  }
}

/** Ten hours at 54 € and 1,000 € of materials, of which the family bears a tenth. */
function site(begins: string): CaseCourse<never, never, never> {
  const course = onSite(openedRehabilitation(begins));
  course.take(
    { step: 'record-hours', heading: 'siteAndMediation', hours: 10, on: course.today },
    ASSOCIATION,
  );
  course.take(
    { step: 'record-materials', label: 'Plâtre', amountCents: 100_000, on: course.today },
    ASSOCIATION,
  );
  return course as never;
}

async function report(): Promise<string> {
  const headers = { ...(await alone.api.authorization(SUPERVISOR)), accept: 'application/pdf' };
  const answer = await fetch(`${alone.api.url}/v1/steering/report?${YEAR}`, { headers });
  expect(answer.status).toBe(200);
  const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  const { text } = await extractText(document, { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers are read as a person would, field by field
const results = async (): Promise<any> =>
  bodyOf(await alone.api.get<never>(SUPERVISOR, `/v1/steering/results?${YEAR}`));

describe('The costs of the yearly report', () => {
  it('are told of five families, not of four, and of their own year', async () => {
    for (let many = 0; many < 4; many += 1) await write(site('2026-03-02'));
    await write(site('2025-03-03'));
    expect(await report()).not.toContain('Réhabilitation de logements, 2026');
    await write(site('2026-06-01'));
    const told = await report();
    for (const line of [
      'Réhabilitation de logements, 2026 : main-d’œuvre 2 700,00 €',
      'Réhabilitation de logements, 2026 : matériaux 5 000,00 €',
      'Réhabilitation de logements, 2026 : part des familles 500,00 €',
      'Réhabilitation de logements, 2026 : coût de l’action 7 200,00 €',
    ]) {
      expect(told).toContain(line);
    }
  });

  it('of joint accompaniment need a funding that was set, and five people', async () => {
    for (let many = 0; many < 4; many += 1) await write(openedJoint('2026-05-04') as never);
    const lines = [
      { label: 'Département', amountCents: 3_000_000 },
      { label: 'Ville', amountCents: 1_260_000 },
      { label: 'Fondation', amountCents: 250_001 },
    ];
    const set = await alone.api.post(SUPERVISOR, '/v1/joint-accompaniments/funding', { year: 2026, lines });
    expect(set.status).toBe(200);
    expect(await report()).not.toContain('Accompagnement conjoint, 2026');
    await write(openedJoint('2026-10-05') as never);
    const told = await report();
    for (const line of [
      'Accompagnement conjoint, 2026 : Département 30 000,00 €',
      'Accompagnement conjoint, 2026 : Fondation 2 500,01 €',
      'Accompagnement conjoint, 2026 : en tout 45 100,01 €',
      'Accompagnement conjoint, 2026 : par personne 9 020,00 €',
    ]) {
      expect(told).toContain(line);
    }
  });
});

describe('The results', () => {
  it('tell of each practice what was opened, closed and undertaken in the period', async () => {
    const kept = tracked('2026-02-10', { firstDefaultOn: '2026-01-05' as PlainDate });
    kept.take(repaymentPlan(kept, { instalments: 1 }), 'caseworker');
    kept.until('2026-03-01').take({ step: 'record-instalment', instalment: 1, paid: true }, 'caseworker');
    kept.take({ step: 'end', reason: 'settled' }, 'caseworker');
    await write(kept);
    const before = tracked('2025-02-10', { firstDefaultOn: '2025-01-05' as PlainDate });
    before.take(repaymentPlan(before), 'caseworker');
    await write(before);
    const { practices } = await results();
    expect(practices.find(({ kind }: { kind: string }) => kind === 'arrears')).toEqual({
      kind: 'arrears',
      label: 'Impayés de loyer',
      opened: 1,
      closed: 1,
      byReason: { settled: 1 },
      undertakings: [
        {
          what: 'repayment-plan',
          label: 'Plans d’apurement',
          count: 1,
          byOutcome: { kept: 1 },
          amountCents: 0,
        },
      ],
    });
  });

  it('hold nothing of practices where there are none', async () => {
    const { body } = await alone.api.get<{ practices: object[]; closures: { closed: number } }>(
      'u-secteur-responsable',
      `/v1/steering/results?${YEAR}`,
    );
    expect(body).toMatchObject({ practices: [], closures: { closed: 0 } });
  });
});
