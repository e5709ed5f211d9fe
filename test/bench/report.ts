/** The figures as plain text. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { percentile, type Samples } from './sampling.ts';

export class Report {
  private readonly say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.say = say;
  }

  title(text: string): void {
    this.say(`\n${text}`);
  }

  /** In milliseconds; where a base is named, also as multiples of it. */
  times(samples: Map<string, Samples>, base?: string): void {
    const against = base === undefined ? undefined : samples.get(base);
    const rows = [...samples].map(([name, times]) => [
      name,
      ...[0.5, 0.99].map((share) => `${percentile(times, share).toFixed(1)} ms`),
      ...(against ? [`× ${ratioOf(times, against, 0.5)}`, `× ${ratioOf(times, against, 0.99)}`] : []),
    ]);
    this.table([['', 'p50', 'p99', ...(against ? ['p50', 'p99'] : [])], ...rows]);
  }

  ratio(name: string, samples: Samples = [], base: Samples = [], goal?: number): void {
    const median = ratioOf(samples, base, 0.5);
    const said = `${name}: × ${median} at p50, × ${ratioOf(samples, base, 0.99)} at p99`;
    this.say(
      `  ${said}${goal === undefined ? '' : ` — ${verdict(Number(median) <= goal, `at most × ${goal}`)}`}`,
    );
  }

  rates(name: string, rates: readonly number[]): void {
    this.say(`  ${name}: ${rates.map((rate) => rate.toFixed(1)).join(', ')} a second`);
  }

  rateRatio(name: string, rates: readonly number[], base: readonly number[]): void {
    this.say(`  ${name}: × ${(mean(rates) / mean(base)).toFixed(2)}`);
  }

  figure(name: string, value: number, goal: number): void {
    this.say(`  ${value} ${name} — ${verdict(value < goal, `under ${goal}`)}`);
  }

  /** The first column to the left, figures to the right. */
  table(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_, column) =>
      Math.max(...rows.map((row) => row[column]?.length ?? 0)),
    );
    for (const row of rows) {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      );
      this.say(`  ${cells.join('  ')}`);
    }
  }
}

/** On what it ran, and what else ran there. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  return (
    `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GiB, ${process.platform}, ` +
    `Node ${process.versions.node}; load when it began ${load.toFixed(1)}`
  );
}

function ratioOf(samples: Samples, base: Samples, share: number): string {
  return (percentile(samples, share) / percentile(base, share)).toFixed(2);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function verdict(met: boolean, goal: string): string {
  return `the goal, ${goal}, is ${met ? 'met' : 'MISSED'}`;
}
