/** How each practice of the field is opened and lived, for the tests that break it: a new kind is an entry. */
import { groupSession } from '../../workflows/rules/group-session/index.ts';
import { holidayAid } from '../../workflows/rules/holiday-aid/index.ts';
import { homePurchase } from '../../workflows/rules/home-purchase/index.ts';
import { interfaceRequest } from '../../workflows/rules/interface-request/index.ts';
import { jointAccompaniment } from '../../workflows/rules/joint-accompaniment/index.ts';
import { rehabilitation } from '../../workflows/rules/rehabilitation/index.ts';
import { specialistCapacity } from '../../workflows/rules/specialist-capacity/index.ts';
import { addDays, type PlainDate } from '../../workflows/rules/calendar.ts';
import type { CaseKind } from '../../workflows/rules/case.ts';
import { bodyOf, type FrontDoor } from '../../worker/local/front-door.ts';
import { ASSOCIATION, COUNCIL } from '../../worker/local/invented.ts';
import { today, type Who } from '../families/api.ts';
import { register } from '../families/isere.ts';
import { project as siteProject } from '../families/rehabilitation-course.ts';

export interface PracticeStep {
  who: Who;
  step: string;
  body: object;
}

export interface Practice {
  kind: CaseKind<object, { step: string }, { type: string }>;
  path: string;
  /** Opens one case; answers its id, and the steps that lead it to its end. */
  open(api: FrontDoor): Promise<{ id: string; steps: PracticeStep[] }>;
  /** The stage in which those steps leave it. */
  ends: string;
}

const step = (who: Who, name: string, body: object = {}): PracticeStep => ({ who, step: name, body });

async function opened(api: FrontDoor, path: string, body: object): Promise<string> {
  return bodyOf(await api.post<{ id: string }>('u-responsable', path, body)).id;
}

const session: Practice = {
  kind: groupSession,
  path: '/v1/group-sessions',
  ends: 'closed',
  open: async (api) => {
    const body = { title: 'Cap projets', caseworkerId: 'u-camille', places: 1 };
    const [id, one, other] = [
      await opened(api, '/v1/group-sessions', body),
      await register(api),
      await register(api),
    ];
    const refer = (householdId: string) =>
      step('u-camille', 'refer-participant', { householdId, memberId: 'm1', partner: 'Service social' });
    const enrol = (participantId: string) => [
      step('u-camille', 'record-three-way-meeting', {
        participantId,
        on: today(),
        present: ['participant', 'partner', 'caf'],
        rightMoment: true,
        enrolment: { expectations: 'Reprendre pied.', childcare: 'arranged', transport: 'arranged' },
      }),
      step('u-camille', 'confirm-place', { participantId }),
    ];
    const leaving = { participantId: 'p1', on: today(), reason: 'Un emploi.' };
    return {
      id,
      steps: [
        refer(one),
        refer(other),
        ...enrol('p1'),
        ...enrol('p2'),
        step('u-camille', 'record-leaving', leaving),
        step('u-responsable', 'cancel', { reason: 'Plus de salle.' }),
      ],
    };
  },
};

const interfaces: Practice = {
  kind: interfaceRequest,
  path: '/v1/interface-requests',
  ends: 'closed',
  open: async (api) => {
    const asker = {
      name: 'Assistante Inventée',
      email: 'assistante@secteur.example',
      service: 'Secteur',
      boundBySecrecy: true,
    };
    const question = 'Plus aucun versement.';
    const body = { householdId: await register(api), asker, needs: ['emergency-aid'], question };
    const rights = [{ right: 'Allocation de soutien familial', finding: 'opened' }];
    return {
      id: await opened(api, '/v1/interface-requests', body),
      steps: [
        step('u-camille', 'take-on'),
        step('u-camille', 'ask-information', { of: 'worker', question: 'Le jugement ?' }),
        step('u-camille', 'record-information', { questionId: 'q1', on: today(), text: 'Reçu.' }),
        step('u-camille', 'record-rights-check', { on: today(), rights, summary: 'Ouverte.' }),
        step('u-responsable', 'decide-emergency-aid', { decision: 'refused', reason: 'Droits ouverts.' }),
        step('u-camille', 'answer', { summary: 'Droits rétablis.' }),
      ],
    };
  },
};

const holiday: Practice = {
  kind: holidayAid,
  path: '/v1/holiday-aids',
  ends: 'granted',
  open: async (api) => {
    const body = { householdId: await register(api), caseworkerId: 'u-camille' };
    const on = today() as PlainDate;
    const project = {
      memberIds: ['m1'],
      from: addDays(on, 60),
      to: addDays(on, 67),
      where: 'Gîte de l’Exemple',
      costs: [{ label: 'transport', amountCents: 20_000 }],
      shares: [{ label: 'caf', amountCents: 20_000 }],
    };
    const expense = { on, cost: 'transport', amountCents: 20_000, proof: 'ticket' };
    return {
      id: await opened(api, '/v1/holiday-aids', body),
      steps: [
        step('u-camille', 'propose-project', project),
        step('u-responsable', 'decide', { decision: 'to-revise', reason: 'À préciser.' }),
        step('u-camille', 'propose-project', project),
        step('u-responsable', 'decide', { decision: 'granted', reason: 'Utile.' }),
        step('u-camille', 'record-payment', { on, by: 'caf', amountCents: 20_000 }),
        step('u-camille', 'record-expense', expense),
      ],
    };
  },
};

const homeBuyers: Practice = {
  kind: homePurchase,
  path: '/v1/home-purchases',
  ends: 'closed',
  open: async (api) => {
    const body = { householdId: await register(api), contactedOn: today() };
    const diagnosis = {
      specific: true,
      complex: false,
      event: 'illness',
      owedCents: 90_000,
      instalmentCents: 70_000,
      resourcesCents: 180_000,
      summary: 'Un arrêt de travail.',
    };
    const on = today();
    return {
      id: await opened(api, '/v1/home-purchases', body),
      steps: [
        step('u-responsable', 'begin-phase-1', { on, workerId: 'u-camille' }),
        step('u-camille', 'record-diagnosis', { on, ...diagnosis }),
        step('u-camille', 'record-help-plan', { on, actions: ['Saisir l’assurance du prêt'] }),
        step('u-camille', 'give-response', { on, response: 'event-help' }),
        step('u-camille', 'end-phase-1', { on, conclusion: 'helped', reason: 'L’assurance paie.' }),
      ],
    };
  },
};

const places: Practice = {
  kind: specialistCapacity,
  path: '/v1/specialist-capacities',
  ends: 'open',
  open: async (api) => ({
    id: await opened(api, '/v1/specialist-capacities', { capacity: 1 }),
    steps: [
      step('u-responsable', 'ask-place', { caseId: 'papier-1' }),
      step('u-responsable', 'ask-place', { caseId: 'papier-2' }),
      step('u-responsable', 'change-capacity', { capacity: 2, reason: 'Un poste de plus.' }),
      step('u-responsable', 'release-place', { caseId: 'papier-1', reason: 'Terminé.' }),
    ],
  }),
};

const site: Practice = {
  kind: rehabilitation,
  path: '/v1/rehabilitations',
  ends: 'closed',
  open: async (api) => {
    const named = { associationId: ASSOCIATION.id, caseworkerId: 'u-camille' };
    const body = { householdId: await register(api), ...named };
    const on = today();
    const sign = (who: Who, party: string) => step(who, 'sign-commitment', { version: 1, party, on });
    return {
      id: await opened(api, '/v1/rehabilitations', body),
      steps: [
        step('u-camille', 'set-out-project', siteProject()),
        sign('u-camille', 'worker'),
        sign('u-camille', 'family'),
        sign('u-chantier', 'association'),
        step('u-camille', 'plan-committee', { on }),
        step('u-responsable', 'record-decision', { decision: 'refused', reason: 'Le toit d’abord.' }),
      ],
    };
  },
};

const joint: Practice = {
  kind: jointAccompaniment,
  path: '/v1/joint-accompaniments',
  ends: 'closed',
  open: async (api) => {
    const named = { referredBy: 'Chantier d’insertion de l’Exemple', caseworkerId: 'u-camille' };
    const body = { householdId: await register(api), ...named };
    const on = today();
    const area = { partnerId: COUNCIL.id, area: 'Budget' };
    const meeting = { on, venue: 'Maison du quartier', to: 'Service social de secteur', scope: ['budget'] };
    return {
      id: await opened(api, '/v1/joint-accompaniments', body),
      steps: [
        step('u-camille', 'add-partner', { ...area, name: 'Département d’Exemple', sees: ['meetings'] }),
        step('u-camille', 'record-meeting', { on, present: ['La personne', 'Le département'] }),
        step('u-camille', 'set-rhythm', { everyDays: 14, reason: 'Plus d’aisance.' }),
        step('u-camille', 'hold-review', { on, summary: 'Un point calme.', areas: [area] }),
        step('u-camille', 'plan-handover-meeting', meeting),
        step('u-camille', 'hold-handover-meeting', { on, present: ['Tous'], summary: 'Relais passé.' }),
        step('u-camille', 'close', { reason: 'handed-over' }),
      ],
    };
  },
};

/** Those of which one is drawn at each run. */
export const PRACTICES: readonly Practice[] = [session, interfaces, holiday, homeBuyers, places, site, joint];
