import { Box, Text } from 'ink';
import { createElement, useState } from 'react';
import { expect, test } from 'vitest';
import { CanvasContext, Pane } from '../../src/ui/components/pane.js';
import { createFrameWriter, TERMINAL } from '../../src/ui/terminal/frame-writer.js';
import { keyNames } from '../../src/ui/terminal/keys.js';
import { openSession } from '../../src/ui/terminal/session.js';
import { openStage } from '../../src/ui/terminal/stage.js';
import { createSurface } from '../../src/ui/terminal/surface.js';
import { span } from '../../src/ui/text/line.js';
import { NO_KEY } from '../ui/support/no-key.js';
import { createEmulator } from './support/emulator.js';
import { createFakeTerminal } from './support/fake-terminal.js';

function Throws(): never {
  useState(0);
  throw new Error('gone');
}

test('only rows that changed are written, each at its place', () => {
  const written: string[] = [];
  const writer = createFrameWriter((text) => written.push(text));
  writer.write(['one', 'two', 'three']);
  writer.write(['one', 'TWO', 'three']);
  writer.write(['one', 'TWO', 'three']);
  expect(written).toHaveLength(2);
  expect(written[1]).toBe(`${TERMINAL.beginUpdate}\u001b[2;1HTWO${TERMINAL.endUpdate}`);
  writer.forget();
  writer.write(['one', 'TWO', 'three']);
  expect(written[2]).toContain('three');
});

test('a handle is replaced by its line, and the blanks it covers go', () => {
  const surface = createSurface();
  const left = surface.put(0, ['\u001b[1mleft\u001b[0m', 'LEFT'], 4);
  const right = surface.put(1, ['right', 'RIGHT'], 5);
  const [a, b] = left.split('\n');
  const [c, d] = right.split('\n');
  expect(surface.resolve(`${a}    ${c}\n${b}    ${d}`, 12)).toEqual(['\u001b[1mleft\u001b[0m right  ', 'LEFT RIGHT  ']);
});

test('panes reach the terminal through Ink, side by side', async () => {
  const emulator = createEmulator(20, 4);
  let fed: Promise<void> = Promise.resolve();
  const terminal = createFakeTerminal(20, 4, (text) => {
    fed = fed.then(() => emulator.write(text));
  });
  const paint = (line: readonly { readonly text: string }[]): string => line.map(({ text }) => text).join('');
  const session = openSession({
    terminal,
    screenReader: false,
    onResize: () => undefined,
    view: (surface) =>
      createElement(
        CanvasContext,
        { value: { paint, surface } },
        createElement(
          Box,
          { width: 20, height: 4 },
          createElement(Pane, {
            key: 'left',
            id: 0,
            rect: { x: 0, y: 0, width: 9, height: 2 },
            lines: [[span('a'.repeat(9))], [span('b'.repeat(9))]],
          }),
          createElement(Pane, {
            key: 'right',
            id: 1,
            rect: { x: 10, y: 1, width: 10, height: 2 },
            lines: [[span('c'.repeat(10))], [span('d'.repeat(10))]],
          }),
        ),
      ),
  });
  await new Promise((done) => setTimeout(done, 30));
  await fed;
  expect(emulator.lines()).toEqual(['aaaaaaaaa', 'bbbbbbbbb cccccccccc', '          dddddddddd', '']);
  expect(emulator.isAlternate()).toBe(true);
  session.close();
  await session.ended;
  await fed;
  expect(emulator.isAlternate()).toBe(false);
});

test('what a component throws rejects the session, after the terminal is given back', async () => {
  const written: string[] = [];
  const terminal = createFakeTerminal(20, 4, (text) => written.push(text));
  const session = openSession({
    terminal,
    screenReader: false,
    onResize: () => undefined,
    view: () => createElement(Throws),
  });
  await expect(session.ended).rejects.toThrow('gone');
  expect(written.at(-1)).toBe(TERMINAL.leave);
});

test('the terminal can be lent and comes back whole', async () => {
  const written: string[] = [];
  const terminal = createFakeTerminal(20, 4, (text) => written.push(text));
  const session = openSession({
    terminal,
    screenReader: false,
    onResize: () => undefined,
    view: () => createElement(Text, null, 'here'),
  });
  session.lend(() => written.push('EDITOR'));
  expect(written.join('')).toContain(`${TERMINAL.leave}EDITOR${TERMINAL.enter}`);
  session.close();
  await session.ended;
});

test('a change of size before the session opens is heard of, and the next frame is whole', async () => {
  const written: string[] = [];
  const terminal = createFakeTerminal(20, 4, (text) => written.push(text));
  const stage = openStage(terminal);
  stage.writer.write(['same', 'other']);
  terminal.resize(10, 3);
  const sizes: string[] = [];
  const session = openSession({
    terminal,
    stage,
    screenReader: false,
    onResize: (columns, rows) => sizes.push(`${columns} by ${rows}`),
    view: () => createElement(Text, null, 'same'),
  });
  session.close();
  await session.ended;
  expect(sizes).toEqual(['10 by 3']);
  expect(written.filter((text) => text.includes('same'))).toHaveLength(2);
});

test('keys that arrive together are taken one by one', () => {
  expect(keyNames('/jetta', NO_KEY)).toEqual(['/', 'j', 'e', 't', 't', 'a']);
  expect(keyNames('é \r\u0003', NO_KEY)).toEqual(['é', 'space', 'return', 'ctrl+c']);
  expect(keyNames('', { ...NO_KEY, tab: true, shift: true })).toEqual(['shift+tab']);
  expect(keyNames('r', { ...NO_KEY, ctrl: true })).toEqual(['ctrl+r']);
  expect(keyNames('x', { ...NO_KEY, meta: true })).toEqual([]);
});
