import { relative } from 'node:path';
import type { Place } from '../types/errors.js';
import { printable } from '../types/printable.js';
import { codeFrame } from './code-frame.js';
import { colorsOf } from './colors.js';

/** Something a person has to be told, with its place in a file and the way out. */
export type Message = {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string | undefined;
  readonly place?: Place | undefined;
  /** The line of the file the place points at, as written; no frame without it. */
  readonly sourceLine?: string | undefined;
  /** Stable name of the mistake, for those who look it up. */
  readonly code?: string;
};

export type MessageStyle = {
  readonly color: boolean;
  /** Folder that file names are shown relative to. */
  readonly cwd: string;
};

/**
 * A message as lines for a terminal: the sentence, the place with its line underlined, the hint. Harmless whatever the
 * texts hold. Ends with a line end.
 */
export function renderMessage(message: Message, style: MessageStyle): string {
  const colors = colorsOf(style.color);
  const paint = message.severity === 'error' ? colors.red : colors.yellow;
  const code = message.code === undefined ? '' : colors.dim(` [${message.code}]`);
  const lines = [`${colors.bold(paint(`${message.severity}:`))} ${printable(message.message)}${code}`];
  if (message.place !== undefined) {
    lines.push(colors.dim(`  at ${placeText(message.place, style.cwd)}`));
    const frame = message.sourceLine === undefined ? '' : codeFrame(message.sourceLine, message.place);
    if (frame !== '') lines.push(frame);
  }
  if (message.hint !== undefined) lines.push(`${colors.cyan('hint:')} ${printable(message.hint)}`);
  return `${lines.join('\n')}\n`;
}

/** `file:line:column`, the file relative to a folder it lies in. */
function placeText(place: Place, cwd: string): string {
  const inside = relative(cwd, place.file);
  const file = inside === '' || inside.startsWith('..') ? place.file : inside;
  return `${printable(file)}:${place.line}:${place.column}`;
}
