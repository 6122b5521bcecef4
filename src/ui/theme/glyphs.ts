/** Characters that screens draw with, each one column wide. */
export const MARK = {
  up: '▲',
  down: '▼',
  same: '≈',
  dot: '●',
  open: '○',
  pointer: '▸',
  yes: '✔',
  no: '✘',
  minus: '−',
  dash: '—',
  ellipsis: '…',
  separator: '·',
  horizontal: '─',
  vertical: '│',
  threshold: '┊',
  peak: '◆',
} as const;

/** Parts of a full cell from the left, in eighths. */
export const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'] as const;
/** Heights of a cell, lowest first. */
export const HEIGHTS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** What charts are drawn with: dots of braille, half blocks, or letters and signs. */
export const GLYPH_SETS = ['braille', 'block', 'ascii'] as const;
export type GlyphSet = (typeof GLYPH_SETS)[number];

const ASCII_FOR: Readonly<Record<string, string>> = {
  '▲': '^',
  '▼': 'v',
  '≈': '~',
  '●': '*',
  '○': 'o',
  '▸': '>',
  '✔': '+',
  '✘': 'x',
  '−': '-',
  '—': '-',
  '–': '-',
  '…': '~',
  '·': '|',
  '─': '-',
  '━': '=',
  '│': '|',
  '┊': ':',
  '┤': '+',
  '├': '+',
  '┼': '+',
  '┬': '+',
  '┴': '+',
  '└': '+',
  '┘': '+',
  '┌': '+',
  '┐': '+',
  '◆': 'O',
  '◇': 'o',
  '▕': '[',
  '▏': '|',
  '▎': '|',
  '▍': '|',
  '▌': '#',
  '▋': '#',
  '▊': '#',
  '▉': '#',
  '█': '#',
  '▁': '_',
  '▂': '_',
  '▃': '.',
  '▄': '-',
  '▅': '-',
  '▆': '=',
  '▇': '=',
  '▀': '"',
  '░': '.',
  '▒': ':',
  '▓': '%',
  '≥': '>',
  '≤': '<',
  '×': 'x',
  '↑': '^',
  '↓': 'v',
  '←': '<',
  '→': '>',
  '⏎': '>',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '±': '~',
  '°': 'o',
  '€': 'E',
  '£': 'L',
  '␣': '_',
};

/** A text in ASCII, column for column: drawing signs by their nearest, letters without their accents, the rest `?`. */
export function toAscii(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) => {
    const known = ASCII_FOR[character];
    if (known !== undefined) return known;
    const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
    return /^[\x20-\x7e]$/.test(bare) ? bare : '?';
  });
}

/** The set a terminal can show: the Linux console and dumb terminals have no braille, a C locale no Unicode. */
export function glyphSetFor(env: Readonly<Record<string, string | undefined>>): GlyphSet {
  const asked = GLYPH_SETS.find((set) => set === env.ROOSIM_GLYPHS);
  if (asked !== undefined) return asked;
  if (env.TERM === 'linux' || env.TERM === 'dumb') return 'ascii';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return locale === 'C' || locale === 'POSIX' ? 'ascii' : 'braille';
}
