/** Figures that leave the service, read as whoever receives them would; the report looked at by its text. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { SECRET } from '../../../activities/letters/yearly-report/content.ts';
import { csvStream } from '../../../api/csv.ts';
import { EXPORTED } from '../../../api/exports/figures.ts';
import { linesOf, withTotals } from '../../../api/exports/table.ts';
import type { PlainDate } from '../../../workflows/rules/calendar.ts';
import { SMALLEST_SHOWN } from '../../../workflows/rules/disclosure.ts';
import { USERS } from '../../../worker/local/invented.ts';
import { fillWithYears } from '../../bench/years/fill.ts';
import { startAlone, type Alone } from '../alone.ts';
import { CASEWORKER, SUPERVISOR } from '../door.ts';

const LAST = '2026-11-20' as PlainDate;
const PERIOD = 'from=2025-11-21&to=2026-11-20';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let alone: Alone;
beforeAll(async () => {
  alone = await startAlone({ now: () => Date.parse(`${LAST}T12:00:00Z`) });
  await fillWithYears(alone.store, { seed: 23, cases: 400, last: LAST, days: 500 });
});
afterAll(() => alone.stop());

async function ask(path: string, accept: string, who = SUPERVISOR): Promise<Response> {
  const headers = { ...(await alone.api.authorization(who)), accept };
  return fetch(`${alone.api.url}/v1/steering/${path}`, { headers });
}

const csv = async (table: string): Promise<string[][]> => {
  const text = await (await ask(`export?${PERIOD}&table=${table}`, 'text/csv')).text();
  return parse(text, { delimiter: ';', bom: true });
};

describe('a table as CSV', () => {
  it.each(EXPORTED)(
    '%s holds no small number, and no line in which one hidden number is left',
    async (name) => {
      const [head = [], ...lines] = await csv(name);
      const columns = head.slice(1).map((_, index) => lines.map((line) => line[index + 1] ?? ''));
      for (const numbers of [...lines.map((line) => line.slice(1)), ...columns]) {
        for (const number of numbers.filter((one) => one !== SECRET)) {
          expect(number).toMatch(/^\d+$/);
          expect([0, SMALLEST_SHOWN]).toContain(Math.min(Number(number), SMALLEST_SHOWN));
        }
        const hasTotal = head.at(-1) === 'Total';
        if (hasTotal) expect(numbers.filter((one) => one === SECRET).length).not.toBe(1);
      }
    },
  );

  it('is what supervisors read, where it is shown', async () => {
    const { body } = await alone.api.get<{ problems: { label: string; families: number }[] }>(
      SUPERVISOR,
      `/v1/steering/problems-responses?${PERIOD}`,
    );
    const [, ...lines] = await csv('problems');
    const told = lines.filter(([, number]) => number !== SECRET);
    expect(told.length).toBeGreaterThan(5);
    for (const [label, number] of told) {
      expect(body.problems.find((one) => one.label === label)?.families).toBe(Number(number));
    }
  });

  it('runs no formula, whatever a territory is called', async () => {
    const table = withTotals({
      name: 'load',
      title: 'Charge',
      rowsAre: 'Territoire',
      rows: ['=HYPERLINK("http://a.example")', '@nord', '+33', '-1', 'sud'],
      columns: ['Familles'],
      counts: [[10], [10], [10], [10], [10]],
    });
    let text = '';
    for await (const part of csvStream(linesOf(table))) text += String(part);
    const cells = parse(text, { delimiter: ';', bom: true }).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain('sud');
  });
});

describe('the workbook', () => {
  it('holds every table as its CSV does, after how to read them, and names nobody', async () => {
    const answer = await ask(`export?${PERIOD}`, XLSX);
    expect(answer.headers.get('content-type')).toContain(XLSX);
    const workbook = await readExcelFile(Buffer.from(await answer.arrayBuffer()));
    const [about, ...sheets] = workbook;
    expect(JSON.stringify(about?.data)).toContain('secret statistique');
    expect(sheets).toHaveLength(EXPORTED.length);
    for (const [index, name] of EXPORTED.entries()) {
      expect(sheets[index]?.data.map((line) => line.map(String))).toEqual(await csv(name));
    }
    const everything = JSON.stringify(workbook);
    for (const { name, id } of USERS) for (const one of [name, id]) expect(everything).not.toContain(one);
  });

  it('is one table where one is asked for', async () => {
    const answer = await ask(`export?${PERIOD}&table=closures`, XLSX);
    const workbook = await readExcelFile(Buffer.from(await answer.arrayBuffer()));
    expect(workbook.map(({ sheet }) => sheet)).toEqual(['Lecture', 'Clôtures']);
  });
});

describe('the yearly report', () => {
  it('tells a board the year in French, with what is secret kept so', async () => {
    const answer = await ask(`report?${PERIOD}`, 'application/pdf');
    expect(answer.status).toBe(200);
    const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
    const { text } = await extractText(document, { mergePages: true });
    for (const part of ['Rapport d’activité', 'Familles accompagnées', 'Les délais', 'secret statistique']) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain(part);
    }
    for (const { name } of USERS) expect(text).not.toContain(name);
  });

  it('leaves no code of ours in what people read, and cuts no label short', async () => {
    const answer = await ask(`report?${PERIOD}`, 'application/pdf');
    const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
    const { text } = await extractText(document, { mergePages: true });
    expect(text).toContain('Familles accompagnées restées sans réponse');
    const labels = (await Promise.all(EXPORTED.map(csv))).flatMap(([head = [], ...lines]) => [
      ...head,
      ...lines.map(([label = '']) => label),
    ]);
    const codes = labels.filter((label) => /^[a-z]+(-[a-z0-9]+)*$/.test(label));
    expect(codes.filter((code) => !['nord', 'sud', 'est'].includes(code))).toEqual([]);
  });
});

describe('whoever exports', () => {
  it('is a supervisor or an administrator, of their own organisation, and is traced with what was asked', async () => {
    expect((await ask(`export?${PERIOD}`, 'text/csv', CASEWORKER)).status).toBe(403);
    const other = await ask(`export?${PERIOD}&organisation=departement-exemple`, 'text/csv');
    expect(await other.json()).toMatchObject({ code: 'organisation-not-yours' });
    await csv('hearings');
    const { body } = await alone.api.get<{ items: { action: string; reason?: string }[] }>(
      SUPERVISOR,
      '/v1/trace?limit=50',
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({ action: 'export-figures', reason: 'hearings 2025-11-21 2026-11-20' }),
    );
  });

  it.each([
    ['export?table=names', 'invalid-request'],
    ['export?from=2026-05-01&to=2026-01-01', 'period-reversed'],
    ['export?from=1900-01-01&to=2026-01-01', 'period-too-long'],
    ['report?from=2026-05-01&to=2026-01-01', 'period-reversed'],
    ['export?colour=blue', 'unknown-dimension'],
  ])('%s is refused', async (path, code) => {
    const answer = await ask(path, path.startsWith('report') ? 'application/pdf' : 'text/csv');
    expect(await answer.json()).toMatchObject({ code });
  });
});

describe('a table', () => {
  it('writes secrets where numbers are hidden, in its totals too', () => {
    const table = withTotals({
      name: 'x',
      title: 'X',
      rowsAre: 'Y',
      rows: ['a', 'b'],
      columns: ['c', 'd'],
      counts: [
        [3, 20],
        [40, 8],
      ],
    });
    expect(linesOf(table)).toEqual([
      ['Y', 'c', 'd', 'Total'],
      ['a', 's', 's', 23],
      ['b', 's', 's', 48],
      ['Total', 43, 28, 71],
    ]);
  });
});
