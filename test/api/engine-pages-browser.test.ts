/**
 * The engine's pages in a real browser, which is looked for on PATH or named by JALON_BROWSER; where there is none,
 * these tests are skipped and say so. Screenshots go to the folder named by JALON_SCREENSHOTS, if any.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startInstallation, type Installation } from '../environment/installation.ts';
import { Api, FamilyCourse } from '../families/api.ts';
import { ELSEWHERE, SUPERVISOR } from './door.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const FOUND = process.env['JALON_BROWSER'] ?? NAMES.map(onPath).find((path) => path !== undefined);
const inBrowser = FOUND ? describe : describe.skip;
/** A page of the UI is a hundred files, and the machine may be busy. */
const PATIENCE_MS = 90_000;

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['JALON_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

inBrowser(`the engine's pages in a browser${FOUND ? '' : ' (none was found)'}`, () => {
  let installation: Installation;
  let browser: Browser;
  let course: FamilyCourse;
  beforeAll(async () => {
    installation = await startInstallation({ enginePages: 1 });
    course = new FamilyCourse(new Api(installation.url));
    await course.inProgress();
    browser = await chromium.launch({ executablePath: FOUND ?? '', args: ['--no-sandbox'] });
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser.close();
    await installation.stop();
  });

  /** Opens the page of the family's case, and signs in as someone. */
  async function openedBy(who: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1500, height: 1100 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${installation.url}/engine/cases/${course.id}`);
    await page.click(`button[value="${who}"]`);
    return page;
  }

  it(
    'a supervisor reads the course of a family: decoded, compact, in the order of time',
    async () => {
      const page = await openedBy(SUPERVISOR);
      await page.getByText('Vérification de l’éligibilité').first().waitFor();
      await page.getByText(course.householdId).first().waitFor();
      expect(page.url()).toMatch(/\/history\?sort=ascending$/);
      const view = await page.evaluate(() => localStorage.getItem('eventView'));
      expect(view).toBe('"compact"');
      expect(await page.getByRole('button', { name: 'Request Cancellation' }).isDisabled()).toBe(true);
      await shoot(page, 'history-supervisor');
      await page.goto(page.url().replace(/\/history.*/, '/user-metadata'));
      const frames = page.frameLocator('iframe >> nth=-1');
      await frames.getByText('Accompagnement en cours').waitFor();
      await shoot(page, 'details-supervisor');
      await page.goto(`${installation.url}/engine`);
      await page.getByText(`accompaniment-${course.id}`).waitFor();
      await page.getByText('Saved Views').waitFor();
      await shoot(page, 'list-supervisor');
    },
    PATIENCE_MS,
  );

  it(
    'an administrator sees the same case, and nothing of what it carries',
    async () => {
      const page = await openedBy('u-admin');
      await page.getByText('Workflow Update').first().waitFor();
      await page.getByText('Outcome Success').first().waitFor();
      const text = await page.locator('body').textContent();
      expect(text).not.toContain('Vérification de l’éligibilité');
      expect(text).not.toContain(course.householdId);
      await shoot(page, 'history-administrator');
    },
    PATIENCE_MS,
  );

  it(
    'another organisation’s supervisor sees no case, and a visitor no page',
    async () => {
      const theirs = await openedBy(ELSEWHERE);
      await theirs.getByText('not-found').waitFor();
      await theirs.goto(`${installation.url}/engine`);
      await theirs.getByText('Saved Views').waitFor();
      expect(await theirs.getByText(`accompaniment-${course.id}`).count()).toBe(0);
      await shoot(theirs, 'list-elsewhere');
      const visitor = await browser.newPage();
      await visitor.goto(`${installation.url}/engine/cases/${course.id}`);
      expect(new URL(visitor.url()).origin).not.toBe(installation.url);
      await visitor.close();
    },
    PATIENCE_MS,
  );
});
