/** Every answer that a test is given is one that the API describes: its schema is what programs are written against. */
import { expect } from '@jest/globals';
import type { Deps } from '../../api/deps.ts';
import type { Operation } from '../../api/operation.ts';
import { operationsOf } from '../../api/routes/index.ts';

let operations: readonly Operation[] | undefined;

/** All operations, those of rehearsal too; none of them is carried out. */
function described(): readonly Operation[] {
  const deps = { trace: {}, signIn: {}, webhooksInside: [], rehearsal: {} } as unknown as Deps;
  return (operations ??= operationsOf(deps));
}

function operationAt(method: string, path: string): Operation | undefined {
  const parts = (path.split('?')[0] ?? '').split('/');
  return described().find((one) => {
    const named = one.path.split('/');
    return (
      one.method.toUpperCase() === method &&
      named.length === parts.length &&
      named.every((part, index) => part.startsWith(':') || part === parts[index])
    );
  });
}

/** Fails where a success is not as the operation says. */
export function expectDescribed(
  method: string,
  path: string,
  { status, body }: { status: number; body: unknown },
): void {
  if (status < 200 || status >= 300 || typeof body !== 'object') return;
  const { answer } = operationAt(method, path) ?? {};
  const { error } = answer?.safeParse(body) ?? {};
  if (error) expect([method, path, error.issues]).toEqual([method, path, []]);
}
