import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/load.js';
import { KEY, ROOT, sitDown } from './support/pty.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of a person's own with copies of two shipped scenarios. */
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roosim-ui-'));
  folders.push(folder);
  for (const name of ['nafta-1994', 'us-85-50'])
    copyFileSync(join(ROOT, 'scenarios', `${name}.yaml`), join(folder, `${name}.yaml`));
  return folder;
}

const ARGS = ['ui', 'nafta-1994.yaml', 'us-85-50.yaml', '--draws', '0'];
/** Central outcomes of the proposal are on the overview. */
const SETTLED = /B ● U\.S\. proposal.*[▲▼] [+−][\d,]+/;

test('open, filter the fleet, explain a carline, move a threshold, save it as a new file, undo', async () => {
  const folder = ownFolder();
  const sitting = sitDown(ARGS, { cwd: folder });
  await sitting.sees(SETTLED);

  sitting.press('4');
  await sitting.sees('229 carlines');
  sitting.press('/', ...'jetta'.split(''));
  await sitting.sees('1 of 229 carlines');
  sitting.press(KEY.enter, KEY.enter);
  await sitting.sees('Content when parts are bought freely');
  expect(sitting.screen.text()).toContain('Volkswagen Jetta (MX), 2025');

  sitting.press('6');
  await sitting.sees('as in the file');
  expect(sitting.screen.text()).toMatch(/▸ regional content from 2022 .* 85\.0%/);
  sitting.press('H');
  await sitting.sees(/▸ regional content from 2022 .* 80\.0%/);
  await sitting.sees('levers moved');
  await sitting.sees(/regional content, % .* [▲▼] [+−]0\.\d/);

  sitting.press('w');
  await sitting.sees('save as us-85-50-edited');
  sitting.press(KEY.enter);
  await sitting.sees('Saved as us-85-50-edited.yaml');
  const saved = readFileSync(join(folder, 'us-85-50-edited.yaml'), 'utf8');
  expect(saved).toContain('2022: 80%');
  expect(saved).toContain('# no part is deemed originating any more');
  expect(loadScenario(join(folder, 'us-85-50-edited.yaml')).title).toBe('U.S. proposal, October 2017, edited');

  sitting.press('u');
  await sitting.sees(/▸ regional content from 2022 .* 85\.0%/);
  await sitting.sees('as in the file');
  sitting.press('1');
  await sitting.sees(/C ● .*edited.*[▲▼] [+−][\d,]+/);
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
  expect(sitting.screen.isAlternate()).toBe(false);
});

test('a watched file that breaks shows where, keeps the last good result, and mends', async () => {
  const folder = ownFolder();
  const file = join(folder, 'us-85-50.yaml');
  const good = readFileSync(file, 'utf8');
  const sitting = sitDown(ARGS, { cwd: folder });
  await sitting.sees(SETTLED);

  writeFileSync(file, good.replace('us: 50%', 'us: 150%'));
  await sitting.sees('this file is not valid');
  const broken = sitting.screen.text();
  expect(broken).toMatch(/us-85-50\.yaml:\d+:\d+/);
  expect(broken).toContain('150%');
  expect(broken).toContain('^^^');
  expect(broken).toMatch(/B ✘ U\.S\. proposal.*[▲▼] [+−][\d,]+/);

  writeFileSync(file, good.replace('us: 50%', 'us: 40%'));
  await sitting.sees('the file is valid again');
  await sitting.sees(SETTLED);
  expect(sitting.screen.text()).not.toContain('this file is not valid');
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
});

test('a proposal alone is held against what it extends; an outlook too, and every screen has something to say of it', async () => {
  const sitting = sitDown(['ui', join(ROOT, 'scenarios/outlooks/talks-2018.yaml'), '--draws', '0']);
  await sitting.sees(/A ● NAFTA 1994/);
  await sitting.sees(/B ● talks-2018.*[▲▼] [+−][\d,]+/);
  sitting.press('4');
  await sitting.sees('229 carlines');
  sitting.press(KEY.enter);
  await sitting.sees('The vehicle');
  sitting.press(KEY.escape);
  await sitting.sees((text) => !text.includes('The vehicle'));
  sitting.press('6');
  await sitting.sees('as in the file');
  sitting.press('7');
  await sitting.sees(/\d+ assumptions/);
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
});

test('draws come in while keys are answered, and sharpen the ranges', async () => {
  const sitting = sitDown(['ui', 'nafta-1994', 'us-85-50', '--draws', '60'], { columns: 200, rows: 60 });
  await sitting.sees(/\d+ of 60 draws/);
  sitting.press('2');
  await sitting.sees('▸2 compare');
  sitting.press('1');
  await sitting.sees(/B ● .*\[[+−][\d,]+…[+−][\d,]+\]/);
  sitting.resize(190, 58);
  await sitting.sees((text) => text.split('\n')[2]?.includes('claims') === true && text.includes('60 draws'), 60);
  await sitting.sees(/chance +[<>]?\d+%/);
  await sitting.sees(/─ 60 draws/, 60);
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
});

test('the editor gets the terminal and gives it back', async () => {
  const folder = ownFolder();
  const editor = join(folder, 'editor.sh');
  writeFileSync(editor, 'echo IN THE EDITOR; read answer; sed -i "s/us: 50%/us: 45%/" "$1"\n');
  const sitting = sitDown(ARGS, { cwd: folder, env: { VISUAL: `sh ${editor}` } });
  await sitting.sees(SETTLED);
  sitting.press('e');
  await sitting.sees('IN THE EDITOR');
  expect(sitting.screen.isAlternate()).toBe(false);
  sitting.press('\r');
  await sitting.sees(SETTLED);
  expect(sitting.screen.isAlternate()).toBe(true);
  sitting.press('6', 'j');
  await sitting.sees(/▸ U\.S\. content .* 45\.0%/);
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
});

test('a paste starts no editor, moves nothing and quits nothing, with brackets or without', async () => {
  const folder = ownFolder();
  const sitting = sitDown(ARGS, { cwd: folder, env: { VISUAL: 'touch started;:' } });
  await sitting.sees(SETTLED);
  expect(sitting.raw()).toContain('\u001b[?2004h');
  sitting.press('\u001b[200~e\rq\r6HHq\u001b[201~');
  await sitting.sees('Pasted text is no command');
  sitting.press('6');
  await sitting.sees((text) => /▸ regional content from 2022 .* 85\.0%/.test(text) && !text.includes('Pasted'));
  sitting.press('e\rq\rHH\r');
  await sitting.sees('Pasted text is no command');
  sitting.press('h');
  await sitting.sees('levers moved');
  sitting.press('q');
  await sitting.sees('Quit and lose the moved levers of us-85-50?');
  sitting.press('n', 'u');
  await sitting.sees(/▸ regional content from 2022 .* 85\.0%/);
  await sitting.sees('as in the file');
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
  expect(sitting.raw()).toContain('\u001b[?2004l');
  expect(existsSync(join(folder, 'started'))).toBe(false);
});
