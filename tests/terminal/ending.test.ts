import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PASTES, TERMINAL } from '../../src/ui/terminal/frame-writer.js';
import { KEY, ROOT, type Sitting, type SittingOptions, sitDown } from './support/pty.js';

const ARGS = ['ui', 'nafta-1994', '--draws', '0'];
const FIRST = 'NAFTA 1994';

function open(options: SittingOptions = {}): Sitting {
  return sitDown(ARGS, options);
}

/** The alternate screen is left, the cursor shown and lines wrap again, in that order after everything else. */
function expectRestored(sitting: Sitting): void {
  expect(sitting.screen.isAlternate()).toBe(false);
  expect(sitting.raw().lastIndexOf(TERMINAL.leave)).toBeGreaterThan(sitting.raw().lastIndexOf(TERMINAL.enter));
}

test('Ctrl-C ends with 130 and the terminal as it was', async () => {
  const sitting = open();
  await sitting.sees(FIRST);
  sitting.press(KEY.ctrlC);
  expect((await sitting.ended()).code).toBe(130);
  expectRestored(sitting);
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
])('%s ends with %d and the terminal as it was', async (name, code) => {
  const sitting = open();
  await sitting.sees(FIRST);
  sitting.signal(name);
  expect((await sitting.ended()).code).toBe(code);
  expectRestored(sitting);
});

test('SIGHUP gives the terminal back', async () => {
  const sitting = open();
  await sitting.sees(FIRST);
  sitting.signal('SIGHUP');
  await sitting.ended();
  expectRestored(sitting);
});

test('a component that throws ends with 1, a message, and the terminal as it was', async () => {
  const script = fileURLToPath(new URL('support/crash.js', import.meta.url));
  const sitting = sitDown([], { script });
  const { code } = await sitting.ended();
  expect(code).toBe(1);
  expectRestored(sitting);
  await sitting.sees('the component gave up');
});

test('a resize redraws everything at the new size, and no update ever clears the screen', async () => {
  const sitting = open();
  await sitting.sees('q quit');
  for (const [columns, rows] of [
    [70, 20],
    [150, 50],
    [50, 12],
    [100, 30],
  ] as const) {
    sitting.resize(columns, rows);
    const wide = columns >= 60 && rows >= 16;
    await sitting.sees(wide ? (text) => text.split('\n')[1]?.length === columns : 'roosim needs more room');
  }
  await sitting.sees('q quit');
  sitting.press('3', '4', '5', '2', '1');
  await sitting.sees('▸1 overview');
  const afterEntering = sitting.raw().slice(sitting.raw().indexOf(TERMINAL.enter) + TERMINAL.enter.length);
  expect(afterEntering).not.toContain('\u001b[2J');
  expect(afterEntering).not.toContain('\u001b[3J');
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
});

test('NO_COLOR writes no colour, and marks carry what colour would', async () => {
  const sitting = open({ env: { NO_COLOR: '1' } });
  await sitting.sees(/A ● NAFTA 1994 +\d/);
  const painted = sitting
    .raw()
    .replaceAll(TERMINAL.leave, '')
    .split('\u001b[')
    .filter((code) => /^[\d;]*m/.test(code));
  expect(painted).toEqual([]);
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
});

test('without a terminal it prints the comparison and ends with 0', () => {
  const main = `${ROOT}dist/cli/main.js`;
  const { status, stdout } = spawnSync(process.execPath, [main, 'ui', 'nafta-1994', 'us-85-50'], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('regional');
  expect(stdout).not.toContain('\u001b');
});

test('for a screen reader it is text in reading order', async () => {
  const sitting = open({ env: { INK_SCREEN_READER: 'true' } });
  await sitting.sees('roosim, overview screen, year 2025, against NAFTA 1994.');
  expect(sitting.raw()).not.toContain(TERMINAL.enter);
  expect(sitting.screen.text()).not.toMatch(/[─│▲▼⠁-⣿]/);
  expect(sitting.raw()).toContain(PASTES.bracket);
  sitting.press('q');
  expect((await sitting.ended()).code).toBe(0);
  expect(sitting.raw().trimEnd().endsWith(PASTES.leave)).toBe(true);
});
