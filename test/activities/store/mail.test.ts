import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  findLetter,
  findLetterByKey,
  keepLetter,
  lettersOf,
  lettersOfCase,
  lettersWithPdf,
  markPrinted,
  type NewLetter,
} from '../../../activities/store/letters.ts';
import { keepNotice, markNotice, noticesOfCase } from '../../../activities/store/notices.ts';
import { day } from '../../families/bodies.ts';
import { CAF, COUNCIL, furnish } from './invented.ts';
import { openFreshStore, type OpenedStore } from './opened.ts';

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openFreshStore();
  await furnish(opened.store);
});
afterAll(() => opened.close());

function letter(change: Partial<NewLetter> = {}): NewLetter {
  return {
    key: 'case-1:2:0',
    caseId: 'case-1',
    organisationId: CAF.id,
    factNumber: 2,
    template: 'contact',
    on: day('2027-03-01'),
    title: 'Premier contact – AC-2027-000001',
    pdf: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff]),
    sha256: 'abc',
    pages: 1,
    ...change,
  };
}

describe('A letter', () => {
  it('is kept once for its key, however many keep it at once, byte for byte', async () => {
    const first = letter();
    await Promise.all([first, first, first].map((one) => keepLetter(opened.store, one)));
    await keepLetter(opened.store, letter({ title: 'again', pdf: Buffer.from('other') }));
    const kept = await lettersOfCase(opened.store, 'case-1', CAF.id);
    expect(kept).toHaveLength(1);
    const [{ id } = { id: '' }] = kept;
    const { pdf: _pdf, ...shown } = first;
    const { createdAt, ...row } = (await findLetterByKey(opened.store, first.key))!;
    expect(row).toEqual({ ...shown, id, status: 'to-print' });
    expect(createdAt).toBeInstanceOf(Date);
    expect(Buffer.compare((await findLetter(opened.store, id, CAF.id))!.pdf, first.pdf)).toBe(0);
  });

  it('is not read by another organisation', async () => {
    await keepLetter(opened.store, letter());
    const { id } = (await findLetterByKey(opened.store, 'case-1:2:0'))!;
    expect(await findLetter(opened.store, id, COUNCIL.id)).toBeUndefined();
    expect(await lettersOfCase(opened.store, 'case-1', COUNCIL.id)).toEqual([]);
    expect(await lettersWithPdf(opened.store, [id], COUNCIL.id)).toEqual([]);
  });
});

describe('Letters of a print run', () => {
  it('are told oldest first, and are marked as printed once', async () => {
    for (const [key, on] of [
      ['p3', '2027-02-03'],
      ['p1', '2027-02-01'],
      ['p2', '2027-02-02'],
    ] as const) {
      await keepLetter(
        opened.store,
        letter({ key, on: day(on), caseId: 'printed', organisationId: COUNCIL.id }),
      );
    }
    const inOrder = ['p1', 'p2', 'p3'];
    const kept = await Promise.all(inOrder.map((key) => findLetterByKey(opened.store, key)));
    const all = kept.toReversed().map((one) => one!.id);
    expect((await lettersOf(opened.store, all, COUNCIL.id)).map(({ key }) => key)).toEqual(inOrder);
    expect(await lettersOf(opened.store, all, CAF.id)).toEqual([]);

    const ids = [kept[0]!.id, kept[2]!.id];
    const at = new Date('2027-03-01T10:00:00Z');
    const printing = { ids, organisationId: COUNCIL.id, by: 'u-1', at };
    expect(await markPrinted(opened.store, { ...printing, organisationId: CAF.id })).toBe(0);
    expect(await markPrinted(opened.store, printing)).toBe(2);
    expect(await markPrinted(opened.store, { ...printing, by: 'u-2', at: new Date() })).toBe(0);
    expect(await findLetterByKey(opened.store, 'p1')).toMatchObject({
      status: 'printed',
      printedBy: 'u-1',
      printedAt: at,
    });
    expect(await findLetterByKey(opened.store, 'p2')).toMatchObject({ status: 'to-print' });
    expect((await lettersWithPdf(opened.store, ids, COUNCIL.id)).map(({ key }) => key)).toEqual(['p1', 'p3']);
  });
});

describe('A notice', () => {
  it('stays as it was first kept, and is sent once', async () => {
    const notice = {
      key: 'case-1:2:1:u-camille',
      caseId: 'case-1',
      organisationId: CAF.id,
      recipientId: 'u-camille',
      email: 'camille@caf-exemple.invalid',
      messageId: '<1@caf-exemple.invalid>',
      notice: 'due',
      on: day('2027-03-01'),
      subject: 'Échéances du jour',
      body: 'Bonjour',
      items: [{ kind: 'renewal', label: 'Fin du premier terme', on: day('2027-03-01') }],
    };
    expect(await keepNotice(opened.store, notice)).toMatchObject({ ...notice, status: 'pending' });
    const again = await keepNotice(opened.store, { ...notice, subject: 'other' });
    expect(again).toMatchObject({ subject: 'Échéances du jour', status: 'pending' });
    const at = new Date('2027-03-01T08:00:00Z');
    await markNotice(opened.store, notice.key, 'sent', at);
    expect(await noticesOfCase(opened.store, 'case-1', CAF.id)).toEqual([
      expect.objectContaining({ key: notice.key, status: 'sent', settledAt: at, items: notice.items }),
    ]);
    expect(await noticesOfCase(opened.store, 'case-1', COUNCIL.id)).toEqual([]);
  });
});
