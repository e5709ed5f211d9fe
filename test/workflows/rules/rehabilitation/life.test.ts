import { describe, expect, it } from '@jest/globals';
import { familyShare, siteAccount, yearAccount } from '../../../../workflows/rules/rehabilitation/account.ts';
import { seen } from '../../../../workflows/rules/rehabilitation/seen.ts';
import { day } from '../../../families/bodies.ts';
import {
  accepted,
  ASSOCIATION,
  committed,
  onSite,
  openedRehabilitation,
  project,
  siteEnded,
  type RehabilitationCourse,
} from '../../../families/rehabilitation-course.ts';

const opened = () => openedRehabilitation('2027-03-01');

function worked(course: RehabilitationCourse, hours: number, amountCents: number): RehabilitationCourse {
  const on = course.today;
  course.take({ step: 'record-hours', heading: 'siteAndMediation', hours, on }, ASSOCIATION);
  course.take({ step: 'record-materials', label: 'Enduit et peinture', amountCents, on }, ASSOCIATION);
  return course;
}

describe('the association', () => {
  it('is told neither why a share was agreed nor why something was found in error', () => {
    const course = worked(onSite(opened()), 10, 20_000);
    course.take({ step: 'agree-family-share', amountCents: 500, reason: 'Fin de droits.' }, 'caseworker');
    const fact = course.state.version;
    course.take({ step: 'correct', fact, reason: 'Une autre famille.' }, 'supervisor');
    const actor = { id: 'u-association', role: 'partner', organisationId: 'association' } as const;
    const told = course.journal.map((recorded) => seen(course.state, recorded, actor)?.fact);
    expect(JSON.stringify(told)).not.toMatch(/Fin de droits|Une autre famille/);
    expect(told.map((one) => one?.type)).toEqual(
      expect.arrayContaining(['family-share-agreed', 'corrected']),
    );
  });
});

describe('the commitment', () => {
  it('goes to the committee once all three have signed, whoever comes last', () => {
    const course = committed(opened(), ['family', 'association']);
    expect(course.state.stage).toBe('commitment');
    course
      .days(3)
      .take({ step: 'sign-commitment', version: 1, party: 'worker', on: course.today }, 'caseworker');
    expect(course.state.stage).toBe('committee');
    expect(course.effects().at(-1)?.what).toBe('notice commitment-signed-by-all');
  });

  it('is written for the three to sign each time the project is set out, and signed anew', () => {
    const course = committed(opened());
    course.take({ step: 'set-out-project', ...project({ familyWish: 'La cuisine d’abord.' }) }, 'caseworker');
    expect(course.state).toMatchObject({ stage: 'commitment', commitment: { version: 2, signatures: [] } });
    expect(course.effects().filter(({ what }) => what === 'letter rehabilitation-commitment')).toHaveLength(
      2,
    );
  });

  it('waits again for a signature recorded in error', () => {
    const course = committed(opened());
    course.take({ step: 'correct', fact: course.state.version, reason: 'Autre famille' }, 'supervisor');
    expect(course.state.stage).toBe('commitment');
    expect(course.state.commitment?.signatures.map(({ party }) => party)).toEqual(['worker', 'family']);
  });

  it('recalls who is still to sign every fifteen days', () => {
    const course = committed(opened(), ['worker']).until('2027-04-10');
    expect(course.fallen('signatures-awaited')).toEqual(['2027-03-16', '2027-03-31']);
    expect(course.kind.label(course.kind.agenda(course.state)[0] ?? fail())).toContain('La famille');
  });
});

function fail(): never {
  throw new Error('nothing is due');
}

describe('the committee', () => {
  it('postpones to a date, then accepts: the visits begin', () => {
    const course = committed(opened());
    course.take({ step: 'plan-committee', on: day('2027-03-15') }, 'caseworker');
    course.until('2027-03-15').take(
      {
        step: 'record-decision',
        decision: 'postponed',
        reason: 'Devis à compléter',
        postponedTo: day('2027-04-12'),
      },
      'supervisor',
    );
    expect(course.state.stage).toBe('committee');
    course.until('2027-04-12').take({ step: 'record-decision', decision: 'accepted' }, 'supervisor');
    expect(course.state).toMatchObject({
      stage: 'diagnosis',
      sittings: [
        { on: '2027-03-15', decision: 'postponed', reason: 'Devis à compléter' },
        { on: '2027-04-12', decision: 'accepted' },
      ],
    });
  });

  it('refuses with its reason: the rehabilitation ends, and the family is written to', () => {
    const course = committed(opened());
    course.take({ step: 'plan-committee', on: course.today }, 'caseworker');
    course.take(
      { step: 'record-decision', decision: 'refused', reason: 'Bailleur tenu aux travaux' },
      'supervisor',
    );
    expect(course.state).toMatchObject({ stage: 'closed', ended: { ending: 'refused' } });
    expect(course.effects().at(-1)?.what).toBe('letter rehabilitation-refused');
    expect(course.kind.summary(course.state).closedFor).toBe('refused');
  });

  it('is asked for its decision from the next working day, every three days', () => {
    const course = committed(opened());
    course.take({ step: 'plan-committee', on: day('2027-03-12') }, 'caseworker');
    course.until('2027-03-18');
    expect(course.fallen('decision-asked')).toEqual(['2027-03-15', '2027-03-18']);
  });
});

describe('the site', () => {
  it('goes from the first visit to the evaluation, and its account follows', () => {
    const course = siteEnded(opened());
    course.take(
      { step: 'record-evaluation', familyView: 'On respire mieux.', summary: 'Deux chambres saines.' },
      'caseworker',
    );
    expect(course.state).toMatchObject({ stage: 'closed', ended: { ending: 'completed' } });
    expect(course.kind.agenda(course.state)).toEqual([]);
    expect(course.effects().at(-1)?.what).toBe('letter site-summary-sheet');
  });

  it('tells the accompaniment it stands on that works were done', () => {
    const course = siteEnded(openedRehabilitation('2027-03-01', { accompanimentId: 'course-1' }));
    expect(course.effects().at(-1)?.what).toBe('tell record-response');
    expect(siteEnded(opened()).effects().at(-1)?.what).toBe('notice site-ended');
  });

  it('costs its hours at 54 €, its materials, less the tenth that the family bears', () => {
    const course = worked(onSite(opened()), 100, 30_135);
    course.take(
      { step: 'record-hours', heading: 'quotesAndBuying', hours: 4, on: course.today },
      ASSOCIATION,
    );
    expect(siteAccount(course.state)).toEqual({
      hours: {
        siteAndMediation: 100,
        endOfSiteVisits: 0,
        quotesAndBuying: 4,
        workshopsAndMeetings: 0,
        all: 104,
      },
      labourCents: 561_600,
      materialsCents: 30_135,
      totalCents: 591_735,
      familyShareCents: 3014,
      actionCostCents: 588_721,
    });
  });

  it('keeps the share agreed with its reason, and takes back what was recorded in error', () => {
    const course = worked(onSite(opened()), 10, 50_000);
    course.take({ step: 'agree-family-share', amountCents: 2000, reason: 'Perte d’emploi' }, 'caseworker');
    expect(familyShare(course.state)).toBe(2000);
    course.take(
      { step: 'correct', fact: course.state.version, reason: 'Montant lu de travers' },
      'supervisor',
    );
    expect(familyShare(course.state)).toBe(5000);
    const bought = course.journal.find(({ fact }) => fact.type === 'materials-bought')?.number ?? 0;
    course.take({ step: 'correct', fact: bought, reason: 'Autre chantier' }, 'supervisor');
    expect(siteAccount(course.state)).toMatchObject({ materialsCents: 0, familyShareCents: 0 });
  });

  it.each([undefined, 7777])(
    'over two years, the years add up to the whole, a share of %s agreed',
    (agreed) => {
      const course = worked(onSite(openedRehabilitation('2027-12-20')), 11, 10_005);
      worked(course.until('2028-01-10'), 7, 333);
      if (agreed)
        course.take({ step: 'agree-family-share', amountCents: agreed, reason: 'Convenu' }, 'caseworker');
      const [first, second] = [yearAccount(course.state, 2027), yearAccount(course.state, 2028)];
      const whole = siteAccount(course.state);
      for (const column of ['labourCents', 'materialsCents', 'totalCents', 'familyShareCents'] as const) {
        expect(first[column] + second[column]).toBe(whole[column]);
      }
      expect([first.hours.all, second.hours.all]).toEqual([11, 7]);
      expect(whole.familyShareCents).toBe(agreed ?? 1034);
    },
  );

  it('invites to the workshop within its budget, and asks afterwards whether the family came', () => {
    const course = onSite(opened());
    course.take(
      {
        step: 'invite-to-workshop',
        on: day('2027-03-10'),
        at: '14:00',
        venue: 'Atelier de l’association',
        topic: 'Enduire un mur',
        budget: [
          { label: 'Matériaux', amountCents: 25_000 },
          { label: 'Goûter', amountCents: 5000 },
        ],
      },
      ASSOCIATION,
    );
    expect(course.effects().at(-1)?.what).toBe('letter workshop-invitation');
    course.until('2027-03-12');
    expect(course.fallen()).toEqual(['2027-03-09 workshop-announced', '2027-03-11 workshop-asked']);
    course.take({
      step: 'record-workshop',
      attended: true,
      spent: [{ label: 'Matériaux', amountCents: 29_999 }],
    });
    expect(course.state.workshop).toMatchObject({ attended: true });
    expect(course.until('2027-03-25').fallen('workshop-asked')).toHaveLength(1);
  });

  it('without news is recalled; each visit is announced the day before, and asked for afterwards', () => {
    const silent = onSite(opened()).until('2027-05-03');
    expect(silent.fallen('works-silent')).toEqual(['2027-03-31', '2027-04-30']);
    const visited = accepted(opened());
    visited.take({ step: 'plan-visit', on: day('2027-03-08'), at: '10:00' }, ASSOCIATION);
    visited.until('2027-03-10');
    expect(visited.fallen()).toEqual([
      '2027-03-05 visit-announced',
      '2027-03-09 visit-to-record',
      '2027-03-10 visit-to-record',
    ]);
  });
});
