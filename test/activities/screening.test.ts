import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashList } from '../../activities/coordination/hashes.ts';
import { saveService, storeList } from '../../activities/store/coordination.ts';
import { createHousehold } from '../../activities/store/households.ts';
import { record } from '../../activities/store/record.ts';
import { saveReferrer } from '../../activities/store/referrers.ts';
import { day, trigger } from '../families/bodies.ts';
import { opened, type Course } from '../families/course.ts';
import { asked } from './lived.ts';
import { openOffice, type Office } from './office.ts';
import { CAF, COUNCIL, household, KEY, member } from './store/invented.ts';
import { recording } from './store/requests.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const TODAY = '2026-10-06';
const childOf = (atSchool?: boolean) => ({
  members: [member(), member({ id: 'm2', role: 'child', firstName: 'Théo', birthDate: day('2018-09-02') })],
  situation: { children: atSchool === undefined ? {} : { m2: { atSchool } } },
});

function eligibility(course: Course, caseId: string) {
  return office.activities.checkEligibility(asked(course, caseId, 'checkEligibility')[0]!);
}

function coordination(course: Course, caseId: string) {
  return office.activities.checkCoordination(asked(course, caseId, 'checkCoordination')[0]!);
}

async function ofSummons(caseId: string, atSchool?: boolean) {
  const course = opened(TODAY, { trigger: withoutStage('summons') });
  await office.open(course, caseId, childOf(atSchool));
  return eligibility(course, caseId);
}

async function ofInterface(caseId: string, boundBySecrecy: boolean) {
  const referrer = { id: `r-${caseId}`, organisationId: CAF.id, name: 'Assistante Fictive', boundBySecrecy };
  await saveReferrer(office.store, referrer);
  const asking = { ...withoutStage('precarity'), referredBy: 'partner', referrerId: referrer.id };
  const course = opened(TODAY, { offer: 'isere/interface', trigger: asking });
  await office.open(course, caseId);
  return eligibility(course, caseId);
}

describe('The eligibility check', () => {
  it('finds the offer that the event opens, with what was compared', async () => {
    const course = opened(TODAY);
    await office.open(course, 'e1');
    expect(await eligibility(course, 'e1')).toMatchObject({
      step: 'record-eligibility',
      result: 'eligible',
      offer: 'paris/stay-in-home',
      missing: [],
      criteria: [{ name: 'trigger', outcome: 'met' }],
    });
  });

  it('answers with what is missing, then otherwise once it is known', async () => {
    expect(await ofSummons('e2')).toMatchObject({
      result: 'undetermined',
      missing: ['children[0].atSchool'],
    });
    expect(await ofSummons('e3', true)).toMatchObject({
      result: 'eligible',
      offer: 'paris/summons',
      missing: [],
    });
    expect(await ofSummons('e4', false)).toMatchObject({ result: 'not-eligible', missing: [] });
  });

  it('checks the offer the opening named, and no other', async () => {
    const course = opened(TODAY, { offer: 'paris/overcrowding' });
    await office.open(course, 'e5');
    expect(await eligibility(course, 'e5')).toMatchObject({
      result: 'not-eligible',
      offer: 'paris/overcrowding',
    });
  });

  it('takes a family by a later event of the same screening', async () => {
    const course = opened(TODAY, { trigger: withoutStage('birth') });
    await office.open(course, 'e6');
    expect(await eligibility(course, 'e6')).toMatchObject({
      result: 'not-eligible',
      criteria: [{ name: 'trigger', outcome: 'not-met', compared: 'trigger: birth' }],
    });
    const later = opened(TODAY, { trigger: withoutStage('birth') });
    later.take({ step: 'add-trigger', trigger: trigger() }, 'intake-officer');
    later.take({ step: 'screen-again' }, 'intake-officer');
    await office.open(later, 'e7');
    const again = asked(later, 'e7', 'checkEligibility').at(-1)!;
    expect(await office.activities.checkEligibility(again)).toMatchObject({ result: 'eligible' });
  });

  it('says nothing of who they are', async () => {
    const course = opened(TODAY, { trigger: withoutStage('summons') });
    await office.open(course, 'e8', childOf());
    const answer = JSON.stringify(await eligibility(course, 'e8'));
    expect(answer).not.toMatch(/Imaginaire|Zélie|Théo|1990|2018/);
  });

  it('leads from a relapse to the accompaniment that ended before', async () => {
    const before = await createHousehold(
      office.store,
      household({ members: [member({ name: 'Revenante' })] }),
      KEY,
    );
    const summary = { householdId: before.id, stage: 'closed', closedOn: day('2026-01-05') };
    await record(office.store, recording({ caseId: 'ended', first: 1, at: 1, summary }));
    const course = opened(TODAY);
    await office.open(course, 'e9', { members: [member({ name: 'REVENANTE' })] });
    expect(await eligibility(course, 'e9')).toMatchObject({ previousId: 'ended' });
    const unrelated = opened(TODAY);
    await office.open(unrelated, 'e10', { members: [member({ name: 'Nouvelle' })] });
    expect(await eligibility(unrelated, 'e10')).not.toHaveProperty('previousId');
  });

  it('knows whether whoever asks is bound by secrecy', async () => {
    expect(await ofInterface('e11', true)).toMatchObject({ result: 'eligible' });
    expect(await ofInterface('e12', false)).toMatchObject({ result: 'not-eligible' });
  });
});

describe('The coordination check', () => {
  it('names the services that follow the family, and those that have not answered', async () => {
    const members = [member({ name: 'Suivie', firstName: 'Ava' })];
    const theirs = await createHousehold(
      office.store,
      household({ organisationId: COUNCIL.id, members }),
      KEY,
    );
    const summary = { householdId: theirs.id, organisationId: COUNCIL.id };
    await record(office.store, recording({ caseId: 'theirs', first: 1, at: 1, summary }));
    const rows = [
      { name: 'SUIVIE', firstName: 'Ava', birthDate: day('1990-05-17'), service: 'CCAS du Centre' },
    ];
    await storeList(office.store, {
      organisationId: CAF.id,
      sender: 'CCAS',
      rows: hashList(rows, KEY),
      key: KEY,
    });
    await saveService(office.store, { organisationId: CAF.id, name: 'Secteur', how: 'telephone' });

    const known = opened(TODAY);
    await office.open(known, 'c1', { members });
    const answer = await coordination(known, 'c1');
    expect(answer).toEqual({
      step: 'record-coordination-check',
      known: true,
      services: ['CCAS du Centre', 'Département d’Exemple'],
      unanswered: ['Secteur'],
    });
    const unknown = opened(TODAY);
    await office.open(unknown, 'c2', { members: [member({ name: 'Inconnue-Ailleurs' })] });
    expect(await coordination(unknown, 'c2')).toMatchObject({
      known: false,
      services: [],
      unanswered: ['Secteur'],
    });
  });

  it('finds the open cases of a list received later', async () => {
    const members = [member({ name: 'Rejointe', firstName: 'Nour' })];
    await office.open(opened(TODAY), 'c3', { members });
    const rows = [
      { name: 'Rejointe', firstName: 'Nour', birthDate: day('1990-05-17'), service: 'CCAS du Port' },
    ];
    const list = { organisationId: CAF.id, sender: 'CCAS du Port', rows: hashList(rows, KEY), key: KEY };
    const listId = await storeList(office.store, list);
    expect(await office.activities.findFollowedCases({ listId })).toEqual([
      { kind: 'accompaniment', caseId: 'c3', service: 'CCAS du Port' },
    ]);
  });
});

function withoutStage(kind: string) {
  const { stage: _stage, ...rest } = trigger({ kind });
  return rest;
}
