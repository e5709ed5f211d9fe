/** Letters, kept as they left: the PDF itself, once for each fact that asked for it. */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '../../workflows/rules/calendar.ts';
import { Letter } from './entities/mail.ts';
import { ownerOfHousehold } from './keys/keyring.ts';
import { ownerOfCase } from './keys/owner-of-case.ts';
import { open, sealFor } from './keys/sealed.ts';
import { plain } from './plain.ts';
import type { Store } from './store.ts';

export type LetterStatus = 'to-print' | 'printed';

/** A letter without its pages. `key` is that of the effect that asked for it; `on` the date it bears. */
export interface LetterRow {
  id: string;
  key: string;
  caseId: string;
  /** In a case of several families: the one it is to, and who follows it. */
  householdId?: string;
  followers?: string[];
  organisationId: string;
  factNumber: number;
  template: string;
  on: PlainDate;
  title: string;
  /** Of the PDF, in hexadecimal. */
  sha256: string;
  pages: number;
  status: LetterStatus;
  printedAt?: Date;
  printedBy?: string;
  createdAt: Date;
  /** Its pages are gone for good, with the family's key. */
  erasedAt?: Date;
}

export type LetterWithPdf = LetterRow & { pdf: Buffer };
export type NewLetter = Omit<
  LetterWithPdf,
  'id' | 'status' | 'printedAt' | 'printedBy' | 'createdAt' | 'erasedAt'
>;

/** Letters to mark, of whom, and by whom; `at` is the machine's clock. */
export interface Printing {
  ids: readonly string[];
  organisationId: string;
  by: string;
  at: Date;
}

export async function findLetterByKey(store: Store, key: string): Promise<LetterRow | undefined> {
  const found = await store.orm.em.fork().findOne(Letter, { key });
  return found ? rowOf(found) : undefined;
}

/** Keeps a letter, unless one was kept under its key. */
export async function keepLetter(store: Store, letter: NewLetter): Promise<void> {
  const { householdId, organisationId } = letter;
  const owner = householdId
    ? ownerOfHousehold(householdId, organisationId)
    : await ownerOfCase(store.pool, letter);
  const { key: sealedKey, bytes } = await sealFor(store.keys, owner, placeOf(letter.key), letter.pdf);
  const em = store.orm.em.fork();
  await em
    .createQueryBuilder(Letter)
    .insert({ ...letter, pdf: bytes ?? Buffer.of(), sealedKey, id: randomUUID() })
    .onConflict('key')
    .ignore()
    .execute();
}

/** The letters of a case, in the order of the facts. */
export async function lettersOfCase(
  store: Store,
  caseId: string,
  organisationId: string,
): Promise<LetterRow[]> {
  const orderBy = { factNumber: 'asc', key: 'asc' } as const;
  const found = await store.orm.em.fork().find(Letter, { caseId, organisationId }, { orderBy });
  return found.map((one) => rowOf(one));
}

/** A letter with its PDF, unless it is another organisation's. */
export async function findLetter(
  store: Store,
  id: string,
  organisationId: string,
): Promise<LetterWithPdf | undefined> {
  const found = await store.orm.em.fork().findOne(Letter, { id, organisationId }, { populate: ['pdf'] });
  return found ? opened(store, plain<StoredLetter>(found)) : undefined;
}

/** These letters without their PDFs, oldest first; those of another organisation are not among them. */
export async function lettersOf(
  store: Store,
  ids: readonly string[],
  organisationId: string,
): Promise<LetterRow[]> {
  const where = { id: { $in: [...ids] }, organisationId, erasedAt: null };
  const found = await store.orm.em.fork().find(Letter, where, { orderBy: { on: 'asc', id: 'asc' } });
  return found.map((one) => rowOf(one));
}

/** These letters with their PDFs, oldest first; those of another organisation, or erased, are not among them. */
export async function lettersWithPdf(
  store: Store,
  ids: readonly string[],
  organisationId: string,
): Promise<LetterWithPdf[]> {
  const found = await store.orm.em
    .fork()
    .find(
      Letter,
      { id: { $in: [...ids] }, organisationId },
      { orderBy: { on: 'asc', id: 'asc' }, populate: ['pdf'] },
    );
  const letters = await Promise.all(found.map((one) => opened(store, plain<StoredLetter>(one))));
  return letters.filter(({ erasedAt }) => !erasedAt);
}

/** The cases that these letters are of; those of another organisation are not among them. */
export async function casesOfLetters(
  store: Store,
  ids: readonly string[],
  organisationId: string,
): Promise<string[]> {
  const where = { id: { $in: [...ids] }, organisationId };
  const found = await store.orm.em.fork().find(Letter, where, { fields: ['caseId'] });
  return [...new Set(found.map(({ caseId }) => caseId))];
}

/** Marks letters as printed, and answers how many were not yet; marking again changes neither who nor when. */
export async function markPrinted(store: Store, { ids, organisationId, by, at }: Printing): Promise<number> {
  return store.orm.em
    .fork()
    .nativeUpdate(
      Letter,
      { id: { $in: [...ids] }, organisationId, status: 'to-print' },
      { status: 'printed', printedAt: at, printedBy: by },
    );
}

type StoredLetter = LetterWithPdf & { sealedKey?: string };

/** A letter of before is kept in the clear; of one whose key was destroyed nothing is left. */
async function opened({ keys }: Store, { sealedKey, ...letter }: StoredLetter): Promise<LetterWithPdf> {
  if (!sealedKey) return letter;
  const pdf = letter.erasedAt ? undefined : await open(keys, sealedKey, placeOf(letter.key), letter.pdf);
  return pdf
    ? { ...letter, pdf }
    : { ...letter, pdf: Buffer.of(), erasedAt: letter.erasedAt ?? letter.createdAt };
}

function rowOf(entity: object): LetterRow {
  const { sealedKey: _key, ...row } = plain<LetterRow & { sealedKey?: string }>(entity);
  return row;
}

function placeOf(key: string): string {
  return `letter ${key}`;
}
