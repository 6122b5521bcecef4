import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInProcess } from '../../cli/support.js';
import { textOf, writeHostile } from './support.js';

const BROWSER = '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const hasBrowser = existsSync(BROWSER);

describe.skipIf(!hasBrowser)(`a report in a browser${hasBrowser ? '' : ` (skipped: there is no ${BROWSER})`}`, () => {
  let folder = '';
  let browser: BrowserContext;
  let page: Page;
  const heard: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roosim-browser-'));
    const files = ['us-85-50', 'canada-innovation', 'withdrawal', 'usmca'];
    writeFileSync(join(folder, 'report.html'), await textOf('report', ...files, '--draws', '20'));
    writeHostile(join(folder, 'hostile.yaml'));
    const hostile = await runInProcess(['report', 'hostile.yaml', '--draws', '3', '-o', 'hostile.html'], {
      cwd: folder,
    });
    expect(hostile.exitCode).toBe(0);
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: BROWSER,
      args: [...QUIET, '--disable-component-update', '--disable-sync'],
    });
    page = await browser.newPage();
    page.on('console', (message) => heard.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => heard.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(`file://${folder}/`)) heard.push(`request: ${request.url()}`);
    });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['report', 390],
    ['report', 1280],
    ['hostile', 390],
    ['hostile', 1280],
  ])(
    '%s.html is quiet at %i pixels, fits, and is accessible',
    async (name, width) => {
      heard.length = 0;
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`file://${join(folder, `${name}.html`)}`);
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
      expect(heard).toEqual([]);
      // The page's policy keeps scripts out; the debugger's door, through which axe comes, is not the page's.
      const session = await browser.newCDPSession(page);
      await session.send('Runtime.evaluate', { expression: axe.source });
      const { result } = await session.send('Runtime.evaluate', {
        expression:
          'axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes[0].html])))',
        awaitPromise: true,
        returnByValue: true,
      });
      expect(JSON.parse(result.value as string)).toEqual([]);
    },
    120_000,
  );

  it('is gone through by keyboard, link after link and table after table', async () => {
    await page.goto(`file://${join(folder, 'report.html')}`);
    const stops = await page.evaluate<number>('document.querySelectorAll("a[href], [tabindex]").length');
    const seen = new Set<string>();
    for (let i = 0; i < stops; i++) {
      await page.keyboard.press('Tab');
      seen.add(
        await page.evaluate<string>(
          'document.activeElement.tagName + (document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent)',
        ),
      );
    }
    expect(stops).toBeGreaterThan(30);
    expect(seen.size).toBeGreaterThan(stops * 0.9);
  }, 60_000);

  it('prints', async () => {
    await page.goto(`file://${join(folder, 'report.html')}`);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(join(folder, 'report.html')).size).toBeLessThan(600_000);
  }, 60_000);
});
