import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findLetter, findLetterByKey, lettersOfCase } from '../../activities/store/letters.ts';
import { updateHousehold } from '../../activities/store/households.ts';
import { addDays } from '../../workflows/rules/calendar.ts';
import { inProgress, opened, type Course } from '../families/course.ts';
import { read } from './letters/reading.ts';
import { asked, carryOut } from './lived.ts';
import { openOffice, type Office } from './office.ts';
import { CAF, COUNCIL, KEY, member } from './store/invented.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** A year: a contract, a visit, a handover, no decision at the end, and the closing. */
function wholeYear(): Course {
  const course = inProgress('2027-03-01');
  course.take({ step: 'schedule-home-visit', on: addDays(course.today, 3), at: '14:30' }, 'caseworker');
  for (const to of [COUNCIL.id, 'Association des Exemples'])
    course.take({ step: 'propose-handover', scope: ['budget'], to }, 'caseworker');
  course.until('2027-10-04');
  course.take(
    { step: 'evaluate-objective', objectiveId: 'o1', result: 'achieved', evidence: 'Vu' },
    'caseworker',
  );
  course.take({ step: 'record-final-evaluation', autonomy: 'Seule', summary: 'Bien' }, 'caseworker');
  for (const handoverId of ['h1', 'h2']) {
    course.take({ step: 'answer-handover', handoverId, answer: 'accepted' }, 'caseworker');
  }
  course.take({ step: 'close', reason: 'lapsed' }, 'caseworker');
  return course;
}

const textOf = async (key: string) => {
  const { id } = (await findLetterByKey(office.store, key))!;
  return read((await findLetter(office.store, id, CAF.id))!.pdf);
};

function letterAsked(course: Course, caseId: string, template: string, nth = 0) {
  return asked(course, caseId, 'writeLetter').filter(({ effect }) => effect.template === template)[nth]!;
}

describe('The letters of a course', () => {
  let course: Course;
  beforeAll(async () => {
    course = wholeYear();
    await office.open(course, 'year');
    await carryOut(office.activities, asked(course, 'year', 'writeLetter'));
  });

  it('are each written once, however often they are asked for', async () => {
    const requests = asked(course, 'year', 'writeLetter');
    await Promise.all(requests.map((request) => office.activities.writeLetter(request)));
    const letters = await lettersOfCase(office.store, 'year', CAF.id);
    expect(letters.map(({ template }) => template)).toEqual([
      'contact',
      'contract',
      'action-programme-sheet',
      'home-visit',
      'handover',
      'handover',
      'renewal',
      'closing',
      'action-summary-sheet',
    ]);
    expect(letters.map(({ key }) => key)).toEqual(requests.map(({ key }) => key));
  });

  it('bear the day of their fact, the reference, and are kept with their hash', async () => {
    const request = letterAsked(course, 'year', 'renewal');
    const row = (await findLetterByKey(office.store, request.key))!;
    expect(row).toMatchObject({ on: request.on, factNumber: request.factNumber, organisationId: CAF.id });
    const { pdf } = (await findLetter(office.store, row.id, CAF.id))!;
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(row.sha256);
    const { text, pages } = await read(pdf);
    expect(text).toContain('AC-2027-000001');
    expect(pages).toHaveLength(row.pages);
  });

  it('are addressed to the parent, and signed by the caseworker', async () => {
    const { text } = await textOf(letterAsked(course, 'year', 'contact').key);
    for (const said of [
      'Mme Zélie Imaginaire',
      '12 RUE DES INVENTIONS',
      'Camille Exemple',
      'Travailleuse sociale',
      'Caf d’Exemple',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Théo');
  });

  it('tell of the case as it stood at their fact, whenever they are written', async () => {
    const visit = (await textOf(letterAsked(course, 'year', 'home-visit').key)).text;
    expect(visit).toContain('4 mars 2027');
    const first = (await textOf(letterAsked(course, 'year', 'handover', 0).key)).text;
    expect(first).toContain('Département d’Exemple');
    expect(first).not.toMatch(/Association des Exemples|a accepté/);
    const second = (await textOf(letterAsked(course, 'year', 'handover', 1).key)).text;
    expect(second).toContain('Association des Exemples');
    expect(second).not.toContain('Département');
    const programme = (await textOf(letterAsked(course, 'year', 'action-programme-sheet').key)).text;
    expect(programme).toContain('Reprendre le paiement du loyer courant');
    const summary = (await textOf(letterAsked(course, 'year', 'action-summary-sheet').key)).text;
    expect(summary).toContain('Seule');
  });
});

it('writes to both parents where there are two, with the salutation of both', async () => {
  const course = inProgress('2027-03-01');
  const couple = [
    member(),
    member({ id: 'm2', role: 'partner', title: 'monsieur', name: 'Imaginé', firstName: 'Amir' }),
    member({ id: 'm3', role: 'other', name: 'Aïeule', firstName: 'Rose' }),
  ];
  await office.open(course, 'couple', { members: couple });
  const request = letterAsked(course, 'couple', 'contact');
  await office.activities.writeLetter(request);
  const { text } = await textOf(request.key);
  expect(text).toContain('Mme Zélie Imaginaire');
  expect(text).toContain('M. Amir Imaginé');
  expect(text).toContain('Madame, Monsieur');
  expect(text).not.toContain('Aïeule');
});

it('waits for a fact that the journal does not hold yet', async () => {
  const course = opened('2027-03-01');
  await office.open(course, 'late');
  const request = { ...letterAsked(inProgress('2027-03-01'), 'late', 'contact'), factNumber: 9 };
  await expect(office.activities.writeLetter(request)).rejects.toThrow('no fact 9 yet');
});

it('keeps the letter already written when the family moves', async () => {
  const course = inProgress('2027-03-01');
  await office.open(course, 'moved');
  const request = letterAsked(course, 'moved', 'contact');
  await office.activities.writeLetter(request);
  const before = await findLetterByKey(office.store, request.key);
  const address = { lines: ['1 rue Nouvelle'], postalCode: '99100', city: 'Autreville' };
  await updateHousehold(office.store, { id: 'household of moved', organisationId: CAF.id }, { address }, KEY);
  await office.activities.writeLetter(request);
  expect(await findLetterByKey(office.store, request.key)).toEqual(before);
});
