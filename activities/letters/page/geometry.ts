/** Where things stand on an A4 page. Points, from the top left corner, as pdfkit counts. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

export const PAGE = { width: mm(210), height: mm(297) };
export const MARGIN = { left: mm(23), right: mm(23), top: mm(20), bottom: mm(21) };
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const TEXT_BOTTOM = PAGE.height - MARGIN.bottom;

/**
 * The recipient's address. A4 folded in three in a DL envelope (110 × 220 mm, window 35 or 45 × 100 mm, 20 mm from
 * the right and from the bottom), or in two in a C5 (162 × 229 mm, window 45 × 100 mm, 20 mm from the right, 60 mm
 * from the bottom): however the sheet slides inside, what lies between 109 and 190 mm from the left and between 57
 * and 79 mm from the top is seen. Six lines are a little taller than that: they may lose a hair at the top, where
 * the DL shows from 55 mm. Nothing else is printed where a window could show it (from 90 mm, between 43 and 98 mm).
 */
export const ADDRESS = { x: mm(110), top: mm(54), width: mm(80), leading: mm(4.2), size: 10 };

/** The column beside the window: letterhead above, references below. Never seen through it. */
export const ASIDE = { x: MARGIN.left, top: mm(17), width: mm(64), referencesTop: mm(62) };

/** Place and date, above anything that a window could show. */
export const DATE = { x: ADDRESS.x, top: mm(32), width: mm(77) };

/** Where the subject stands, under the windows, when nothing beside them reaches lower. */
export const SUBJECT_TOP = mm(103);

/** Where whoever writes signs. */
export const SIGNATURE = { x: ADDRESS.x, width: mm(77), room: mm(12) };

/** Where one folds for a DL envelope. */
export const FOLDS = [mm(99), mm(198)];

export interface Type {
  size: number;
  leading: number;
}

/** The size of the text, by form of document. */
export type Setting = Record<'letter' | 'sheet', Type>;

/** From the most comfortable to the tightest: the second saves a page that would hold three lines. */
export const SETTINGS = {
  comfortable: { letter: { size: 10.5, leading: 13.6 }, sheet: { size: 9.8, leading: 12.8 } },
  tight: { letter: { size: 10, leading: 12.5 }, sheet: { size: 9.4, leading: 12 } },
} as const satisfies Record<string, Setting>;

/** Sizes of all other type, with their leading. */
export const TYPE = {
  plain: { size: 10.5, leading: 13.6 },
  dense: { size: 9.8, leading: 12.8 },
  small: { size: 8.4, leading: 10.6 },
  title: { size: 17, leading: 21 },
  heading: { size: 11.2, leading: 14.4 },
  organisation: { size: 13, leading: 15.5 },
} as const satisfies Record<string, Type>;

export const INK = { text: '#1a1a1a', soft: '#555555', accent: '#1d4b5c', rule: '#b9c6cb' } as const;
