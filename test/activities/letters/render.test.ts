import { describe, expect, test } from '@jest/globals';
import { dateInWords } from '../../../activities/letters/dates.ts';
import { type Letter, TEMPLATE_NAMES, type TemplateName } from '../../../activities/letters/model.ts';
import { type RenderedLetter, renderLetter } from '../../../activities/letters/render.ts';
import { plainDate } from '../../../workflows/rules/calendar.ts';
import { full, minimal } from './families.ts';
import { LONG, nasty } from './nasty.ts';
import { read, type Reading, textOf } from './reading.ts';

const SHEETS = new Set([
  'action-programme-sheet',
  'action-summary-sheet',
  'preparation-sheet',
  'site-summary-sheet',
  'joint-review-sheet',
]);
/** One of each form is enough to know that nothing overflows. */
const NASTY = new Set([
  'second-contact',
  'contract',
  'renewal',
  'action-programme-sheet',
  'action-summary-sheet',
  'hearing-reminder',
  'preparation-sheet',
  'social-evaluation',
]);
const EVERY = TEMPLATE_NAMES.flatMap((name) => [
  { name, kind: 'full', letter: full(name) },
  { name, kind: 'minimal', letter: minimal(name) },
  ...(NASTY.has(name) ? [{ name, kind: 'nasty', letter: nasty(name) }] : []),
]);
const LETTERS = EVERY.filter(({ name }) => !SHEETS.has(name));

interface Written {
  rendered: RenderedLetter;
  reading: Reading;
}

/** Letters already written: setting one takes a while, and each test looks at another side of it. */
const written = new Map<Letter, Promise<Written>>();

async function write(letter: Letter): Promise<Written> {
  const rendered = await renderLetter(letter);
  return { rendered, reading: await read(rendered.pdf) };
}

async function once(letter: Letter): Promise<Written> {
  const found = written.get(letter) ?? write(letter);
  written.set(letter, found);
  return found;
}

async function readingOf(letter: Letter): Promise<Reading> {
  return (await once(letter)).reading;
}

function theNasty(name: TemplateName): Letter {
  return EVERY.find((each) => each.name === name && each.kind === 'nasty')?.letter ?? nasty(name);
}

describe.each(EVERY)('$name, $kind', ({ letter }) => {
  test('says its reference, its date and its family, and numbers its pages', async () => {
    const { rendered, reading } = await once(letter);
    expect(reading.pages).toHaveLength(rendered.pages);
    expect(reading.text).toContain(letter.reference);
    expect(reading.text).toContain(dateInWords(letter.on));
    expect(reading.text).toContain(letter.recipient.names.slice(0, 15));
    for (const [index, page] of reading.pages.entries()) {
      expect(textOf(page)).toContain(`page ${index + 1}/${rendered.pages}`);
    }
  });

  test('tells a screen reader its language, its title and its structure', async () => {
    const { rendered, reading } = await once(letter);
    expect(reading).toMatchObject({ language: 'fr-FR', title: rendered.title, tagged: true });
    expect(reading.author).toBe(letter.organisation.name);
    expect(reading.created).toBe(`D:${letter.on.replaceAll('-', '')}120000Z`);
    expect(reading.title).not.toContain('Exemple');
    expect(reading.roles.filter((role) => role === 'H1')).toHaveLength(1);
  });

  test('keeps everything inside the margins', async () => {
    const { pages } = await readingOf(letter);
    for (const run of pages.flat()) {
      expect(run.x).toBeGreaterThan(22);
      expect(run.x + run.width).toBeLessThan(191);
      expect(run.y).toBeGreaterThan(15);
      expect(run.y).toBeLessThan(286);
    }
  });
});

test.each(TEMPLATE_NAMES)(
  '%s is the same to the byte each time, whatever was written before',
  async (name) => {
    const before = await once(
      EVERY.find((each) => each.name === name && each.kind === 'full')?.letter ?? full(name),
    );
    const again = await write(full(name));
    expect(again.rendered.sha256).toBe(before.rendered.sha256);
    expect(again.rendered.pdf.equals(before.rendered.pdf)).toBe(true);
    expect(again.reading.text).toBe(before.reading.text);
  },
);

test('declares itself accessible, and names its author in XML that can be read', async () => {
  const letter = minimal('handover');
  letter.organisation.name = 'Caf & <Amis>\u0007';
  const { rendered, reading } = await write(letter);
  expect(reading.author).toBe('Caf et ‹Amis› ');
  expect(rendered.pdf.toString('utf8')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(rendered.pdf.toString('utf8')).toContain('<rdf:li>Caf et ‹Amis› </rdf:li>');
});

test('another fact makes another letter', async () => {
  const letter = minimal('handover');
  const [one, other] = await Promise.all([once(letter), once({ ...letter, on: plainDate('2027-03-04') })]);
  expect(other.rendered.sha256).not.toBe(one.rendered.sha256);
});

describe.each(LETTERS)('the envelope of $name, $kind', ({ letter }) => {
  test('shows the address, whole, wherever the sheet has slid', async () => {
    const address = await inWindow(letter);
    expect(address.length).toBeLessThanOrEqual(6);
    expect(textOf(address)).toContain(letter.recipient.names.slice(0, 15).replace("'", '’'));
    for (const run of address) {
      expect(run.x).toBeCloseTo(110, 1);
      expect(run.x + run.width).toBeLessThanOrEqual(190.1);
      expect(run.y).toBeGreaterThan(55);
      expect(run.y).toBeLessThan(79);
    }
  });

  test('shows nothing else', async () => {
    expect(textOf(await inWindow(letter))).not.toMatch(/AC-2027|Objet|\d 2027/);
  });
});

/** What a DL or a C5 window could show at the worst, with the paper slid to any side. */
async function inWindow(letter: Letter) {
  const [first = []] = (await readingOf(letter)).pages;
  return first.filter((run) => run.x + run.width > 90 && run.y > 43 && run.y < 102);
}

describe('what no font can draw', () => {
  test('is said otherwise or left out, and names in other alphabets are kept', async () => {
    const { text } = await readingOf(theNasty('action-programme-sheet'));
    expect(text).toContain('Elle dit : [texte en écriture arabe], et aussi [texte en écriture hébraïque]');
    expect(text).toContain('Łukasz Wałęsa, Őrs Kőszegi, Ayşe Çağlar, Nguyễn Thị Ánh');
    expect(text).toContain('Œuvre de sœur Ÿ, Юлія Ґ');
    expect(text).toContain('Ça va mieux vraiment !');
    expect(text).not.toMatch(/(?!\n)[\ufffd\p{Cc}\p{Cf}\p{Co}]/u);
  });
});

describe('a long text', () => {
  test('is all there', async () => {
    const { text } = await readingOf(theNasty('action-summary-sheet'));
    const words = LONG.match(/payé/g)?.length ?? 0;
    expect(words).toBeGreaterThan(30);
    expect(text.split('Bilan')[1]?.match(/payé/g)).toHaveLength(words);
  });

  test.each([0, 8, 11, 14, 17])('of %i sentences never leaves a signature alone', async (count) => {
    const letter = full('action-summary-sheet');
    const summary = 'La famille a beaucoup avancé, et nous avec elle, depuis le printemps. '.repeat(count);
    letter.accompaniment.handovers = [];
    letter.accompaniment.finalEvaluation = { autonomy: 'Tout.', summary: `${summary}Fin du bilan.` };
    const last = (await readingOf(letter)).pages.at(-1) ?? [];
    expect(textOf(last)).toMatch(/Fin du bilan\..*Alix Modèle/);
  });
});

describe('a contract', () => {
  test('is signed by both, on a page that holds more than signatures', async () => {
    const { pages, roles } = await readingOf(theNasty('contract'));
    const last = textOf(pages.at(-1) ?? []);
    expect(last.match(/Lu et approuvé/g)).toHaveLength(2);
    expect(last.match(/Fait à/g)).toHaveLength(2);
    expect(last).toContain('deux exemplaires');
    expect(roles).toEqual(expect.arrayContaining(['Table', 'THead', 'TH', 'TD']));
  });

  test('can be copied out whole, whatever was written before', async () => {
    await once(theNasty('contract'));
    const { reading } = await write(full('contract'));
    expect(reading.text).toContain('Accès à un logement (agir en autonomie)');
    expect(reading.text).toContain('Loyer ou échéance de prêt impayés');
  });

  test('says its table’s head again on each page that the table fills', async () => {
    const { pages } = await readingOf(theNasty('contract'));
    const heads = pages.filter((page) => page.some((run) => run.text.startsWith('Qui agit')));
    expect(heads.length).toBeGreaterThan(1);
  });
});
