/**
 * Whoever walks through the API, wherever they go, meets no word that is not theirs to read: of another organisation, of
 * what is confidential within the team, of what a partner is not shown, or is shown no longer. Who may read what is said
 * here anew, by name, and not asked of the table of access.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, boolean, constantFrom } from 'fast-check';
import { saveUser } from '../../activities/store/organisations.ts';
import type { Deps } from '../../api/deps.ts';
import { operationsOf } from '../../api/routes/index.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { ASSOCIATION, CAF, COUNCIL, USERS, family } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse, inventedName, today } from '../families/api.ts';
import { day, objective, plan } from '../families/bodies.ts';

const OTHER_TEAM = 'u-sud';
const WHO = [...USERS.map(({ id }) => id), OTHER_TEAM];
const COUNCIL_PEOPLE = ['u-secteur', 'u-secteur-responsable', 'u-conseil'];
/** The administrator prepares the copy that a family asks for: all that is held, but for what is confidential. */
const BY_COPY = 'u-admin';

/** Who may read each word; `withReason` those who say why. */
const WORDS: Record<string, { by: string[]; withReason?: string[] }> = {
  zqordinaire: { by: ['u-camille', 'u-sacha', 'u-responsable', BY_COPY] },
  zqviolence: { by: ['u-camille', 'u-responsable'] },
  zqsoins: { by: ['u-camille', 'u-responsable'] },
  zqpartage: { by: ['u-camille', 'u-sacha', 'u-responsable', BY_COPY, ...COUNCIL_PEOPLE] },
  zqdecline: { by: ['u-camille', 'u-sacha', 'u-responsable', BY_COPY] },
  zqsud: { by: [OTHER_TEAM, BY_COPY], withReason: ['u-responsable'] },
  zqconseil: { by: ['u-secteur-responsable', 'u-conseil'] },
  zqrencontre: { by: ['u-camille', 'u-sacha', 'u-responsable', BY_COPY, 'u-chantier'] },
  zqbail: { by: ['u-camille', 'u-sacha', 'u-responsable', BY_COPY] },
};

let installation: Installation;
let api: Api;
/** Where something is to be read, and the ids by which it is guessed. */
const places: string[] = [];
const ids: string[] = [];

function note(path: string, id: string): void {
  ids.push(id);
  const rests =
    path === '/v1/households' ? ['', '/export'] : ['', '/journal', '/letters', `?asOf=${today()}`];
  places.push(...rests.map((rest) => `${path}/${id}${rest}`));
}

beforeAll(async () => {
  installation = await startInstallation();
  api = new Api(installation.url);
  const { name, email } = { name: 'Noé Austral', email: 'u-sud@exempleville.example' };
  await saveUser(installation.store, {
    id: OTHER_TEAM,
    organisationId: CAF.id,
    role: 'caseworker',
    name,
    email,
    territory: 'sud',
    active: true,
  });
  await liveConfidential();
  await liveElsewhere();
  await liveTogether();
  const { rows } = await installation.store.pool.query<{ id: string }>('select id from letter');
  ids.push(...rows.map(({ id }) => id), 'nobody');
}, 180_000);
afterAll(() => installation.stop());

const on = day(today());

/** A family of the team, with what is confidential in it, and two handovers: one declined, one that awaits its answer. */
async function liveConfidential(): Promise<void> {
  const one = await new FamilyCourse(api).inProgress();
  note('/v1/accompaniments', one.id);
  note('/v1/households', one.householdId);
  const meeting = { on, place: 'office' as const, present: ['zqordinaire'], summary: 'zqordinaire' };
  await one.take('u-camille', 'record-meeting', meeting);
  await one.take('u-camille', 'record-meeting', { ...meeting, summary: 'zqviolence', confidential: true });
  const care = { problem: 'health' as const, response: 'guidance' as const, on, note: 'zqsoins' };
  await one.take('u-camille', 'record-response', care);
  const health = objective({ id: 'o2', problem: 'health', wording: 'zqsoins', dueOn: day(today(90)) });
  const objectives = [objective({ dueOn: day(today(90)) }), health];
  await one.take('u-camille', 'propose-plan', plan({ objectives }));
  for (const party of ['family', 'caseworker'] as const) {
    await one.take('u-camille', 'agree-plan', { revision: 2, party, on });
  }
  const handover = { to: 'Département', toOrganisationId: COUNCIL.id };
  await one.take('u-camille', 'propose-handover', { ...handover, scope: ['zqdecline'] });
  await one.take('u-secteur', 'answer-handover', { handoverId: 'h1', answer: 'declined' });
  await one.take('u-camille', 'propose-handover', { ...handover, scope: ['zqpartage'] });
  const hearing = await one.take('u-camille', 'open-hearing', {
    court: 'zqordinaire',
    servedOn: on,
    hearingOn: day('2027-03-15'),
    claimedDebtCents: 100_000,
  });
  note('/v1/hearings', hearing.hearings[0]!.hearingId);
}

/** A family of another team, and one of the council. */
async function liveElsewhere(): Promise<void> {
  const south = await new FamilyCourse(api).open({ territory: 'sud' });
  const assign = `/v1/accompaniments/${south.id}/steps/assign`;
  await eventually('its assignment', async () => {
    return (await api.post('u-responsable', assign, { caseworkerId: OTHER_TEAM }, REASON)).status === 200;
  });
  const attempt = { channel: 'phone' as const, on, outcome: 'reached' as const };
  await south.take(OTHER_TEAM, 'record-contact-attempt', attempt);
  await south.take(OTHER_TEAM, 'record-assessment', {
    problems: ['arrears'],
    conclusion: 'global-accompaniment',
    summary: 'zqsud',
  });
  const theirs = bodyOf(
    await api.post<{ id: string }>('u-secteur-responsable', '/v1/households', family(inventedName())),
  );
  const purchase = { householdId: theirs.id, contactedOn: on };
  const { id } = bodyOf(
    await api.post<{ id: string }>('u-secteur-responsable', '/v1/home-purchases', purchase),
  );
  const step = (name: string, body: object) =>
    api.post('u-secteur-responsable', `/v1/home-purchases/${id}/steps/${name}`, body);
  bodyOf(await step('begin-phase-1', { on, workerId: 'u-conseil' }));
  bodyOf(
    await step('record-diagnosis', {
      on,
      specific: true,
      complex: false,
      owedCents: 1,
      instalmentCents: 1,
      resourcesCents: 1,
      summary: 'zqconseil',
    }),
  );
  note('/v1/accompaniments', south.id);
  note('/v1/households', south.householdId);
  note('/v1/households', theirs.id);
  note('/v1/home-purchases', id);
}

const partner = (partnerId: string, sees: string[]) => ({
  partnerId,
  name: 'Partenaire',
  area: 'Travail',
  sees,
});

/** A joint accompaniment: one partner sees the meetings, and one has left. */
async function liveTogether(): Promise<void> {
  const home = bodyOf(await api.post<{ id: string }>('u-accueil', '/v1/households', family(inventedName())));
  const opening = { householdId: home.id, referredBy: 'Chantier', caseworkerId: 'u-camille' };
  const { id } = bodyOf(await api.post<{ id: string }>('u-camille', '/v1/joint-accompaniments', opening));
  const step = async (name: string, body: object) =>
    bodyOf(await api.post('u-camille', `/v1/joint-accompaniments/${id}/steps/${name}`, body));
  await step('add-partner', partner(ASSOCIATION.id, ['meetings']));
  await step('add-partner', partner(COUNCIL.id, ['meetings', 'sublet']));
  await step('end-partner', { partnerId: COUNCIL.id, on, reason: 'zqbail' });
  await step('record-meeting', { on, present: ['zqrencontre'], summary: 'zqrencontre' });
  await step('sign-sublet', { on, landlord: 'zqbail', dwelling: 'zqbail', rentCents: 38_000 });
  note('/v1/joint-accompaniments', id);
  note('/v1/households', home.id);
}

const READS = operationsOf({
  trace: {},
  signIn: {},
  webhooksInside: [],
  rehearsal: {},
} as unknown as Deps).filter(({ method }) => method === 'get');

const REASON = { 'jalon-reason': 'Essai' };

/** The words that someone met and that are not theirs. */
async function leaks(who: string, path: string, saysWhy: boolean): Promise<string[]> {
  const { status, body } = await api.get<unknown>(who, path, saysWhy ? REASON : {});
  expect([path, status]).not.toEqual([path, 500]);
  const said = JSON.stringify(body);
  return Object.entries(WORDS).flatMap(([word, { by, withReason = [] }]) => {
    const isTheirs = by.includes(who) || (saysWhy && withReason.includes(who));
    return said.includes(word) && !isTheirs ? [word] : [];
  });
}

describe('the words marked in these families', () => {
  it.each(Object.entries(WORDS))('are all there to be read: %s', async (word, { by, withReason = [] }) => {
    const reader = [...by, ...withReason].find((who) => who !== BY_COPY) ?? '';
    await eventually(word, async () => {
      const read = await Promise.all(places.map((path) => api.get(reader, path, REASON)));
      return JSON.stringify(read.map(({ body }) => body)).includes(word);
    });
  });

  it.each(WHO)(
    'are met by %s only where they are theirs, in every case and journal there is',
    async (who) => {
      for (const path of places) {
        for (const saysWhy of [false, true]) {
          expect([path, await leaks(who, path, saysWhy)]).toEqual([path, []]);
        }
      }
    },
  );

  it('are met by nobody else, whoever walks, and wherever', async () => {
    const queries = ['', '?limit=200', '?text=zq', '?scope=team', `?asOf=${today()}`, '?status=to-print'];
    await assert(
      asyncProperty(
        constantFrom(...WHO),
        constantFrom(...READS),
        constantFrom(...ids),
        constantFrom(...queries),
        boolean(),
        async (who, one, id, query, saysWhy) => {
          expect(await leaks(who, `${one.path.replaceAll(/:\w+/g, id)}${query}`, saysWhy)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
