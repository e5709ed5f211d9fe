/** Lists of the families that partners follow: kept as keyed hashes, the names forgotten at once. */
import { storeList } from '../../activities/store/coordination.ts';
import { civilDate } from '../../workflows/rules/calendar.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import type { Deps } from '../deps.ts';
import { readList } from '../lists.ts';
import { operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { listFile, listReceipt, listSender } from '../schemas/coordination.ts';

export function coordinationOperations({ store, engine, now, identityKey: key }: Deps): Operation[] {
  return [
    operation({
      name: 'receive-coordination-list',
      method: 'post',
      path: PATHS.coordinationLists,
      tag: 'Coordination',
      summary: 'Receive the list of the families a partner follows (CSV)',
      access: 'receive-coordination-list',
      query: listSender,
      bodyType: 'csv',
      body: listFile,
      answers: 'created',
      answer: listReceipt,
      refusals: [
        'list-columns-missing',
        'list-unreadable',
        'list-too-long',
        'list-unusable',
        'engine-unavailable',
      ],
      handle: async ({ actor: { organisationId }, query: { sender }, body }) => {
        const { rows, problems } = await readList(body, civilDate(now()), key);
        // A list of which nothing could be read would silently take the place of a good one.
        if (rows.length === 0 && problems.length > 0) {
          throw new Refusal('list-unusable', 'No line of the list could be read.', { problems });
        }
        const id = await storeList(store, { organisationId, sender, rows, key });
        await engine.announceList(id);
        return { body: { id, rows: rows.length, problems } };
      },
    }),
  ];
}
