/** A family whose every name and text carries a mark of its own, so that one can search for them everywhere. */
import type { HearingView } from '../../api/schemas/hearing.ts';
import { addDays, nextOrSameWorkingDay, type PlainDate } from '../../workflows/rules/calendar.ts';
import { bodyOf } from '../../worker/local/front-door.ts';
import { COUNCIL } from '../../worker/local/invented.ts';
import { eventually } from '../environment/eventually.ts';
import type { FamilyCourse } from '../families/api.ts';

/** Invented, and in no dictionary; lower case too, as in an index of words. */
export const NAME = 'Zorvanquin';
export const MARKS = [NAME, 'Yllparade', 'ruekeltiv', 'zqtexte'] as const;

let texts = 0;

/** A text that nobody else wrote. */
export function text(): string {
  return `zqtexte${(texts += 1)} dit par la famille`;
}

export const MEMBERS = [
  {
    id: 'm1',
    role: 'applicant',
    title: 'madame',
    name: NAME,
    firstName: 'Yllparade',
    birthDate: '1988-04-12',
  },
  { id: 'm2', role: 'child', name: NAME, firstName: 'Yllparade', birthDate: '2018-09-30' },
] as const;

/** All steps in which people write, a hearing, letters and notices, up to the closing. */
export async function liveMarked(family: FamilyCourse): Promise<string> {
  await family.open({
    members: [...MEMBERS],
    address: { lines: ['12 ruekeltiv'], postalCode: '75099', city: 'Exempleville' },
  });
  await family.until(({ stage }) => stage === 'awaiting-assignment');
  const on = family.today as PlainDate;
  await family.take('u-responsable', 'assign', { caseworkerId: 'u-camille', reason: text() });
  await family.take('u-camille', 'record-contact-attempt', { channel: 'phone', on, outcome: 'reached' });
  await family.take('u-camille', 'record-assessment', {
    problems: ['arrears'],
    conclusion: 'global-accompaniment',
    summary: text(),
  });
  await family.take('u-camille', 'propose-plan', planOf(addDays(on, 90)));
  for (const party of ['family', 'caseworker'] as const) {
    await family.take('u-camille', 'agree-plan', { revision: 1, party, on });
  }
  await family.take('u-camille', 'record-meeting', {
    on,
    place: 'office',
    present: [text()],
    summary: text(),
  });
  await family.take('u-camille', 'record-response', {
    problem: 'arrears',
    response: 'guidance',
    on,
    note: text(),
  });
  const hearingId = await hear(family, on);
  await hand(family);
  await family.take('u-camille', 'begin-closing', { cause: 'goals-reached' });
  await family.take('u-camille', 'evaluate-objective', {
    objectiveId: 'loyer',
    result: 'achieved',
    evidence: text(),
  });
  await family.take('u-camille', 'record-final-evaluation', { autonomy: text(), summary: text() });
  await family.take('u-camille', 'close', { reason: 'goals-reached' });
  return hearingId;
}

function planOf(dueOn: PlainDate) {
  return {
    familyView: { situation: text(), difficulties: text(), priorities: text(), wayOut: text() },
    objectives: [
      {
        id: 'loyer',
        problem: 'arrears',
        aim: 'result',
        wording: text(),
        evidence: text(),
        actor: 'family',
        dueOn,
      } as const,
    ],
  };
}

/** Its evaluation is written, validated and sent; then the landlord drops the case. */
async function hear(family: FamilyCourse, on: PlainDate): Promise<string> {
  const view = await family.take('u-camille', 'open-hearing', {
    court: text(),
    servedOn: on,
    hearingOn: nextOrSameWorkingDay(addDays(on, 60), { zone: 'metropole' }),
    claimedDebtCents: 250_000,
  });
  const id = String(view.hearings[0]?.hearingId);
  const { api } = family;
  await eventually(
    'the hearing',
    async () => (await api.get('u-camille', `/v1/hearings/${id}`)).status === 200,
  );
  const take = async (who: string, step: string, body: object) =>
    bodyOf(await api.post<{ case: HearingView }>(who, `/v1/hearings/${id}/steps/${step}`, body));
  const written = { situation: text(), resources: text(), debt: text(), proposal: text() };
  await take('u-camille', 'offer-interview', { on });
  await take('u-camille', 'record-interview', { on, held: true });
  await take('u-camille', 'submit-evaluation', written);
  await take('u-responsable', 'return-evaluation', { reason: text() });
  await take('u-camille', 'submit-evaluation', written);
  await take('u-responsable', 'validate-evaluation', {});
  await take('u-camille', 'send-evaluation', { on });
  await take('u-camille', 'withdraw', { reason: text() });
  await family.until(({ hearings }) => hearings[0]?.ending !== undefined);
  return id;
}

async function hand(family: FamilyCourse): Promise<void> {
  const view = await family.take('u-camille', 'propose-handover', { to: COUNCIL.id, scope: [text()] });
  const handoverId = String(view.handovers[0]?.handoverId);
  const answer = { handoverId, answer: 'accepted', reason: text() } as const;
  await family.take('u-camille', 'answer-handover', answer).catch(async () => {
    await family.take('u-secteur', 'answer-handover', answer);
  });
}
