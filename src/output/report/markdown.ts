import { printable } from '../../types/printable.js';
import { type Block, type Cell, figureLevel, type ReportDocument, type Table } from './document.js';

/** A report as Markdown (CommonMark with the tables of GitHub); charts stand as their descriptions and tables. */
export function reportMarkdown({ title, headline, blocks }: ReportDocument): string {
  return `${[`# ${plain(title)}`, `**${plain(headline)}**`, ...blocks.map((block, i) => blockMarkdown(block, figureLevel(blocks, i)))].join('\n\n')}\n`;
}

function blockMarkdown(block: Block, level: 3 | 4): string {
  switch (block.kind) {
    case 'section':
      return `## ${plain(block.text)}`;
    case 'heading':
      return `### ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'code':
      return fenced(printable(block.text), 'sh');
    case 'table':
      return tableMarkdown(block.table);
    case 'figure':
      return [`${'#'.repeat(level)} ${plain(block.title)}`, plain(block.description), tableMarkdown(block.table)].join(
        '\n\n',
      );
    case 'file':
      return [`${plain(block.name)}: ${plain(block.description)}`, fenced(block.csv.trimEnd(), 'csv')].join('\n\n');
  }
}

function tableMarkdown({ caption, headings, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = headings.map(({ align }) => (align === 'right' ? '---:' : '---'));
  const body = rows.map((cells) => line(cells.map((cell: Cell) => plain(typeof cell === 'string' ? cell : cell.text))));
  return [`${plain(caption)}:`, '', line(headings.map(({ text }) => plain(text))), line(rule), ...body].join('\n');
}

/** A block that nothing in the text can end. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text that is nothing but text: no marks, no links, no markup, no entities, and no start of a list or a heading. */
function plain(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
    .replace(/^(\s*)(\d*)([-+.)])(?=\s|$)/, '$1$2\\$3')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replace(/www\./gi, (word) => word.replace('.', '&#46;'));
}
