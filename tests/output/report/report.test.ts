import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellChange, cellLevel } from '../../../src/output/numbers.js';
import { ROOT, runInProcess } from '../../cli/support.js';
import { csvRows } from '../../support/csv.js';
import {
  embeddedFiles,
  HOSTILE,
  inFolder,
  type PageElement,
  parsePage,
  read,
  textOf,
  writeHostile,
} from './support.js';

const FILES = ['us-85-50', 'canada-innovation', 'withdrawal'];
const DRAWS = ['--draws', '12', '--seed', '3'];

type Row = {
  readonly scenario: string;
  readonly year: string;
  readonly metric: string;
  readonly country: string;
  readonly class: string;
  readonly value: string;
  readonly unit: string;
};

describe('a report', () => {
  let html = '';
  let page: PageElement;
  let compared: readonly Row[] = [];
  beforeAll(async () => {
    html = await textOf('report', ...FILES, ...DRAWS);
    page = parsePage(html);
    compared = csvRows<Row>(await textOf('compare', ...FILES, '--format', 'csv'));
  }, 120_000);

  it('has no number of an outcome that is not that of compare, and reads as compare prints it', () => {
    const rows = new Map(
      compared.map((row) => [`${row.scenario} ${row.year} ${row.metric} ${row.country} ${row.class}`, row]),
    );
    const numbers = [...page.querySelectorAll('data[data-figure]')];
    expect(numbers.length).toBeGreaterThan(200);
    for (const number of numbers) {
      const figure = number.getAttribute('data-figure') ?? '';
      const row = rows.get(figure);
      expect(number.getAttribute('value'), figure).toBe(row?.value);
      const text = row?.metric.startsWith('change.') ? cellChange : cellLevel;
      // Tables round the value before files do, so that halves may fall to the other side.
      if (row !== undefined && number.textContent !== text(Number(row.value), row.unit))
        expect(
          Math.abs(
            Number(number.textContent.replaceAll(/[^\d.]/g, '')) -
              Math.abs(Number(row.value)) * (row.unit === 'share' ? 100 : 1),
          ),
          figure,
        ).toBeLessThan(1);
    }
  });

  it('gives the ranges that compare gives', async () => {
    const { scenarios } = JSON.parse(
      await textOf('compare', ...FILES, ...DRAWS, '--year', '2025', '--format', 'json'),
    ) as {
      scenarios: {
        name: string;
        draws: {
          figures: {
            metric: string;
            country: string;
            class: string;
            change: { quantiles: number[] };
            rises: { share: number };
          }[];
        };
      }[];
    };
    const rows = csvRows(embeddedFiles(page).get('figures.csv') ?? '');
    let held = 0;
    for (const { name, draws } of scenarios) {
      for (const { metric, country, class: vehicleClass, change, rises } of draws.figures) {
        const row = rows.find(
          (one) =>
            one.scenario === name &&
            one.year === '2025' &&
            one.metric === metric &&
            one.country === country &&
            one.class === vehicleClass &&
            one.of === 'change',
        );
        if (row === undefined) continue;
        held++;
        expect(['q5', 'q25', 'q50', 'q75', 'q95'].map((q) => Number(row[q]))).toEqual(change.quantiles);
        expect(Number(row.rises)).toBe(rises.share);
      }
    }
    expect(held).toBe(FILES.length * 7);
  }, 60_000);

  it('carries the bytes of compare --format csv', async () => {
    expect(embeddedFiles(page).get('outcomes.csv')).toBe(
      await textOf('compare', ...FILES, '--year', '2025', '--format', 'csv'),
    );
  });

  it('says who pays as the figures of compare add up', () => {
    const value = (scenario: string, metric: string, country: string): number =>
      Number(
        compared.find(
          (row) =>
            row.scenario === scenario &&
            row.year === '2025' &&
            row.metric === metric &&
            row.country === country &&
            row.class === 'all',
        )?.value,
      );
    const tables = [...page.querySelectorAll('table')].filter((table) =>
      table.querySelector('caption')?.textContent.includes('who pays'),
    );
    expect(tables.length).toBe(FILES.length);
    for (const [i, table] of tables.entries()) {
      const scenario = FILES[i] ?? '';
      for (const [j, country] of ['US', 'CA', 'MX'].entries()) {
        const cells = [...([...table.querySelectorAll('tbody tr')][j] as PageElement).querySelectorAll('data')];
        const [buyers, treasury, makers] = cells.map((cell) => Number(cell.getAttribute('value')));
        expect(treasury).toBeCloseTo(value(scenario, 'change.duty.paid', country), 4);
        const cost = (of: string): number =>
          (value(of, 'cost.compliance', country) * value(of, 'vehicles.assembled', country)) / 1000;
        expect(makers).toBeCloseTo(cost(scenario) - cost('nafta-1994'), 0);
        expect(Math.sign(buyers ?? 0)).toBe(Math.sign(value(scenario, 'change.price.index', country)));
      }
    }
  });

  it('ends with the command that makes the same bytes', async () => {
    const command = page.querySelector('pre code')?.textContent ?? '';
    expect(command).toBe(
      'roosim report us-85-50 canada-innovation withdrawal --year 2025 --draws 12 --seed 3 --design latin_hypercube -o report.html',
    );
    await inFolder(async (folder) => {
      const script = `roosim() { "${process.execPath}" "${join(ROOT, 'dist/cli/main.js')}" "$@"; }\n${command}\n${command.replace(/html$/, 'again.html')}`;
      expect(spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      });
      const made = read(join(folder, 'report.html'));
      expect(read(join(folder, 'report.again.html'))).toBe(made);
      // The code that runs here is not the code that was built: all else is the same.
      const hash = /<td>roosim [\d.]+<\/td><td>[0-9a-f]{64}/;
      expect(made.replace(hash, '')).toBe(html.replace(hash, ''));
    });
  }, 120_000);

  it('has no script, nothing to load, and a policy that allows neither', () => {
    expect([...page.querySelectorAll('script, link, iframe, object, img, [onload], [onclick], [style]')]).toEqual([]);
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(html.match(/(?:src|href)="(?!#|data:)/g)).toBeNull();
  });

  it('gives each chart a title, a description and a table', () => {
    const figures = [...page.querySelectorAll('section.figure')];
    expect(figures.length).toBeGreaterThan(10);
    for (const figure of figures) {
      expect(figure.querySelector('svg > title')?.textContent).toBe(figure.querySelector('h3, h4')?.textContent);
      expect(figure.querySelector('svg > desc')?.textContent.length).toBeGreaterThan(20);
      expect([...figure.querySelectorAll('tbody tr')].length).toBeGreaterThan(0);
    }
  });

  it('is as much in Markdown, but for the pictures', async () => {
    const markdown = await textOf('report', ...FILES, ...DRAWS, '--format', 'md');
    for (const heading of page.querySelectorAll('h2')) expect(markdown).toContain(`## ${heading.textContent}`);
    expect(markdown.split('\n').filter((line) => line.startsWith('| ')).length).toBeGreaterThan(80);
    expect(markdown).toContain('```csv\nscenario,draw,year,');
  }, 60_000);
});

describe('hostile texts', () => {
  it('are text and nothing else in HTML, Markdown, SVG and CSV', async () => {
    await inFolder(async (folder) => {
      const name = "a'b; $(touch owned) <script>.yaml";
      writeHostile(join(folder, name));
      const run = (...words: readonly string[]) => runInProcess([...words], { cwd: folder });
      expect(await run('report', `./${name}`, '--draws', '3', '-o', 'r.html')).toMatchObject({
        exitCode: 0,
        stderr: '',
      });
      const page = parsePage(read(join(folder, 'r.html')));
      expect([...page.querySelectorAll('script, img, [onerror]')]).toEqual([]);
      expect(page.querySelector('title')?.textContent).toContain('<script>alert(1)</script>');
      for (const title of page.querySelectorAll('svg title')) expect(title.textContent.length).toBeGreaterThan(3);
      for (const csv of embeddedFiles(page).values()) expect(csvRows(csv).length).toBeGreaterThan(10);
      expect(page.querySelector('pre code')?.textContent).toContain(`'./a'\\''b; $(touch owned) <script>.yaml'`);

      const { stdout: markdown } = await run('report', `./${name}`, '--draws', '0', '--format', 'md');
      const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '');
      expect(prose).not.toMatch(/(^|[^\\])<(script|img)/);
      expect(prose).not.toMatch(/(^|[^\\])\[a\]/);
      expect(prose).toContain('\\<script\\>');

      const { stdout: svg } = await run('chart', `./${name}`);
      const { document } = parseHTML(svg);
      expect(document.querySelectorAll('script, img').length).toBe(0);
      expect(svg.startsWith('<svg ')).toBe(true);
      expect(HOSTILE).toContain('<script>');
    });
  }, 60_000);
});

describe('roosim report and roosim chart', () => {
  it.each([
    [['report', 'nafta-1994'], 2, 'measured against'],
    [['report', 'usmca', '-o', 'x.pdf'], 2, '.html or .md'],
    [['report', 'usmca', '--year', '1066'], 2, '1066'],
    [['chart', 'usmca', '--country', 'US,CA'], 2, 'one country'],
    [['chart', 'usmca', '--metric', 'jobs'], 2, 'one metric'],
    [['chart', 'nafta-1994'], 2, '--of level'],
  ])('%j is refused with a way out', async (words, exitCode, says) => {
    expect(await runInProcess(words)).toMatchObject({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining(says),
    });
  });

  it('draws the same picture twice, and tells what it shows', async () => {
    const words = ['chart', 'us-85-50', 'withdrawal', '--metric', 'content.regional', '--country', 'NAM'];
    const svg = await textOf(...words);
    expect(await textOf(...words)).toBe(svg);
    expect(svg).toContain('<title>Change in regional content, North America from NAFTA 1994, by year</title>');
  });

  it('of an outlook say what there is', async () => {
    const html = await textOf('report', 'scenarios/outlooks/talks-2018.yaml', '--draws', '3');
    expect(html).toContain('has no carlines of its own');
  }, 60_000);
});
