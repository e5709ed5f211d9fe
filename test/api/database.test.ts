/** A database that is away is told from a mistake of ours by what its driver says. */
import { describe, expect, it } from '@jest/globals';
import { databaseTrouble } from '../../api/database.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('an error of the store', () => {
  it.each([
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('find failed', { cause: new Error('Connection terminated') }),
    new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]),
    coded('57P01'),
    coded('53300'),
  ])('is a database that is away: %s', (error) => {
    expect(databaseTrouble(error)?.code).toBe('database-unavailable');
  });

  it.each([new Error('relation "x" does not exist'), coded('42P01'), 'text', undefined])(
    'is a mistake of ours: %s',
    (error) => {
      expect(databaseTrouble(error)).toBeUndefined();
    },
  );
});
