import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { noticesOfCase } from '../../activities/store/notices.ts';
import { saveOrganisation, saveUser } from '../../activities/store/organisations.ts';
import { saveReferrer } from '../../activities/store/referrers.ts';
import type { EffectRequest } from '../../workflows/ports.ts';
import { trigger } from '../families/bodies.ts';
import { awaitingAssignment, inProgress, opened, type Course } from '../families/course.ts';
import { asked } from './lived.ts';
import { openOffice, type Office } from './office.ts';
import { CAF, COUNCIL, user } from './store/invented.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(() => office.post.empty());
afterAll(() => office.close());

const CAMILLE = 'camille@caf-exemple.invalid';
const SACHA = 'sacha@caf-exemple.invalid';

/** The requests to send a notice of a kind. */
function notices(course: Course, caseId: string, notice: string): EffectRequest<'notify'>[] {
  return asked(course, caseId, 'notify').filter(({ effect }) => effect.notice === notice);
}

/** A term that ends with no decision: reminders, an alert, the lapse. */
function lapsing(): Course {
  const course = inProgress('2027-03-01');
  course.take({ step: 'propose-handover', to: COUNCIL.id, scope: ['budget'] }, 'caseworker');
  return course.until('2027-09-20');
}

describe('A notice', () => {
  it('says in French what falls due, with the reference, and nothing of the family', async () => {
    const course = lapsing();
    await office.open(course, 'n1');
    for (const request of asked(course, 'n1', 'notify')) await office.activities.notify(request);
    const [due] = office.post.mails.filter(({ text }) => text.includes('mi-parcours'));
    expect(due).toMatchObject({ to: CAMILLE, subject: '[AC-2027-000001] Échéances du jour' });
    expect(due!.text).toContain('Bonjour Camille Exemple,');
    expect(due!.text).toMatch(/- 01\/06\/2027 : .*[Bb]ilan à mi-parcours/);
    expect(due!.text).toContain('https://jalon.invalid/dossiers/accompaniment/n1');
    const all = JSON.stringify(office.post.mails);
    expect(all).not.toMatch(/Imaginaire|Zélie|Théo|Inventions|loyer|dette|budget/i);
  });

  it('reaches each by their part: only what is for them', async () => {
    const course = lapsing();
    await office.open(course, 'n2');
    const dues = notices(course, 'n2', 'due');
    for (const request of dues) await office.activities.notify(request);
    const kept = await noticesOfCase(office.store, 'n2', CAF.id);
    const kindsFor = (id: string) =>
      new Set(
        kept.flatMap(({ recipientId, items }) => (recipientId === id ? items.map(({ kind }) => kind) : [])),
      );
    expect(kindsFor('u-1')).toContain('renewal');
    expect(kindsFor('u-1')).toContain('term-lapsed');
    expect(kindsFor('u-sacha')).toEqual(new Set(['handover-unanswered', 'term-lapsed']));
    expect(kindsFor(COUNCIL.id)).toEqual(new Set(['handover-unanswered']));
  });

  it('reaches the organisation to which a handover is proposed', async () => {
    const course = lapsing();
    await office.open(course, 'n3');
    for (const request of notices(course, 'n3', 'handover-proposed')) await office.activities.notify(request);
    expect(office.post.envelopes).toEqual([COUNCIL.email]);
  });

  it('reaches of two organisations only the one that has not answered', async () => {
    const third = { ...COUNCIL, id: 'autre-exemple', name: 'Autre Exemple', email: 'autre@exemple.invalid' };
    await saveOrganisation(office.store, third);
    const course = inProgress('2027-03-01');
    course.take({ step: 'propose-handover', to: third.id, scope: [] }, 'caseworker');
    course.take({ step: 'propose-handover', to: COUNCIL.id, scope: [] }, 'caseworker');
    course.take({ step: 'answer-handover', handoverId: 'h1', answer: 'declined' }, 'caseworker');
    course.days(10);
    await office.open(course, 'n6');
    for (const request of notices(course, 'n6', 'handover-proposed')) await office.activities.notify(request);
    expect(office.post.envelopes).toEqual([third.email, COUNCIL.email]);
    office.post.empty();
    for (const request of notices(course, 'n6', 'due')) await office.activities.notify(request);
    expect(office.post.envelopes).toContain(COUNCIL.email);
    expect(office.post.envelopes).not.toContain(third.email);
  });

  it('reaches nobody outside for a handover to a service that is not of the installation', async () => {
    const course = inProgress('2027-03-01');
    course.take({ step: 'propose-handover', to: 'attaque@exemple.invalid', scope: [] }, 'caseworker');
    await office.open(course, 'n4');
    for (const request of notices(course, 'n4', 'handover-proposed')) await office.activities.notify(request);
    expect(office.post.envelopes).toEqual([]);
  });

  it('reaches the supervisors where the caseworker has left', async () => {
    await saveUser(office.store, user({ id: 'u-1', active: false }));
    const course = inProgress('2027-03-01');
    await office.open(course, 'n5');
    for (const request of notices(course, 'n5', 'assigned')) await office.activities.notify(request);
    await saveUser(office.store, user({ id: 'u-1' }));
    expect(office.post.envelopes).toEqual([SACHA]);
  });
});

async function closingBegan(caseId: string) {
  const course = lapsing();
  await office.open(course, caseId);
  return notices(course, caseId, 'closing-began')[0]!;
}

describe('Sending', () => {
  it('happens once, however often it is asked for, under one Message-ID', async () => {
    const request = await closingBegan('s1');
    await office.activities.notify(request);
    await office.activities.notify(request);
    expect(office.post.envelopes.toSorted(byText)).toEqual([CAMILLE, SACHA]);
    const ids = office.post.mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^<[\w-]{32}@jalon\.invalid>$/);
  });

  it('tries again only for those not reached, with the same words', async () => {
    const request = await closingBegan('s2');
    office.post.refuse.set(SACHA, 451);
    await expect(office.activities.notify(request)).rejects.toThrow();
    expect(office.post.envelopes).toEqual([CAMILLE]);
    office.post.refuse.clear();
    await office.activities.notify(request);
    expect(office.post.envelopes).toEqual([CAMILLE, SACHA]);
    const kept = await noticesOfCase(office.store, 's2', CAF.id);
    expect(kept.map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(kept.map(({ messageId }) => messageId)).toEqual(
      expect.arrayContaining(office.post.mails.map(({ messageId }) => messageId)),
    );
  });

  it('waits while the mail server is away', async () => {
    const request = await closingBegan('s3');
    await office.post.pause();
    await expect(office.activities.notify(request)).rejects.toMatchObject({ code: 'ESOCKET' });
    await office.post.resume();
    await office.activities.notify(request);
    expect(office.post.envelopes).toHaveLength(2);
  });

  it('gives up an address that the server knows not to exist, and says so', async () => {
    const request = await closingBegan('s4');
    office.post.refuse.set(SACHA, 550);
    await office.activities.notify(request);
    const kept = await noticesOfCase(office.store, 's4', CAF.id);
    const status = Object.fromEntries(kept.map((one) => [one.recipientId, one.status]));
    expect(status).toEqual({ 'u-1': 'sent', 'u-sacha': 'refused' });
    expect(office.warnings.at(-1)).toMatchObject({ notice: expect.stringContaining('u-sacha') });
  });

  it.each([
    'camille@caf-exemple.invalid, autre@exemple.invalid',
    'camille@caf-exemple.invalid\r\nBcc: autre@exemple.invalid',
    'Autre <autre@exemple.invalid>',
    '',
  ])('goes to one mailbox or to none (%#)', async (email) => {
    await saveUser(office.store, user({ id: 'u-1', email }));
    const caseId = `injected ${email.length}`;
    const course = inProgress('2027-03-01');
    await office.open(course, caseId);
    for (const request of notices(course, caseId, 'assigned')) await office.activities.notify(request);
    await saveUser(office.store, user({ id: 'u-1' }));
    expect(office.post.envelopes).toEqual([]);
    expect((await noticesOfCase(office.store, caseId, CAF.id))[0]).toMatchObject({ status: 'refused' });
  });

  it('lets nothing that people have written become a header', async () => {
    await saveUser(office.store, user({ id: 'u-1', name: 'Camille\r\nBcc: autre@exemple.invalid' }));
    const course = inProgress('2027-03-01');
    const [first] = course.journal;
    Object.assign(first!.fact, { reference: 'AC\r\nBcc: autre@exemple.invalid\r\n\r\nCorps' });
    await office.open(course, 's6');
    for (const request of notices(course, 's6', 'assigned')) await office.activities.notify(request);
    await saveUser(office.store, user({ id: 'u-1' }));
    expect(office.post.envelopes).toEqual([CAMILLE]);
    expect(office.post.mails[0]).toMatchObject({
      to: CAMILLE,
      subject: '[AC Bcc: autre@exemple.invalid Corps] Une famille vous est attribuée',
    });
  });
});

describe('Choosing a caseworker', () => {
  it('assigns the least loaded of the territory, the same when asked again', async () => {
    const course = awaitingAssignment('2027-03-01', { automaticAssignment: true });
    await office.open(course, 'a1', { territory: 'nord' });
    const [request] = asked(course, 'a1', 'chooseCaseworker');
    const chosen = await office.activities.chooseCaseworker(request!);
    expect(chosen).toEqual({ step: 'assign', caseworkerId: 'u-camille', reason: 'least-loaded' });
    expect(await office.activities.chooseCaseworker(request!)).toEqual(chosen);
  });

  it('asks the supervisors where there is nobody to choose', async () => {
    const empty = { ...CAF, id: 'caf-vide', name: 'Caf Vide' };
    await saveOrganisation(office.store, empty);
    await saveUser(
      office.store,
      user({ id: 'u-vide', organisationId: empty.id, role: 'supervisor', email: SACHA }),
    );
    const course = awaitingAssignment('2027-03-01', { automaticAssignment: true });
    Object.assign(course.journal[0]!.fact, { organisationId: empty.id });
    await office.open(course, 'a2', { organisationId: empty.id });
    const [request] = asked(course, 'a2', 'chooseCaseworker');
    expect(await office.activities.chooseCaseworker(request!)).toBeUndefined();
    expect(office.post.mails[0]).toMatchObject({ to: SACHA, subject: expect.stringContaining('attribuer') });
  });
});

async function told(caseId: string, boundBySecrecy: boolean, outcome: 'accepted' | 'followed-elsewhere') {
  const referrerId = `r-${caseId}`;
  const email = `${caseId}@referent.invalid`;
  await saveReferrer(office.store, {
    id: referrerId,
    organisationId: CAF.id,
    name: 'Référent Fictif',
    email,
    boundBySecrecy,
  });
  const course = opened('2027-03-01', { trigger: trigger({ referrerId, referredBy: 'partner' }) });
  course.take({
    step: 'record-eligibility',
    result: 'eligible',
    offer: 'paris/stay-in-home',
    criteria: [],
    missing: [],
  });
  const known = outcome === 'followed-elsewhere';
  course.take({
    step: 'record-coordination-check',
    known,
    services: known ? ['CCAS'] : [],
    unanswered: [],
  });
  await office.open(course, caseId);
  for (const request of asked(course, caseId, 'tellReferrer')) {
    await office.activities.tellReferrer(request);
    await office.activities.tellReferrer(request);
  }
  expect(JSON.stringify(office.post.mails)).not.toMatch(/Imaginaire|Zélie|CCAS/);
  return office.post.mails.map(({ subject, text }) => ({ subject, text }));
}

describe('Whoever reported the family', () => {
  it('learns that it was received, once, and no more when not bound by secrecy', async () => {
    const mails = await told('landlord', false, 'accepted');
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toBe('[AC-2027-000001] Votre signalement a bien été reçu');
    expect(mails[0]!.text).toContain('Le 05/10/2026');
    expect(mails[0]!.text).not.toMatch(/accompagnement|famille|suivi/i);
  });

  it('learns the outcome too when bound by secrecy', async () => {
    const [received, outcome, ...more] = await told('worker', true, 'accepted');
    expect(received!.subject).toContain('bien été reçu');
    expect(outcome!.text).toContain('Un accompagnement est proposé');
    expect(more).toEqual([]);
  });

  it('learns that another service follows the family, not which', async () => {
    const [, outcome] = await told('other-worker', true, 'followed-elsewhere');
    expect(outcome!.text).toContain('Un autre service social suit déjà la famille');
  });
});

const byText = (a: string, b: string) => a.localeCompare(b);
