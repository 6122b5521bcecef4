import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { runInProcess } from '../../cli/support.js';

/** What tests use of a page. */
export type PageElement = {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};

export function parsePage(html: string): PageElement {
  return parseHTML(html).document;
}

/** The data that a page carries, by the name they are saved under. */
export function embeddedFiles(page: PageElement): ReadonlyMap<string, string> {
  const links = [...page.querySelectorAll('a[download]')];
  return new Map(
    links.map((link) => {
      const [, base64 = ''] = (link.getAttribute('href') ?? '').split('base64,');
      return [link.getAttribute('download') ?? '', Buffer.from(base64, 'base64').toString('utf8')];
    }),
  );
}

export async function textOf(...words: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runInProcess(words);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
}

/** Does something with a folder of its own, and takes it away. */
export async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'roosim-report-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text that acts wherever it is not taken as text. */
export const HOSTILE = '</title><script>alert(1)</script><img src=x onerror=a(2)>"\'`|*[a](http://b) &lt;';

/** A scenario whose every text is hostile. */
export function writeHostile(path: string): void {
  const text = JSON.stringify(HOSTILE);
  const lines = [
    'scenario: hostile',
    `title: ${text}`,
    `summary: ${text}`,
    'extends: us-85-50',
    'sources:',
    `  - {title: ${text}}`,
    'claims:',
    `  - says: ${text}`,
    `    who: ${text}`,
    '    holds_if: jobs.direct[US] > baseline.jobs.direct[US] and content.us[NAM] > 0',
    '    in: 2025',
    `  - says: ${JSON.stringify('# heading')}`,
    '    holds_if: price.index[US] > baseline.price.index[US]',
    '    in: 2021',
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
}

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}
