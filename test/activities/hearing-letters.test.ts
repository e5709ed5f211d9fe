import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findLetter, lettersOfCase, type LetterRow } from '../../activities/store/letters.ts';
import { createHousehold } from '../../activities/store/households.ts';
import { saveOrganisation, saveUser } from '../../activities/store/organisations.ts';
import { record } from '../../activities/store/record.ts';
import type { EffectRequest } from '../../workflows/ports.ts';
import { fold } from '../../workflows/rules/case.ts';
import { hearing } from '../../workflows/rules/hearing/index.ts';
import {
  evaluation,
  onKnownElements,
  preparation,
  prepared,
  type HearingCourse,
} from '../families/hearing-course.ts';
import { read } from './letters/reading.ts';
import { openOffice, type Office } from './office.ts';
import { CAF, COUNCIL, household, KEY, user } from './store/invented.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const { store } = office;
  await saveUser(store, user({ id: 'u-caseworker', name: 'Alix Modèle', jobTitle: 'Travailleuse sociale' }));
  await saveUser(store, user({ id: 'u-supervisor', role: 'supervisor', name: 'Noor Témoin' }));
});
afterAll(() => office.close());

/** Records the course as a case of a household of its own, has its letters written, and answers them in order. */
async function written(course: HearingCourse, caseId: string): Promise<LetterRow[]> {
  const { id: householdId } = await createHousehold(
    office.store,
    household({ id: `home of ${caseId}` }),
    KEY,
  );
  const [first] = course.journal;
  if (first) Object.assign(first.fact, { householdId });
  const summary = { ...hearing.summary(course.state), householdId, reference: caseId };
  const request = { kind: hearing.name, caseId, step: 'test', summary, agenda: [] };
  for (const fact of course.journal) await record(office.store, { ...request, facts: [fact] });
  for (const one of lettersAsked(course, caseId)) await office.activities.writeLetter(one);
  return lettersOfCase(office.store, caseId, CAF.id);
}

function lettersAsked({ journal }: HearingCourse, caseId: string): EffectRequest<'writeLetter'>[] {
  return journal.flatMap((recorded, index) => {
    const state = fold(hearing, caseId, journal.slice(0, index + 1));
    return hearing.effects(recorded, state).flatMap((effect, place) => {
      if (effect.do !== 'writeLetter') return [];
      const { number: factNumber, on } = recorded;
      return [{ key: `${caseId}:${factNumber}:${place}`, kind: 'hearing', caseId, factNumber, on, effect }];
    });
  });
}

const textOf = async ({ id }: LetterRow) =>
  (await read((await findLetter(office.store, id, CAF.id))!.pdf)).text;

/** Offered twice and met, prepared, written, sent late, adjourned. */
function wholePreparation(): HearingCourse {
  const course = prepared('2027-03-01', '2027-05-04');
  course.take({ step: 'offer-interview', on: course.today }, 'caseworker');
  course.until('2027-04-12').take({ step: 'offer-interview', on: course.today }, 'caseworker');
  course.until('2027-04-14').take({ step: 'record-interview', on: course.today, held: true }, 'caseworker');
  course.take({ step: 'record-preparation', ...preparation() }, 'caseworker');
  course.take({ step: 'submit-evaluation', ...evaluation() }, 'caseworker');
  course.take({ step: 'return-evaluation', reason: 'À compléter' }, 'supervisor');
  const completed = evaluation({ debt: 'Cinq mois de loyer ; la reprise est prouvée.' });
  course.take({ step: 'submit-evaluation', ...completed }, 'caseworker');
  course.take({ step: 'validate-evaluation' }, 'supervisor');
  const sentOn = course.today;
  course.until('2027-04-16').take({ step: 'send-evaluation', on: sentOn }, 'caseworker');
  course
    .until('2027-04-28')
    .take({ step: 'adjourn', hearingOn: '2027-06-01' as never, at: '14:30' }, 'caseworker');
  return course;
}

describe('The letters of a hearing', () => {
  let letters: LetterRow[];
  beforeAll(async () => {
    letters = await written(wholePreparation(), 'whole');
  });
  const nth = (template: string, index = 0) =>
    textOf(letters.filter((letter) => letter.template === template)[index]!);

  it('are each written once, however often they are asked for', async () => {
    const names = letters.map(({ template }) => template);
    expect(names).toEqual([
      'council-information',
      'interview-offer',
      'interview-offer',
      'preparation-sheet',
      'social-evaluation',
      'hearing-reminder',
      'hearing-reminder',
      'hearing-adjourned',
    ]);
    for (const one of lettersAsked(wholePreparation(), 'whole')) await office.activities.writeLetter(one);
    expect(await lettersOfCase(office.store, 'whole', CAF.id)).toEqual(letters);
  });

  it('tell the council, at its address', async () => {
    const text = await nth('council-information');
    for (const words of [COUNCIL.name, '1 PLACE DE L EXEMPLE', 'Mme Zélie Imaginaire', 'Alix Modèle'])
      expect(text).toContain(words);
  });

  it('offer the interview as known on that day: the second time, in other words', async () => {
    const [first, second] = [await nth('interview-offer', 0), await nth('interview-offer', 1)];
    expect(first).toContain('mardi 4 mai 2027 à 9 h');
    expect(first).toContain('d’ici au 13 avril 2027');
    expect(first).not.toContain('Coupon');
    expect(second).toContain('Je vous ai écrit le 1er mars 2027');
    expect(second).toContain('d’ici au 19 avril 2027');
  });

  it('remind of the day that stood then, and tell of the new one', async () => {
    const reminder = await nth('hearing-reminder');
    expect(reminder).toContain('mardi 4 mai 2027 à 9 h');
    expect(reminder).toContain('Trois dernières quittances');
    expect(reminder).not.toContain('juin');
    const adjourned = await nth('hearing-adjourned');
    expect(adjourned).toContain('n’aura pas lieu le mardi 4 mai 2027');
    expect(adjourned).toContain('mardi 1er juin 2027 à 14 h 30');
    expect(adjourned).toContain('il l’a déjà');
  });

  it('keep the evaluation exactly as sent, dated of that day, with its author and who validated it', async () => {
    const row = letters.find(({ template }) => template === 'social-evaluation')!;
    expect(row.on).toBe('2027-04-14');
    const text = await textOf(row);
    for (const words of [
      'Tribunal judiciaire de Ville-Exemple',
      'Cinq mois de loyer ; la reprise est prouvée.',
      'le 14 avril 2027, par Alix Modèle (travailleuse sociale)',
      'le 14 avril 2027, par Noor Témoin (responsable de service)',
      '1 adulte, 1 enfant (8 ans)',
      '1 840,00 €',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Quatre mois');
  });
});

it('says on what an evaluation without an interview rests', async () => {
  const course = prepared('2027-03-01', '2027-05-04');
  course.take({ step: 'offer-interview', on: course.today }, 'caseworker');
  course.until('2027-04-12').take({ step: 'offer-interview', on: course.today }, 'caseworker');
  course
    .until('2027-04-19')
    .take({ step: 'submit-evaluation', ...onKnownElements }, { id: 'u-left', role: 'caseworker' });
  course.take({ step: 'validate-evaluation' }, 'supervisor');
  course.take({ step: 'send-evaluation', on: course.today }, 'caseworker');
  const letters = await written(course, 'known');
  const text = await textOf(letters.find(({ template }) => template === 'social-evaluation')!);
  expect(text).toContain('sur les seuls éléments connus du service');
  expect(text).toContain('le 1er mars 2027 et le 12 avril 2027');
  // Whoever wrote it is no longer known: the service signs, not the caseworker of today.
  expect(text).not.toContain('Alix Modèle');
});

it('offers at once what a hearing in three days leaves no time to wait for', async () => {
  const course = prepared('2027-04-30', '2027-05-04');
  course.take({ step: 'offer-interview', on: course.today }, 'caseworker');
  const letters = await written(course, 'late');
  expect(await textOf(letters.find(({ template }) => template === 'interview-offer')!)).toContain(
    'dès que vous le pouvez',
  );
  expect(await textOf(letters.find(({ template }) => template === 'council-information')!)).toContain(
    'dès que possible, l’audience étant proche',
  );
});

it('names no council where several might be the one', async () => {
  await saveOrganisation(office.store, { ...COUNCIL, id: 'departement-voisin', name: 'Département Voisin' });
  const [letter] = await written(prepared('2027-03-01', '2027-05-04'), 'two councils');
  const text = await textOf(letter!);
  expect(text).toContain('Conseil départemental');
  expect(text).not.toMatch(/Département (d’Exemple|Voisin)/);
});

it('writes no letter for a kind of case that has none', async () => {
  const [asked] = lettersAsked(prepared('2027-03-01', '2027-05-04'), 'other');
  await expect(office.activities.writeLetter({ ...asked!, kind: 'nothing-of-ours' })).rejects.toThrow(
    'No letters',
  );
});
