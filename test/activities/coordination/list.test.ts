import { describe, expect, test } from '@jest/globals';
import { keptKeys } from '../../../activities/coordination/identity.ts';
import { hashList } from '../../../activities/coordination/hashes.ts';
import { MOST_ROWS, parseCoordinationList } from '../../../activities/coordination/list.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { Refusal } from '../../../workflows/rules/case.ts';
import { KEY } from './people.ts';

const TODAY = plainDate('2026-11-16');
const HEADER = 'nom;prénom;date de naissance;service';
const LINE = { name: 'Duprez', firstName: 'Line', birthDate: '1987-05-23', service: 'CCAS' };
const ROW = 'Duprez;Line;23/05/1987;CCAS';

function read(...lines: string[]) {
  return parseCoordinationList(lines.join('\n'), TODAY);
}

function refusal(csv: string | Buffer): Refusal {
  try {
    parseCoordinationList(csv, TODAY);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('a list is read', () => {
  test.each([
    ['French titles', HEADER, ROW],
    ['titles without accents, in capitals', 'NOM;PRENOM;DATE DE NAISSANCE;SERVICE', ROW],
    ['the titles of the API', 'name,firstName,birthDate,service', 'Duprez,Line,1987-05-23,CCAS'],
    ['English titles in words', 'Last name;First_name;Date of birth;Service', ROW],
    ['quoted titles', '"Nom","Prénom","Date de naissance","Service"', '"Duprez","Line","23/05/1987","CCAS"'],
    [
      'columns in another order, others between',
      'service;n°;prénom;nom;né(e) le',
      'CCAS;12;Line;Duprez;23/05/1987',
    ],
    ['tabs', HEADER.replaceAll(';', '\t'), ROW.replaceAll(';', '\t')],
    [
      'a title with the other separator in it',
      'nom;prénom;date de naissance;service;"rue, ville, pays, code"',
      ROW,
    ],
    ['spaces around the cells', HEADER, ' Duprez ; Line ;23/05/1987; CCAS '],
    ['one-digit day and month', HEADER, 'Duprez;Line;23/5/1987;CCAS'],
    ['a date with its midnight', HEADER, 'Duprez;Line;1987-05-23T00:00:00.000Z;CCAS'],
    ['a French date with its midnight', HEADER, 'Duprez;Line;23/05/1987 00:00:00;CCAS'],
    ['cells beyond the header', HEADER, `${ROW};;`],
    ['only the birth name', 'nom de naissance;prénom;date de naissance;service', ROW],
  ])('with %s', (_, header, row) => {
    expect(read(header, row)).toEqual({ rows: [expect.objectContaining(LINE)], problems: [] });
  });

  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252', (text: string) => Buffer.from(text.replace('œ', '\u009c'), 'latin1')],
    ['UTF-16, as Excel has it', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['a string', (text: string) => text],
    ['a string with a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('as %s', (_, encoded) => {
    const { rows } = parseCoordinationList(encoded(`${HEADER}\nLecœur;Zoé;23/05/1987;Pôle\n`), TODAY);
    expect(rows).toEqual([{ ...LINE, name: 'Lecœur', firstName: 'Zoé', service: 'Pôle' }]);
  });

  test.each(['\n', '\r\n', '\r'])('with the line end %j, blank and empty lines skipped', (end) => {
    const csv = ['', HEADER, '', ';;;', ROW, ' ; ; ; ', '', ROW, ''].join(end);
    expect(parseCoordinationList(csv, TODAY)).toEqual({ rows: [LINE, LINE], problems: [] });
  });

  test('with the line by which Excel announces the separator', () => {
    expect(read('sep=,', HEADER.replaceAll(';', ','), ROW.replaceAll(';', ','), 'x').problems[0]?.line).toBe(
      4,
    );
    expect(read('sep=;', HEADER, ROW).rows).toEqual([LINE]);
    expect(parseCoordinationList(`\uFEFFsep=;\r\n${HEADER}\r\n${ROW}\r\n`, TODAY).rows).toEqual([LINE]);
  });

  test('with quoted separators and quotation marks', () => {
    const { rows } = read(
      HEADER,
      '"Duprez; Martinon";"Line ""Lili""";23/05/1987;"CCAS, pôle ""est"""',
      'Du"prez;Line;23/05/1987;CCAS',
    );
    expect(rows.map(({ name, firstName, service }) => [name, firstName, service])).toEqual([
      ['Duprez; Martinon', 'Line "Lili"', 'CCAS, pôle "est"'],
      ['Du"prez', 'Line', 'CCAS'],
    ]);
  });

  test('with formulas, which are text', () => {
    const { rows, problems } = read(
      HEADER,
      `=1+1|cmd Duprez;@Line;23/05/1987;"=HYPERLINK(""https://example.org"")"`,
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ name: '=1+1|cmd Duprez', service: '=HYPERLINK("https://example.org")' }]);
  });

  test('with the birth name beside the name in use', () => {
    const header = 'Nom de naissance;Nom d’usage;Prénom;Date de naissance;Service';
    const { rows } = read(header, 'Duprez;Martinon;Line;23/05/1987;CCAS', 'Duprez;;Line;23/05/1987;CCAS');
    expect(rows).toEqual([
      { ...LINE, name: 'Martinon', birthName: 'Duprez' },
      { ...LINE, birthName: 'Duprez' },
    ]);
  });

  test('with births known by their year only, as 1 January', () => {
    const { rows } = read(HEADER, 'Duprez;Line;00/00/1987;CCAS', 'Duprez;Line;1987-00-00;CCAS');
    expect(rows.map((row) => row.birthDate)).toEqual(['1987-01-01', '1987-01-01']);
  });

  test('with no row at all', () => expect(read(HEADER)).toEqual({ rows: [], problems: [] }));
});

describe('a line that cannot be used is reported, and left out', () => {
  test.each([
    ['name-missing', ';Line;23/05/1987;CCAS'],
    ['name-unusable', '???;Line;23/05/1987;CCAS'],
    ['first-name-missing', 'Duprez; ;23/05/1987;CCAS'],
    ['first-name-unusable', 'Duprez;L.;23/05/1987;CCAS'],
    ['first-name-unusable', 'Duprez;inconnu;23/05/1987;CCAS'],
    ['birth-date-missing', 'Duprez;Line;;CCAS'],
    ['birth-date-format', 'Duprez;Line;23 mai 1987;CCAS'],
    ['birth-date-format', 'Duprez;Line;23/05/87;CCAS'],
    ['birth-date-format', 'Duprez;Line;31920;CCAS'],
    ['birth-date-format', 'Duprez;Line;23/05/1987?;CCAS'],
    ['birth-date-format', 'Duprez;Line;1987-05-23T22:00:00Z;CCAS'],
    ['birth-date-impossible', 'Duprez;Line;29/02/1987;CCAS'],
    ['birth-date-impossible', 'Duprez;Line;05/23/1987;CCAS'],
    ['birth-date-impossible', 'Duprez;Line;1987-13-01;CCAS'],
    ['birth-date-impossible', 'Duprez;Line;00/05/1987;CCAS'],
    ['birth-date-impossible', 'Duprez;Line;23/05/0987;CCAS'],
    ['birth-date-future', 'Duprez;Line;17/11/2026;CCAS'],
    ['service-missing', 'Duprez;Line;23/05/1987'],
    ['service-too-long', `Duprez;Line;23/05/1987;${'x'.repeat(121)}`],
    ['text-garbled', 'LefÃ¨vre;Line;23/05/1987;CCAS'],
    ['text-garbled', 'Lef\uFFFDvre;Line;23/05/1987;CCAS'],
    ['text-garbled', 'Duprez;Zo?é;23/05/1987;CCAS'],
    ['text-garbled', 'Duprez;Ren‚;23/05/1987;CCAS'],
    ['text-garbled', 'Duprez;Ren\u0090;23/05/1987;CCAS'],
    ['line-break', '"Duprez;Line;23/05/1987;CCAS\nMartinon";Lise;23/05/1987;CCAS'],
  ])('%s', (code, row) => {
    const { rows, problems } = read(HEADER, ROW, row, ROW);
    expect(rows).toEqual([LINE, LINE]);
    expect(problems).toEqual([{ line: row.includes('\n') ? 4 : 3, code }]);
  });

  test('a service of 120 characters is none of them', () => {
    expect(read(HEADER, `Duprez;Line;23/05/1987;${'x'.repeat(120)}`).problems).toEqual([]);
  });

  test('a birth today is none of them', () => {
    expect(read(HEADER, 'Duprez;Line;16/11/2026;CCAS').problems).toEqual([]);
  });

  test('with every problem of the line, and the line as an editor counts it', () => {
    const { problems } = read(HEADER, '', '"Duprez";"Line";23/05/1987;CCAS', ';X;31/02/1987;');
    expect(problems).toEqual([
      { line: 4, code: 'name-missing' },
      { line: 4, code: 'first-name-unusable' },
      { line: 4, code: 'service-missing' },
      { line: 4, code: 'birth-date-impossible' },
    ]);
  });

  test('counting the lines of a cell, whatever ends a line', () => {
    const csv = [HEADER, '"Du', 'prez";Line;23/05/1987;CCAS', ';Line;23/05/1987;CCAS'].join('\r\n');
    expect(parseCoordinationList(csv, TODAY).problems.map(({ line }) => line)).toEqual([3, 4]);
  });

  test('without a word of what it says', () => {
    const { problems } = read(HEADER, 'Rougeverger;X;31/02/1987;Secret', 'Rougeverger;Line;Secret;Secret');
    expect(problems).toHaveLength(3);
    for (const problem of problems) expect(Object.keys(problem)).toEqual(['line', 'code']);
    expect(JSON.stringify(problems)).not.toMatch(/Rougeverger|Secret/i);
  });
});

describe('a list is refused', () => {
  test.each([
    ['', ['name', 'firstName', 'birthDate', 'service']],
    ['Duprez;Line;23/05/1987;CCAS', ['name', 'firstName', 'birthDate', 'service']],
    ['nom;prénom;service\nDuprez;Line;CCAS', ['birthDate']],
    ['nom|prénom|date de naissance|service', ['name', 'firstName', 'birthDate', 'service']],
  ])('without its columns: %j', (csv, missing) => {
    const { code, extra, message } = refusal(csv);
    expect({ code, extra }).toEqual({ code: 'list-columns-missing', extra: { missing } });
    expect(message).not.toContain('Duprez');
  });

  test('beyond a hundred thousand rows, and not before', () => {
    const full = `${HEADER}\n${`${ROW}\n`.repeat(MOST_ROWS)}`;
    expect(parseCoordinationList(full, TODAY).rows.length).toBe(MOST_ROWS);
    expect(refusal(full + ROW)).toMatchObject({ code: 'list-too-long', extra: { most: MOST_ROWS } });
  });

  test('when a quotation mark never closes, naming the line and nothing else', () => {
    const { code, extra, message } = refusal(`${HEADER}\n${ROW}\n"Rougeverger;Line;23/05/1987;CCAS\n${ROW}`);
    expect(code).toBe('list-unreadable');
    expect(Object.keys(extra)).toEqual(['line']);
    expect(message).not.toMatch(/Rougeverger|Duprez/);
  });

  test('when a line has no end', () => {
    expect(refusal(`${HEADER}\n${'x'.repeat(200_000)};Line`).code).toBe('list-unreadable');
  });
});

describe('what is kept of a list', () => {
  const { rows } = read(HEADER, ROW, 'Rougeverger;Capucine;01/01/1990;PMI de Saint-Pommier');

  test('is the service and the hashes, in the order of the list', () => {
    const [first, second] = hashList(rows, KEY);
    expect(first).toEqual({ service: 'CCAS', kept: keptKeys(rows[0] ?? raise(), KEY) });
    expect(second).toMatchObject({ service: 'PMI de Saint-Pommier' });
  });

  test('holds no name and no date', () => {
    expect(JSON.stringify(hashList(rows, KEY))).not.toMatch(/duprez|line|rougeverger|capucine|19(?:87|90)-/i);
  });
});

function raise(): never {
  throw new Error('the list lost its rows');
}
