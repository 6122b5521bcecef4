/** A number of a table: as people read it, and as files carry it, with the row of the long table it comes from. */
export type NumberCell = {
  readonly text: string;
  /** As in CSV; undefined where it does not apply. */
  readonly value: number | undefined;
  /** `scenario year metric country class` of the row of `roosim compare` that has it; undefined for what is made of several. */
  readonly figure?: string;
};

export type Cell = string | NumberCell;

export type Heading = { readonly text: string; readonly align: 'left' | 'right' };

export type Table = {
  readonly caption: string;
  readonly headings: readonly Heading[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Cell[])[];
};

/** A part of a report, whatever it is written as. */
export type Block =
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: Table }
  | {
      readonly kind: 'figure';
      readonly title: string;
      /** What the chart shows, in sentences; with the table its alternative. */
      readonly description: string;
      /** Made when it is asked for: what is no picture leaves it. */
      readonly svg: () => string;
      readonly table: Table;
    }
  | { readonly kind: 'code'; readonly text: string }
  /** Data that go with the report. */
  | { readonly kind: 'file'; readonly name: string; readonly description: string; readonly csv: string };

/** A report as data; texts are plain, and may come from strangers. */
export type ReportDocument = {
  readonly title: string;
  /** The answer in a sentence. */
  readonly headline: string;
  readonly blocks: readonly Block[];
};

/** Level of a figure's heading: under the heading before it in its section, or else right under the section. */
export function figureLevel(blocks: readonly Block[], at: number): 3 | 4 {
  const above = blocks.slice(0, at).findLast(({ kind }) => kind === 'section' || kind === 'heading');
  return above?.kind === 'heading' ? 4 : 3;
}
