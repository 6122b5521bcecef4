import { createHash } from 'node:crypto';
import { printable } from '../../types/printable.js';
import { type Block, type Cell, figureLevel, type ReportDocument, type Table } from './document.js';
import { STYLE } from './style.js';

/** A report as one HTML page: no script, nothing to load, and a policy that lets a browser do neither. */
export function reportHtml({ title, headline, blocks }: ReportDocument): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const sections = blocks.flatMap((block, i) => (block.kind === 'section' ? [{ id: `s${i}`, text: block.text }] : []));
  const contents = sections.map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`).join('');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escaped(title)}</h1><p class="headline">${escaped(headline)}</p></header>`,
    `<nav aria-label="Contents"><ul>${contents}</ul></nav>`,
    '<main>',
    ...blocks.map((block, i) => blockHtml(block, `s${i}`, figureLevel(blocks, i))),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function blockHtml(block: Block, id: string, level: 3 | 4): string {
  switch (block.kind) {
    case 'section':
      return `<h2 id="${id}">${escaped(block.text)}</h2>`;
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'code':
      return `<pre tabindex="0"><code>${escaped(block.text)}</code></pre>`;
    case 'table':
      return tableHtml(block.table);
    case 'figure':
      return [
        `<section class="figure" aria-labelledby="${id}"><div class="words"><h${level} id="${id}">${escaped(block.title)}</h${level}>`,
        `<p>${escaped(block.description)}</p></div>`,
        `<div class="chart">${block.svg()}</div>${tableHtml(block.table)}</section>`,
      ].join('');
    case 'file': {
      const data = Buffer.from(block.csv).toString('base64');
      const link = `<a download="${escaped(block.name)}" href="data:text/csv;charset=utf-8;base64,${data}">${escaped(block.name)}</a>`;
      return `<p>${link} (${Math.ceil(block.csv.length / 1024)} kB): ${escaped(block.description)}</p>`;
    }
  }
}

function tableHtml({ caption, headings, rows }: Table): string {
  const head = headings.map(({ text, align }) => `<th scope="col"${side(align)}>${escaped(text)}</th>`).join('');
  const body = rows
    .map((cells) => {
      const tags = cells.map((cell, i) =>
        cellHtml(cell, i === 0 ? 'th scope="row"' : 'td', headings[i]?.align ?? 'left'),
      );
      return `<tr>${tags.join('')}</tr>`;
    })
    .join('\n');
  const label = escaped(caption);
  return `<div class="table" role="region" aria-label="${label}" tabindex="0"><table><caption><span>${label}</span></caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function cellHtml(cell: Cell, tag: string, align: 'left' | 'right'): string {
  const [name] = tag.split(' ');
  const open = `<${tag}${side(align)}>`;
  if (typeof cell === 'string') return `${open}${escaped(cell)}</${name}>`;
  if (cell.value === undefined) return `${open}${escaped(cell.text)}</${name}>`;
  const figure = cell.figure === undefined ? '' : ` data-figure="${escaped(cell.figure)}"`;
  return `${open}<data value="${cell.value}"${figure}>${escaped(cell.text)}</data></${name}>`;
}

function side(align: 'left' | 'right'): string {
  return align === 'right' ? ' class="n"' : '';
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is nothing but text in an element or an attribute. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
