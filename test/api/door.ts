/** What the tests of the API have in common: who asks, an event, a family registered, pages, patience. */
import { family } from '../../worker/local/invented.ts';
import { today, type Api } from '../families/api.ts';

export const CLERK = 'u-accueil';
export const CASEWORKER = 'u-camille';
export const SUPERVISOR = 'u-responsable';
/** Someone with the same powers in another organisation. */
export const ELSEWHERE = 'u-secteur-responsable';

export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** An event as it is reported. */
export const event = (change: object = {}) => ({
  kind: 'arrears',
  occurredOn: today(-20),
  registeredOn: today(-10),
  referredBy: 'registry',
  ...change,
});

/** Registers a family of that name; answers its id. */
export async function register(api: Api, name: string): Promise<string> {
  const { body } = await api.post<{ id: string }>(CLERK, '/v1/households', family(name));
  return body.id;
}

/** Waits for what the service does by itself. */
export async function until(reached: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error('Waited in vain.');
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
}
