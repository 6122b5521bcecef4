import { z } from 'zod';
import { tableText } from '../../../src/analysis/studies/study-file.js';
import { parseTable } from '../../../src/baseline/table.js';
import { RoosimError } from '../../../src/types/errors.js';

/** Distribution of the tariff index over the carlines of one country of assembly and class. */
export type TariffIndexGroup = {
  /** As the file writes it: ISO code and customs heading, e.g. `CAN 8703`. */
  readonly name: string;
  readonly carlines: number;
  /** Price index and quantity index at a rank in (0, 1); one carline has one rank in both. */
  readonly price: (rank: number) => number;
  readonly quantity: (rank: number) => number;
};

const RowSchema = z.object({
  country: z.string(),
  hs4: z.string(),
  quantile: z.coerce.number(),
  tau: z.coerce.number().min(1),
  tau_quantity: z.coerce.number().min(1),
  carlines: z.coerce.number().int().positive(),
});

/**
 * Reads quantiles of the tariff index (columns country, hs4, quantile, tau, tau_quantity, carlines; quantiles at equal
 * steps from 0 to 1 by R's type 7) into one distribution per country and heading, in the file's order.
 * @throws RoosimError `file_unreadable` when the file is missing or a row does not fit.
 */
export function readTariffIndex(path: string): readonly TariffIndexGroup[] {
  const groups = new Map<string, z.infer<typeof RowSchema>[]>();
  try {
    for (const { cells } of parseTable(tableText(path), path, Object.keys(RowSchema.shape))) {
      const row = RowSchema.parse(cells);
      const name = `${row.country} ${row.hs4}`;
      groups.set(name, [...(groups.get(name) ?? []), row]);
    }
  } catch (cause) {
    throw new RoosimError('file_unreadable', `The quantiles of the tariff index could not be read from ${path}.`, {
      hint: 'It needs the columns country, hs4, quantile, tau, tau_quantity and carlines.',
      cause,
    });
  }
  return [...groups].map(([name, rows]) => {
    const carlines = rows[0]?.carlines ?? 0;
    return {
      name,
      carlines,
      price: distribution(
        rows.map((row) => row.tau),
        carlines,
      ),
      quantity: distribution(
        rows.map((row) => row.tau_quantity),
        carlines,
      ),
    };
  });
}

/**
 * Value at a rank, from quantiles at equal steps. With no more carlines than quantiles their own values follow from
 * the quantiles, and each stands for its share of the ranks; with more, the quantiles are joined by straight lines.
 */
function distribution(quantiles: readonly number[], carlines: number): (rank: number) => number {
  if (carlines <= quantiles.length) {
    const values = valuesBehindQuantiles(quantiles, carlines);
    return (rank) => values[Math.min(carlines - 1, Math.floor(rank * carlines))] as number;
  }
  const last = quantiles.length - 1;
  return (rank) => {
    const position = rank * last;
    const below = Math.min(last - 1, Math.floor(position));
    const lower = quantiles[below] as number;
    return lower + (position - below) * ((quantiles[below + 1] as number) - lower);
  };
}

/**
 * The `count` ordered values whose type-7 quantiles these are. A type-7 quantile lies on the line between two
 * neighbouring values, so each value follows from the one below and the last quantile before or at it.
 */
export function valuesBehindQuantiles(quantiles: readonly number[], count: number): readonly number[] {
  const values = [quantiles[0] as number];
  const perValue = (quantiles.length - 1) / (count - 1);
  for (let lower = 0; lower < count - 1; lower++) {
    const nearest = Math.floor((lower + 1) * perValue + 1e-9);
    const fraction = nearest / perValue - lower;
    const below = values[lower] as number;
    values.push(below + ((quantiles[nearest] as number) - below) / fraction);
  }
  return values;
}

/** The distributions of several groups as one, each with the weight of its carlines. */
export function poolTariffIndex(groups: readonly TariffIndexGroup[]): TariffIndexGroup {
  const carlines = groups.reduce((sum, group) => sum + group.carlines, 0);
  const pick = (rank: number, read: (group: TariffIndexGroup, rank: number) => number): number => {
    let position = rank * carlines;
    for (const group of groups) {
      if (position < group.carlines) return read(group, position / group.carlines);
      position -= group.carlines;
    }
    return read(groups.at(-1) as TariffIndexGroup, 1);
  };
  return {
    name: 'all',
    carlines,
    price: (rank) => pick(rank, (group, within) => group.price(within)),
    quantity: (rank) => pick(rank, (group, within) => group.quantity(within)),
  };
}
