/**
 * `npm run bench`: what a step costs, how many a second, how long lists take, how small a year's history is. One run
 * on real servers that it starts itself; figures of the same run are compared, those of two machines are not.
 */
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { CHECKING, checkingSubject } from './checking.ts';
import { fillForFigures, growForFigures, timeFigures } from './figures.ts';
import { fetchWholeHistory, replayTimes, sizeOf } from './history.ts';
import { Family } from './family.ts';
import { decodedHistory } from '../histories/decoded.ts';
import { inBenchHouse, type BenchHouse } from './house.ts';
import { timeLists } from './lists.ts';
import { BARE, BARE_MOVING, BARE_ROW, HTTP, MOVING, STEP, timeSteps } from './recorded-step.ts';
import { interleaved } from './sampling.ts';
import { SEALING, sealingSubject } from './sealing.ts';
import { machine, Report } from './report.ts';
import { percentile } from './sampling.ts';
import { timeThroughput } from './throughput.ts';
import { DONE, rateOfTrace, READ, SEEN, sizeOfEntry, timeTrace, WRITE } from './trace.ts';
import { liveYear } from './year.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '200' },
    crowd: { type: 'string', default: '10000' },
  },
});
const rounds = Number(values.rounds);
const crowd = Number(values.crowd);
const report = new Report((line) => console.log(line));

const MEASURES: Record<string, (house: BenchHouse) => Promise<void>> = {
  step,
  history,
  throughput,
  lists,
  trace,
  figures,
};

// The worker that replays would say at length that it starts and stops.
Runtime.install({ logger: new DefaultLogger('ERROR') });
process.exit(await main());

async function main(): Promise<number> {
  try {
    report.title(machine());
    await inBenchHouse(async (house) => {
      const wanted = values.only.length > 0 ? values.only : Object.keys(MEASURES);
      for (const name of wanted) await MEASURES[name]?.(house);
    });
    return 0;
  } catch (error) {
    console.error(error);
    return 1;
  }
}

async function step(house: BenchHouse): Promise<void> {
  const samples = await timeSteps(house, rounds);
  report.title(`A recorded step, ${rounds} interleaved rounds`);
  report.times(samples, BARE);
  report.ratio('a step against the bare update', samples.get(STEP), samples.get(BARE), 1.3);
  report.ratio('a step against the bare update that commits a row', samples.get(STEP), samples.get(BARE_ROW));
  report.ratio(
    'a step that moves the next due date against its like',
    samples.get(MOVING),
    samples.get(BARE_MOVING),
  );
  report.ratio('through HTTP against the engine’s client', samples.get(HTTP), samples.get(STEP));
  const family = await Family.inProgress(house.door, 'Scellée');
  const subjects = [await sealingSubject(house.store, family), await checkingSubject(house, family)];
  const privacy = await interleaved(subjects, 500);
  report.title('What sealing and checking cost a step');
  report.times(privacy);
  report.ratio('sealing, of the step', privacy.get(SEALING), samples.get(STEP));
  report.ratio('checking, of the step through HTTP', privacy.get(CHECKING), samples.get(HTTP));
}

async function history(house: BenchHouse): Promise<void> {
  const family = await liveYear(house.door, 'Annuelle');
  const kept = await fetchWholeHistory(house.client, 'accompaniment', family.id);
  const size = sizeOf(kept);
  const lived = await decodedHistory(house.store.keys, kept);
  report.title('The history of a whole year');
  report.figure('events', size.events, 400);
  report.figure('bytes', size.bytes, 50_000);
  report.table(size.byType.map(({ type, events, bytes }) => [type, String(events), String(bytes)]));
  report.times(new Map([['replay of that year', await replayTimes(lived, 21)]]));
}

async function throughput(house: BenchHouse): Promise<void> {
  const { alone, amongCrowd } = await timeThroughput(house, { cases: 50, crowd, milliseconds: 8000 });
  report.title('Steps a second, 50 cases at work');
  report.rates('with no other case', alone);
  report.rates(`with ${crowd} open cases in the database`, amongCrowd);
  report.rateRatio('with the crowd against without', amongCrowd, alone);
}

async function trace(house: BenchHouse): Promise<void> {
  report.title(`The trace, ${rounds} interleaved rounds`);
  const samples = await timeTrace(house, rounds);
  report.times(samples, READ);
  report.ratio('the entry against the reading', samples.get(SEEN), samples.get(READ));
  report.ratio('the entry against the step', samples.get(DONE), samples.get(WRITE));
  report.rates('entries seen, 50 at once, one process', [await rateOfTrace(house, 50, 1, true)]);
  report.rates('entries seen, 50 at once, three processes', [await rateOfTrace(house, 50, 3, true)]);
  report.rates('entries done, 50 at once, one process', [await rateOfTrace(house, 50, 1, false)]);
  report.rates('entries done, one after the other', [await rateOfTrace(house, 1, 1, false)]);
  report.title(`An entry takes ${await sizeOfEntry(house)} bytes, with its indexes`);
}

async function lists(house: BenchHouse): Promise<void> {
  report.title(`Lists and agendas at ${crowd} cases, through HTTP`);
  report.times(await timeLists(house, Math.ceil(rounds / 4)));
}

/** Ten thousand cases, then a hundred thousand; what a supervisor of four in ten of them is answered. */
async function figures(house: BenchHouse): Promise<void> {
  const [few, many] = [10_000, 100_000];
  await fillForFigures(house, few);
  const atFew = await timeFigures(house, Math.ceil(rounds / 10));
  report.title(`Figures at ${few} cases of several organisations, through HTTP`);
  report.times(atFew);
  await growForFigures(house, few, many);
  const atMany = await timeFigures(house, Math.ceil(rounds / 10));
  report.title(`The same at ${many} cases`);
  report.times(atMany);
  for (const [name, samples] of atMany) {
    const [small, large] = [percentile(atFew.get(name) ?? [], 0.5), percentile(samples, 0.5)];
    report.figure(
      `ms at p50: ${name} (× ${(large / small).toFixed(1)} from ${small.toFixed(1)} ms)`,
      Math.round(large),
      200,
    );
  }
}
