import { describe, expect, test } from '@jest/globals';
import { array, assert, boolean, integer, property, record } from 'fast-check';
import { type Piece, pour, withoutWidows } from '../../../activities/letters/page/flow.ts';

const PAGE = { top: 300, nextTop: 50, bottom: 800 };

interface Placed {
  index: number;
  page: number;
  y: number;
}

function poured(pieces: Omit<Piece, 'draw'>[]): Placed[] {
  const placed: Placed[] = [];
  let page = 0;
  const drawn = pieces.map((piece, index) => ({
    ...piece,
    draw: (y: number) => void placed.push({ index, page, y }),
  }));
  pour(drawn, { ...PAGE, turn: () => void (page += 1) });
  return placed;
}

const pieces = array(
  record({
    height: integer({ min: 5, max: 40 }),
    gap: integer({ min: 0, max: 20 }),
    keep: boolean(),
  }),
  { maxLength: 120 },
);

describe('pouring text over pages', () => {
  test('places every piece once, in order, above the foot of its page', () => {
    assert(
      property(pieces, (given) => {
        const placed = poured(given);
        expect(placed.map(({ index }) => index)).toEqual(given.map((_, index) => index));
        for (const { index, y } of placed) {
          expect(y + (given[index]?.height ?? 0)).toBeLessThanOrEqual(PAGE.bottom);
        }
      }),
    );
  });

  test('never lets two pieces of a page overlap', () => {
    assert(
      property(pieces, (given) => {
        const placed = poured(given);
        for (const [position, { index, page, y }] of placed.entries()) {
          const next = placed[position + 1];
          if (next?.page === page) expect(next.y).toBeGreaterThanOrEqual(y + (given[index]?.height ?? 0));
        }
      }),
    );
  });

  test('keeps together what asks for it, as long as a page can hold it', () => {
    const line = { height: 20, gap: 0, keep: false };
    for (let before = 0; before < 40; before += 1) {
      const text = Array.from({ length: before }, () => line);
      const placed = poured([
        ...text,
        { ...line, keep: true },
        { ...line, keep: true },
        { ...line, height: 90 },
      ]);
      expect(new Set(placed.slice(-3).map(({ page }) => page)).size).toBe(1);
    }
  });

  test('leaves no line of a paragraph alone', () => {
    const lines = Array.from({ length: 4 }, () => ({
      height: 20,
      gap: 0,
      keep: false,
      draw: () => undefined,
    }));
    expect(withoutWidows(lines).map(({ keep }) => keep)).toEqual([true, false, true, false]);
  });
});
