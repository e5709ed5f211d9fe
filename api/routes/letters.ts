/** Letters: read, printed together, marked as printed. */
import { z } from 'zod';
import { mergePdfs } from '../../activities/letters/batch.ts';
import {
  casesOfLetters,
  findLetter,
  lettersOfCase,
  lettersOf,
  lettersWithPdf,
  markPrinted,
  type LetterRow,
} from '../../activities/store/letters.ts';
import type { Store } from '../../activities/store/store.ts';
import { Refusal } from '../../workflows/rules/case.ts';
import { readingLettersOf } from '../access.ts';
import { getCase } from '../cases.ts';
import { readableAmong, readableToPrint } from '../../activities/store/readable-letters.ts';
import type { Deps } from '../deps.ts';
import { readableIn, type Eye } from '../eyes.ts';
import { pick, type AnyKind } from '../kinds/kind.ts';
import { notFound } from '../eyes.ts';
import { JSON_TYPE, operation, type Answer, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import {
  letterPage,
  letterView,
  printedAnswer,
  printedBody,
  printQueueQuery,
  type LetterView,
} from '../schemas/letters.ts';
import { id } from '../schemas/primitives.ts';
import type { About } from '../tracing.ts';

const PDF = 'application/pdf';
const SHARED = { tag: 'Letters', answers: 'done' } as const;
const pathFields = z.strictObject({ id });

/** The literal path stands before the one that takes any id. */
export function letterOperations(deps: Deps): Operation[] {
  return [printQueue(deps), markAsPrinted(deps), readLetter(deps)];
}

function printQueue({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'list-letters-to-print',
    method: 'get',
    path: PATHS.letters,
    access: 'print-letters',
    summary: 'What waits to be printed: a list or, as PDF, one file for the printer',
    query: printQueueQuery,
    answer: letterPage,
    produces: [JSON_TYPE, PDF],
    handle: async ({ actor: { organisationId }, eye, query: { limit, cursor }, accepts }) => {
      const page = { limit: limit + 1, ...(cursor && { after: cursor }) };
      const ids = await readableToPrint(store, readableIn('print-letters', eye), page);
      const found = await lettersOf(store, ids, organisationId);
      const letters = found.slice(0, limit);
      if (accepts === PDF) return batchOf(store, letters, organisationId);
      const last = found.length > limit ? letters.at(-1) : undefined;
      const next = last && { nextCursor: `${last.on}.${last.id}` };
      return { body: { items: letters.map(viewOf), ...next }, about: aboutOf(letters) };
    },
  });
}

/** In the order of the list, each letter on a fresh sheet. */
async function batchOf(store: Store, letters: readonly LetterRow[], organisationId: string): Promise<Answer> {
  if (letters.length === 0) throw new Refusal('nothing-to-print', 'No letter waits to be printed.');
  const ids = letters.map(({ id: letterId }) => letterId);
  const found = await lettersWithPdf(store, ids, organisationId);
  const bytes = await mergePdfs(
    found.map(({ pdf }) => pdf),
    { duplex: true },
  );
  return { bytes, filename: 'courriers.pdf', about: aboutOf(letters) };
}

function markAsPrinted({ store, now }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'mark-letters-printed',
    method: 'post',
    path: PATHS.lettersPrinted,
    access: 'print-letters',
    summary: 'Say that letters were printed; to say it again changes nothing',
    body: printedBody,
    answer: printedAnswer,
    handle: async ({ actor: { id: by, organisationId }, eye, body }) => {
      const ids = await readableAmong(store, readableIn('print-letters', eye), body.ids);
      const cases = await casesOfLetters(store, ids, organisationId);
      const printed = await markPrinted(store, { ids, organisationId, by, at: new Date(now()) });
      return { body: { printed }, about: { cases } };
    },
  });
}

function readLetter({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'read-letter',
    method: 'get',
    path: PATHS.letter,
    summary: 'A letter, as it left',
    access: 'read-letters',
    concerns: 'letter',
    pathFields,
    produces: [PDF],
    handle: async ({ actor, eye, path }) => {
      if (eye.extent !== 'whole' && !(await isReadable(store, eye, path.id))) {
        throw new Refusal('confidential', 'This letter is for the caseworker and the supervisor only.');
      }
      const letter = await findLetter(store, path.id, actor.organisationId);
      if (!letter) throw notFound();
      if (letter.erasedAt)
        throw new Refusal('erased', 'This letter was erased, with all that told of the family.');
      const filename = `${letter.template}-${letter.on}.pdf`;
      return { bytes: letter.pdf, filename, about: aboutOf([letter]) };
    },
  });
}

/** The letters of one case. */
export function caseLetters({ store }: Deps, kind: AnyKind): Operation {
  const { name } = kind.rules;
  return operation({
    ...SHARED,
    name: `list-${name}-letters`,
    method: 'get',
    path: `${kind.path}/letters`,
    summary: `The letters of one ${name}`,
    access: readingLettersOf(name),
    concerns: 'case',
    pathFields,
    answer: z.strictObject({ items: z.array(letterView) }),
    handle: async ({ actor, eye, path }) => {
      await getCase(store, kind, path.id, actor);
      const letters = await lettersOfCase(store, path.id, actor.organisationId);
      return { body: { items: letters.filter((one) => isFor(eye, one)).map(viewOf) } };
    },
  });
}

async function isReadable(store: Store, eye: Eye, letterId: string): Promise<boolean> {
  return (await readableAmong(store, readableIn('read-letters', eye), [letterId])).length > 0;
}

/** Of letters to one family each, a caseworker is shown those of the families they follow; whoever prints, all. */
function isFor({ asker: { actor }, extent }: Eye, { followers }: LetterRow): boolean {
  return !followers || extent === 'whole' || actor.role !== 'caseworker' || followers.includes(actor.id);
}

function aboutOf(letters: readonly LetterRow[]): About {
  return { cases: letters.map(({ caseId }) => caseId) };
}

const SHOWN = [
  'id',
  'caseId',
  'factNumber',
  'template',
  'title',
  'on',
  'pages',
  'sha256',
  'status',
  'printedBy',
] as const satisfies (keyof LetterRow)[];

function viewOf(letter: LetterRow): LetterView {
  return {
    ...pick(letter, SHOWN),
    href: href(PATHS.letter, { id: letter.id }),
    ...(letter.printedAt && { printedAt: letter.printedAt.toISOString() }),
    ...(letter.erasedAt && { erasedAt: letter.erasedAt.toISOString() }),
  };
}
