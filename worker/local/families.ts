/**
 * The first families of one machine, invented, at different stages of their course: `node worker/local/families.ts`.
 * They are registered and accompanied through the API, as people would do it; nothing is done where some are there.
 */
import { localKeyService } from '../../activities/keys/key-service.ts';
import { openStore } from '../../activities/store/store.ts';
import { saveOrganisation, saveUser } from '../../activities/store/organisations.ts';
import type { CaseView } from '../../api/schemas/case.ts';
import type { StepBodies, StepName } from '../../workflows/rules/accompaniment/steps.ts';
import { addDays, addMonths, civilDate, type PlainDate } from '../../workflows/rules/calendar.ts';
import { serviceSettings } from '../config.ts';
import { bodyOf, FrontDoor } from './front-door.ts';
import { ASSOCIATION, CAF, COUNCIL, family, USERS, type InventedFamily } from './invented.ts';

const INTAKE = 'u-accueil';
const CASEWORKER = 'u-camille';
const SUPERVISOR = 'u-responsable';

const today = civilDate(Date.now());
const settings = serviceSettings();
const door = new FrontDoor(settings.api.publicUrl);

await saveOrganisationsAndUsers();
const { items } = bodyOf(await door.get<{ items: CaseView[] }>(SUPERVISOR, '/v1/accompaniments?limit=1'));
if (items.length === 0) await accompanyFamilies();
console.log(
  [
    'You may sign in as:',
    ...USERS.map(({ id, name, jobTitle }) => `  ${id.padEnd(22)} ${name}, ${jobTitle}`),
  ].join('\n'),
);

async function saveOrganisationsAndUsers(): Promise<void> {
  const store = openStore(settings.databaseUrl, localKeyService(settings.masterKeys), {
    keysUrl: settings.keysDatabaseUrl,
  });
  for (const organisation of [CAF, COUNCIL, ASSOCIATION]) await saveOrganisation(store, organisation);
  for (const user of USERS) await saveUser(store, user);
  await store.close();
}

async function accompanyFamilies(): Promise<void> {
  await open(
    'Incomplète',
    { situation: { beneficiary: true, singleParent: true } },
    { kind: 'summons', referredBy: 'court' },
  );
  await screened(await open('Arrivante'));
  await contacted(await open('Contactée'));
  await negotiating(await open('Négociante'));
  await inProgress(await open('Accompagnée'));
  await renewing(await open('Renouvelable'));
  await closed(await open('Sortante'));
}

/** Registers a family and opens its accompaniment; answers the id of the case. */
async function open(
  name: string,
  change: Partial<InventedFamily> = {},
  trigger: object = {},
): Promise<string> {
  const household = bodyOf(await door.post<{ id: string }>(INTAKE, '/v1/households', family(name, change)));
  const opened = await door.post<CaseView>(INTAKE, '/v1/accompaniments', {
    householdId: household.id,
    trigger: {
      kind: 'arrears',
      occurredOn: addDays(today, -20),
      registeredOn: addDays(today, -10),
      referredBy: 'registry',
      ...trigger,
    },
  });
  return bodyOf(opened).id;
}

async function take<Name extends StepName>(
  id: string,
  who: string,
  step: Name,
  body: StepBodies[Name],
): Promise<void> {
  bodyOf(await door.post(who, `/v1/accompaniments/${id}/steps/${step}`, body));
}

/** Waits until both checks have answered. */
async function screened(id: string): Promise<string> {
  for (;;) {
    const view = bodyOf(await door.get<CaseView>(SUPERVISOR, `/v1/accompaniments/${id}`));
    if (view.stage !== 'screening') return id;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

async function contacted(id: string): Promise<string> {
  await take(await screened(id), SUPERVISOR, 'assign', { caseworkerId: CASEWORKER });
  await take(id, CASEWORKER, 'record-contact-attempt', { channel: 'phone', on: today, outcome: 'reached' });
  return id;
}

async function negotiating(id: string): Promise<string> {
  await take(await contacted(id), CASEWORKER, 'record-assessment', {
    problems: ['arrears', 'budget'],
    conclusion: 'global-accompaniment',
    summary: 'Deux loyers de retard après une baisse d’heures ; la famille veut garder son logement.',
  });
  await take(id, CASEWORKER, 'propose-plan', planUntil(addDays(today, 120)));
  await take(id, CASEWORKER, 'agree-plan', { revision: 1, party: 'family', on: today });
  return id;
}

async function inProgress(id: string): Promise<string> {
  await take(await negotiating(id), CASEWORKER, 'agree-plan', {
    revision: 1,
    party: 'caseworker',
    on: today,
  });
  return id;
}

/** Lived ahead of the calendar, until its renewal is to be decided. */
async function renewing(id: string): Promise<string> {
  const to = addDays(addMonths(today, 6), -20);
  bodyOf(await door.post(SUPERVISOR, `/v1/rehearsal/accompaniments/${await inProgress(id)}/advance`, { to }));
  return id;
}

async function closed(id: string): Promise<void> {
  await take(await inProgress(id), CASEWORKER, 'begin-closing', { cause: 'goals-reached' });
  await take(id, CASEWORKER, 'evaluate-objective', {
    objectiveId: 'loyer',
    result: 'achieved',
    evidence: 'Trois quittances successives.',
  });
  await take(id, CASEWORKER, 'record-final-evaluation', {
    autonomy: 'Suit ses comptes chaque semaine et sait à qui s’adresser.',
    summary: 'La dette est apurée, le bail est maintenu.',
  });
  await take(id, CASEWORKER, 'close', { reason: 'goals-reached' });
}

function planUntil(dueOn: PlainDate): StepBodies['propose-plan'] {
  return {
    familyView: {
      situation: 'Nous avons pris du retard depuis que mes heures ont baissé.',
      difficulties: 'Le loyer et l’électricité tombent la même semaine.',
      priorities: 'Garder l’appartement, près de l’école.',
      wayOut: 'Retrouver des heures et payer un peu chaque mois.',
    },
    objectives: [
      {
        id: 'loyer',
        problem: 'arrears',
        aim: 'result',
        wording: 'Reprendre le paiement du loyer courant.',
        evidence: 'Trois quittances successives.',
        actor: 'family',
        dueOn,
      },
    ],
    meetEveryDays: 30,
  };
}
