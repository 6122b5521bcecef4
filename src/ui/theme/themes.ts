import { Chalk, type ChalkInstance, type ColorSupportLevel, supportsColor } from 'chalk';
import type { Line, Role, Span } from '../text/line.js';
import { type GlyphSet, toAscii } from './glyphs.js';

/** How a role looks: colour by its hex code, and attributes that also work without colour. */
type Style = {
  readonly color?: string;
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly inverse?: true;
};

/** Colours and attributes for every role. `selection` is the background of the row under the cursor. */
export type Theme = {
  readonly name: string;
  readonly label: string;
  readonly roles: Readonly<Record<Role, Style>>;
  readonly selection: { readonly background: string } | 'inverse' | 'none';
};

/**
 * Seven colours that people with any of the common colour-vision deficiencies can tell apart:
 * Okabe & Ito, "Color Universal Design" (2008); the black of the palette is left to the terminal's own text.
 */
const OKABE_ITO = ['#56B4E9', '#E69F00', '#009E73', '#CC79A7', '#F0E442', '#D55E00', '#2F7FE0'] as const;

function seriesStyles(colors: readonly string[]): Pick<Theme['roles'], Extract<Role, `series${number}`>> {
  const style = (index: number): Style => ({ color: colors[index] ?? '#FFFFFF' });
  return {
    series0: style(0),
    series1: style(1),
    series2: style(2),
    series3: style(3),
    series4: style(4),
    series5: style(5),
    series6: style(6),
  };
}

const OKABE: Theme = {
  name: 'okabe-ito',
  label: 'Okabe–Ito (safe for colour-blind readers)',
  selection: { background: '#24384A' },
  roles: {
    text: {},
    dim: { color: '#8A939B' },
    strong: { bold: true },
    title: { bold: true, color: '#56B4E9' },
    accent: { color: '#56B4E9' },
    key: { bold: true, color: '#56B4E9' },
    good: { color: '#2FBF9B' },
    bad: { color: '#F0803C' },
    warning: { color: '#F0E442' },
    rule: { color: '#4A545C' },
    bar: { color: '#7FA8C0' },
    ...seriesStyles(OKABE_ITO),
  },
};

const CONTRAST: Theme = {
  name: 'high-contrast',
  label: 'high contrast',
  selection: 'inverse',
  roles: {
    text: { color: '#FFFFFF' },
    dim: { color: '#D0D0D0' },
    strong: { bold: true, color: '#FFFFFF' },
    title: { bold: true, color: '#FFFFFF' },
    accent: { bold: true, color: '#FFFF00' },
    key: { bold: true, color: '#FFFF00' },
    good: { bold: true, color: '#00FFD0' },
    bad: { bold: true, color: '#FFA040' },
    warning: { bold: true, color: '#FFFF00' },
    rule: { color: '#D0D0D0' },
    bar: { color: '#FFFFFF' },
    ...seriesStyles(['#FFFFFF', '#FFC020', '#00FFD0', '#FF90E0', '#FFFF40', '#80C8FF', '#FF7030']),
  },
};

const plain: Style = {};
const NONE: Theme = {
  name: 'none',
  label: 'no colour',
  selection: 'none',
  roles: {
    text: plain,
    dim: plain,
    strong: plain,
    title: plain,
    accent: plain,
    key: plain,
    good: plain,
    bad: plain,
    warning: plain,
    rule: plain,
    bar: plain,
    series0: plain,
    series1: plain,
    series2: plain,
    series3: plain,
    series4: plain,
    series5: plain,
    series6: plain,
  },
};

export const THEMES = { 'okabe-ito': OKABE, 'high-contrast': CONTRAST, none: NONE } as const;
export type ThemeName = keyof typeof THEMES;
export const THEME_NAMES = Object.keys(THEMES) as readonly ThemeName[];

/** How many colours the terminal of this process knows. */
export function colorLevelOf(): ColorSupportLevel {
  return supportsColor === false ? 0 : supportsColor.level;
}

/** Turns lines into text with escape codes for one theme, colour depth and glyph set. */
export type Painter = (line: Line) => string;

/** A painter. Level 0 or the theme `none` write no escape codes at all. */
export function createPainter(theme: Theme, level: ColorSupportLevel, glyphs: GlyphSet): Painter {
  const chalk = new Chalk({ level: theme.name === 'none' ? 0 : level });
  const styles = new Map<string, ChalkInstance>();
  const styleOf = (piece: Span): ChalkInstance => {
    const key = `${piece.role}${piece.selected ?? ''}`;
    const known = styles.get(key) ?? chalkOf(chalk, theme, piece);
    styles.set(key, known);
    return known;
  };
  return (line) =>
    mergeSpans(line)
      .map((piece) => styleOf(piece)(glyphs === 'ascii' ? toAscii(piece.text) : piece.text))
      .join('');
}

function chalkOf(chalk: ChalkInstance, theme: Theme, piece: Span): ChalkInstance {
  const style = theme.roles[piece.role];
  let made = style.color === undefined ? chalk : chalk.hex(style.color);
  if (style.bold) made = made.bold;
  if (style.dim) made = made.dim;
  if (style.italic) made = made.italic;
  if (style.inverse) made = made.inverse;
  if (!piece.selected || theme.selection === 'none') return made;
  return theme.selection === 'inverse' ? made.inverse : made.bgHex(theme.selection.background);
}

/** Neighbours in one role as one span, so that a line of a chart is a few escape codes, not one per cell. */
function mergeSpans(line: Line): readonly Span[] {
  const merged: Span[] = [];
  for (const piece of line) {
    const last = merged.at(-1);
    if (last !== undefined && last.role === piece.role && last.selected === piece.selected)
      merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    else merged.push(piece);
  }
  return merged;
}
