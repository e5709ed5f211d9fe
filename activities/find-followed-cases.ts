/** Which open cases a partner's list concerns, and which service follows the family. */
import type { Activities } from '../workflows/ports.ts';
import type { Deps } from './deps.ts';
import { casesTouchedByList } from './store/followed.ts';

export function findFollowedCases({ store, identityKey }: Deps): Activities['findFollowedCases'] {
  return ({ listId }) => casesTouchedByList(store, listId, identityKey);
}
