/** Everything held about a family, for the family: prepared by a supervisor or an administrator, on its request. */
import { z } from 'zod';
import { findHousehold } from '../../activities/store/households.ts';
import { lettersWithPdf } from '../../activities/store/letters.ts';
import { civilDate } from '../../workflows/rules/calendar.ts';
import { printCopy } from '../copy-printing.ts';
import type { Deps } from '../deps.ts';
import { familyCopy } from '../family-copy.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { notFound } from '../eyes.ts';
import { JSON_TYPE, operation, type Operation } from '../operation.ts';
import { PATHS } from '../paths.ts';
import { copyQuery, familyCopyView } from '../schemas/family-copy.ts';
import { id } from '../schemas/primitives.ts';

const PDF = 'application/pdf';

export function familyCopyOperations({ store, now }: Deps, kinds: readonly AnyKind[]): Operation[] {
  return [
    operation({
      name: 'export-household',
      method: 'get',
      path: PATHS.householdExport,
      tag: 'Households',
      summary:
        'Everything held about a family, on its own request: as JSON, or as PDF in French with its letters',
      access: 'export-household',
      concerns: 'household',
      pathFields: z.strictObject({ id }),
      query: copyQuery,
      produces: [JSON_TYPE, PDF],
      answers: 'done',
      answer: familyCopyView,
      handle: async ({ actor: { organisationId }, path, query: { without = [] }, accepts }) => {
        const household = await findHousehold(store, path.id, organisationId);
        if (!household) throw notFound();
        const copy = await familyCopy(store, kinds, { household, on: civilDate(now()), without });
        const about = { cases: copy.cases.map((one) => one.id) };
        if (accepts !== PDF) return { body: copy, about };
        const ids = copy.cases.flatMap(({ letters }) => letters.map((letter) => letter.id));
        const letters = await lettersWithPdf(store, ids, organisationId);
        const bytes = await printCopy(
          copy,
          letters.map(({ pdf }) => pdf),
        );
        return { bytes, filename: `copie-${copy.on}.pdf`, about };
      },
    }),
  ];
}
