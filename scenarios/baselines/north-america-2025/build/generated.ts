import { csvText, rounded } from '../../north-america-2019/build/csv.js';
import type { BuiltCarline } from './carlines.js';
import { FILINGS_FILE } from './filings.js';
import { LISTED_ORIGINS, ORIGINS, roundedShares } from './origins.js';
import type { Residual, Volumes } from './volumes.js';
import { SALES_FILE } from './weights.js';

const perOrigin = (of: string, origins: readonly string[]) => origins.map((origin) => `${of}_${origin.toLowerCase()}`);

const DESCRIPTION = ['id', 'maker', 'make', 'nameplate', 'class', 'drive', 'assembly'] as const;

/** Columns of carlines.csv in their order. Shares are 0 to 1, sales are thousand vehicles, price is USD. */
const CARLINE_COLUMNS: readonly string[] = [
  ...DESCRIPTION,
  'home_region',
  'us_canada_content',
  ...perOrigin('listed', LISTED_ORIGINS),
  ...perOrigin('engine', ORIGINS),
  ...perOrigin('transmission', ORIGINS),
  ...perOrigin('sales', ORIGINS),
  'price_usd',
];

/** Text of carlines.csv. */
export function carlinesText(carlines: readonly BuiltCarline[]): string {
  return csvText(
    CARLINE_COLUMNS,
    carlines.map((carline) => {
      const { homeRegion, content, sales, priceUsd } = carline;
      const [engine, transmission] = [roundedShares(content.engine), roundedShares(content.transmission)];
      const listed = LISTED_ORIGINS.map((origin) => content.listed[origin]);
      return [
        ...DESCRIPTION.map((column) => carline[column]),
        homeRegion,
        rounded(content.usCanada, 4),
        ...listed.map((share) => (share === undefined ? undefined : rounded(share, 4))),
        ...ORIGINS.map((origin) => engine[origin]),
        ...ORIGINS.map((origin) => transmission[origin]),
        ...ORIGINS.map((market) => rounded(sales[market] / 1000, 3)),
        rounded(priceUsd, 0),
      ];
    }),
  );
}

/** Text of residuals.csv: every total that sales were raked to, and what they sum to. Vehicles. */
export function residualsText(residuals: readonly Residual[]): string {
  return csvText(
    ['total', 'target', 'reached', 'residual_pct', 'status', 'source'],
    residuals.map(({ margin, reached }) => [
      margin.id,
      margin.target,
      rounded(reached, 0),
      rounded(100 * (reached / margin.target - 1), 2),
      margin.status,
      margin.source,
    ]),
  );
}

/** Text of unused.csv: filings, vehicles and nameplates of 2022 that became no carline, each with its reason. */
export function unusedText({ sold, unusedFilings, weightless, unusedSales }: Volumes): string {
  const goesOn = new Set(sold.map(({ vehicle }) => `${vehicle.make} ${vehicle.nameplate}`));
  const reasonOf = (nameplate: string) =>
    goesOn.has(nameplate)
      ? 'its sales of 2022 say little of 2025: tables/weights.csv has a count from memory or the press'
      : 'no filing of model year 2025: no longer made, or filed under another name';
  return csvText(
    ['file', 'line', 'what', 'reason'],
    [
      ...unusedFilings.map(({ filing, reason }) => [
        `raw/${FILINGS_FILE}`,
        filing.line,
        `${filing.make} ${filing.carline}`,
        reason,
      ]),
      ...weightless.map((vehicle) => [
        `raw/${FILINGS_FILE}`,
        vehicle.filings[0]?.line ?? '',
        vehicle.key,
        'no sales are known of it',
      ]),
      ...unusedSales.map(({ key, line }) => [`raw/${SALES_FILE}`, line, key, reasonOf(key)]),
    ],
  );
}
