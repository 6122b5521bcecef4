import { plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { printable } from '../../types/printable.js';
import { wrapText } from '../table.js';

type PlotOptions = Parameters<typeof plot>[0] & object;

/** What a chart says to those who do not see it, and over it to those who do. */
export type ChartWords = {
  readonly title: string;
  readonly description: string;
  /** Whether the title is written over the chart, for a picture that stands alone. */
  readonly isAlone?: boolean;
};

/** Pixels that a chart is laid out for; a page may scale it. Narrow, so that its letters can be read on a phone. */
const CHART_WIDTH = 440;

/** Colours that the colour-blind tell apart and that are dark enough for letters on white (after Okabe & Ito). */
const COLORS = ['#0b61a4', '#a84300', '#00694f', '#8a3d75', '#6b5200', '#444444'] as const;
/** Dashes tell lines apart where there is no colour. */
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '14 4', '1 2'] as const;

/** How the i-th of several lines is drawn. */
export function lineStyle(i: number): { readonly stroke: string; readonly strokeDasharray: string } {
  return { stroke: COLORS[i % COLORS.length] as string, strokeDasharray: DASHES[i % DASHES.length] as string };
}

const SVG = 'http://www.w3.org/2000/svg';
const TITLE_LINE = 18;
/** Letters of a title that fit on a line. */
const TITLE_WIDTH = 58;

/** What is used of an element; the types of a browser are not those of this program. */
type Element = {
  textContent: string | null;
  readonly firstChild: Element | null;
  readonly attributes: Iterable<{ readonly name: string; value: string }>;
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getAttribute(name: string): string | null;
  insertBefore(child: Element, before: Element | null): void;
  querySelectorAll(selector: string): Iterable<Element>;
  remove(): void;
};

/**
 * A chart as the text of one SVG element, which is a file of its own as well: with title and description, without script or style
 * sheet, and with nothing to load. The same options give the same text.
 */
export function chartSvg(options: PlotOptions, { title, description, isAlone = false }: ChartWords): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = plot({ width: CHART_WIDTH, ...options, document }) as unknown as Element;
  for (const sheet of svg.querySelectorAll('style')) sheet.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidy(element);
  svg.setAttribute('xmlns', SVG);
  svg.setAttribute('role', 'img');
  svg.setAttribute('font-size', '12');
  svg.setAttribute('font-family', 'system-ui, sans-serif');
  svg.setAttribute('fill', '#1a1a1a');
  svg.setAttribute('color', '#1a1a1a');
  for (const [tag, text] of [
    ['desc', description],
    ['title', title],
  ] as const) {
    const element = document.createElementNS(SVG, tag) as unknown as Element;
    element.textContent = printable(text);
    svg.insertBefore(element, svg.firstChild);
  }
  if (isAlone) writeTitle(svg, printable(title), (name) => document.createElementNS(SVG, name));
  return svg.outerHTML;
}

/** Takes away names of parts, which say nothing inside a picture, and digits that no screen can show. */
function tidy(element: Element): void {
  for (const attribute of Array.from(element.attributes)) {
    if (/^(aria-|class$)/.test(attribute.name)) element.removeAttribute(attribute.name);
    else if (/^(d|transform|x|y|x1|x2|y1|y2|cx|cy|width|height)$/.test(attribute.name))
      attribute.value = attribute.value.replace(/-?\d+\.\d{2,}/g, (digits) =>
        String(Math.round(Number(digits) * 10) / 10),
      );
  }
}

/** Writes the title over the chart, which grows upwards by its lines. */
function writeTitle(svg: Element, title: string, create: (name: string) => Element): void {
  const lines = wrapText(title, TITLE_WIDTH).split('\n');
  const room = lines.length * TITLE_LINE + 6;
  const height = Number(svg.getAttribute('height')) + room;
  svg.setAttribute('height', String(height));
  svg.setAttribute('viewBox', `0 ${-room} ${CHART_WIDTH} ${height}`);
  for (const [i, line] of lines.entries()) {
    const text = create('text');
    text.textContent = line;
    text.setAttribute('x', '4');
    text.setAttribute('y', String(-room + 15 + i * TITLE_LINE));
    text.setAttribute('text-anchor', 'start');
    text.setAttribute('font-size', '13');
    text.setAttribute('font-weight', '700');
    svg.insertBefore(text, null);
  }
}
