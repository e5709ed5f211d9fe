/** Reads a PDF as its reader would: the text, where it stands, and what a screen reader is told. */
import { getDocumentProxy } from 'unpdf';

const POINTS_PER_MM = 72 / 25.4;
const PAGE_HEIGHT = 297;

/** A run of text, measured in millimetres from the top left corner of its page. `y` is its baseline. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

export interface Reading {
  pages: Run[][];
  /** All the text, with ordinary spaces. */
  text: string;
  title: unknown;
  author: unknown;
  language: unknown;
  created: unknown;
  tagged: boolean;
  /** The roles of the structure, in reading order: `Document`, `P`, `H1`, … */
  roles: string[];
}

/** Reads all pages. */
export async function read(pdf: Buffer): Promise<Reading> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => document.getPage(index + 1)),
  );
  const runs = await Promise.all(pages.map(runsOf));
  const trees = await Promise.all(pages.map(async (page) => page.getStructTree()));
  const info = (await document.getMetadata()).info as Record<string, unknown>;
  const marked = (await document.getMarkInfo()) as { Marked?: boolean } | null;
  return {
    pages: runs,
    text: runs.map(textOf).join('\n'),
    title: info['Title'],
    author: info['Author'],
    language: info['Language'],
    created: info['CreationDate'],
    tagged: marked?.Marked === true,
    roles: trees.flatMap((tree) => (tree ? rolesOf(tree as Node) : [])),
  };
}

/** The text of some runs, on one line, with ordinary spaces and no break inside a word. */
export function textOf(runs: Run[]): string {
  const text = runs.map((run) => run.text).join(' ');
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

interface Page {
  getTextContent(): Promise<{ items: unknown[] }>;
}

async function runsOf(page: Page): Promise<Run[]> {
  const { items } = await page.getTextContent();
  return (items as { str: string; transform: number[]; width: number }[])
    .filter((item) => item.str.trim() !== '')
    .map(({ str, transform, width }) => ({
      text: str,
      x: (transform[4] ?? 0) / POINTS_PER_MM,
      y: PAGE_HEIGHT - (transform[5] ?? 0) / POINTS_PER_MM,
      width: width / POINTS_PER_MM,
      size: transform[0] ?? 0,
    }));
}

interface Node {
  role?: string;
  children?: Node[];
}

function rolesOf({ role, children = [] }: Node): string[] {
  return [...(role ? [role] : []), ...children.flatMap(rolesOf)];
}
