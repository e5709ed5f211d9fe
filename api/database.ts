/** What tells a database that is away from a mistake of ours. */
import { Refusal } from '../workflows/rules/case.ts';

/** PostgreSQL: connection exceptions (08), operator intervention (57P), too many connections; and the network. */
const AWAY = /^(08\w{3}|57P\d\d|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
const AWAY_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|server closed the connection|is not queryable/i;

/** The refusal that an error of the store amounts to, if the database is away. */
export function databaseTrouble(error: unknown): Refusal | undefined {
  return isAway(error)
    ? new Refusal('database-unavailable', 'Send the request again in a moment.')
    : undefined;
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && AWAY.test(code)) return true;
  if (AWAY_MESSAGES.test(error.message)) return true;
  return error instanceof AggregateError ? error.errors.some(isAway) : isAway(error.cause);
}
