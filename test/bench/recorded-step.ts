/** A recorded step against the least that a durable step can be, and through the API. */
import { randomUUID } from 'node:crypto';
import { hashOf } from '../../api/canonical.ts';
import { connectEngine } from '../../api/engine/engine.ts';
import { CAF } from '../../worker/local/invented.ts';
import { addDays } from '../../workflows/rules/calendar.ts';
import { CASEWORKER, Family, SUPERVISOR } from './family.ts';
import type { BenchHouse } from './house.ts';
import { interleaved, type Samples, type Subject } from './sampling.ts';
import { meetingOn } from './year.ts';

const DEADLINE_MS = 30_000;

/** The names under which `timeSteps` answers its samples. */
export const STEP = 'record-meeting, through the engine’s client';
export const MOVING = 'the same, where the next due date moves';
export const HTTP = 'the same, through HTTP';
export const BARE = 'bare update with a local activity that does nothing';
export const BARE_ROW = 'bare update with a local activity that commits one row';
export const BARE_MOVING = 'the same, and a search attribute is written';

/** A family's year has some sixty facts: beyond so many rounds, others are taken, as young as the first were. */
const ROUNDS_OF_A_FAMILY = 25;

export async function timeSteps(house: BenchHouse, rounds: number): Promise<Map<string, Samples>> {
  const all = new Map<string, Samples>();
  for (let done = 0; done < rounds; done += ROUNDS_OF_A_FAMILY) {
    const some = await timeSomeSteps(house, Math.min(ROUNDS_OF_A_FAMILY, rounds - done), `${done}`);
    for (const [name, samples] of some) all.set(name, [...(all.get(name) ?? []), ...samples]);
  }
  return all;
}

async function timeSomeSteps(house: BenchHouse, rounds: number, name: string) {
  const { client, door } = house;
  const open = (role: string) => Family.inProgress(door, `${role}-${name}`);
  // As many as families: a worker pays for going from one workflow to another.
  const start = (role: string) =>
    client.workflow.start('bare', { workflowId: `bare-${role}-${name}`, taskQueue: 'bare' });
  const [family, moving, served] = [await open('Mesurée'), await open('Mouvante'), await open('Servie')];
  const [bare, bareRow, bareMoving] = [await start('nothing'), await start('row'), await start('date')];
  const samples = await interleaved(
    [
      { name: STEP, run: () => meet(house, family) },
      await movingSubject(house, moving),
      { name: HTTP, run: () => served.take(CASEWORKER, 'record-meeting', meetingOn(served.today)) },
      { name: BARE, run: () => bare.executeUpdate('nothing') },
      { name: BARE_ROW, run: () => bareRow.executeUpdate('oneRow') },
      { name: BARE_MOVING, run: () => bareMoving.executeUpdate('oneRowAndDate') },
    ],
    rounds,
  );
  for (const one of [bare, bareRow, bareMoving]) await one.terminate();
  return samples;
}

/** Asks the engine as the API does. */
export async function meet(house: BenchHouse, family: Family): Promise<void> {
  await take(house, family, 'record-meeting', CASEWORKER, meetingOn(family.today));
}

/** A meeting some days into the term puts off the next reminder; marked as an error, it brings it back. */
async function movingSubject(house: BenchHouse, family: Family): Promise<Subject> {
  await family.advance(addDays(family.today, 5));
  let version = (await family.view()).version;
  const isOdd = () => version % 2 === 1;
  const first = isOdd();
  const run = async () => {
    if (isOdd() === first) await meet(house, family);
    else await take(house, family, 'correct', SUPERVISOR, { fact: version, reason: 'Saisie en double' });
    version += 1;
  };
  return { name: MOVING, run };
}

async function take(house: BenchHouse, family: Family, step: string, who: string, body: object) {
  const role = who === SUPERVISOR ? 'supervisor' : 'caseworker';
  const by = { id: who, role, organisationId: CAF.id } as const;
  const engine = connectEngine(house.client, DEADLINE_MS);
  const request = { by, body, key: randomUUID(), hash: hashOf(step, body, who) };
  await engine.take('accompaniment', family.id, step, request);
}
