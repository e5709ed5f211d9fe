/** Every change of the tables, in order. One that has left this machine is never edited: another follows it. */
import { Migration } from '@mikro-orm/migrations';
import { createFigureTables } from './figures.ts';
import { createFirstTables } from './initial.ts';
import { createTrace } from './trace.ts';

class Initial extends Migration {
  override up(): void {
    createFirstTables(this);
  }
}

class Trace extends Migration {
  override up(): void {
    createTrace(this);
  }
}

class Figures extends Migration {
  override up(): void {
    createFigureTables(this);
  }
}

export const MIGRATIONS = [
  { name: '0001-initial', class: Initial },
  { name: '0002-trace', class: Trace },
  { name: '0003-figures', class: Figures },
];
