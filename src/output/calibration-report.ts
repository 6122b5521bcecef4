import { stringify } from 'csv-stringify/sync';
import type { CalibratedPoint, Calibration, CalibrationTarget } from '../analysis/calibration.js';
import { countryNames } from '../types/dimensions.js';
import { listed } from './names.js';
import { decimal } from './numbers.js';
import { type Column, renderTable, wrapText } from './table.js';

const percent = (value: number | undefined, decimals = 2): string =>
  value === undefined ? 'none' : `${decimal(100 * value, decimals)}%`;

/** A calibration for people: the fit, and what it would be at other costs of paperwork. */
export function calibrationReport(target: CalibrationTarget, calibration: Calibration, width = 100): string {
  const { fitted, dispersionRange, profile } = calibration;
  const { dimensions } = target.scenario.baseline;
  const partners = dimensions.region.members.slice(1);
  const columns: readonly Column[] = [
    { heading: ['paperwork'], align: 'right' },
    { heading: ['dispersion'], align: 'right' },
    { heading: ['duty paid,', partners.join(' + ')], align: 'right' },
    ...partners.map((partner): Column => ({ heading: ['duty paid,', partner], align: 'right' })),
  ];
  const row = (point: CalibratedPoint): string[] => [
    percent(point.paperwork),
    percent(point.dispersion),
    percent(point.dutyPaidShare),
    ...partners.map((partner) => percent(point.from[partner])),
  ];
  const { text } = renderTable(columns, profile.map(row), width);
  const fit =
    `plan_choice_dispersion ${percent(fitted.dispersion, 3)} gives ${percent(fitted.dutyPaidShare)} of the value from ${partnerNames(target)} ` +
    `paying duty in ${target.year}, as observed, with paperwork at ${percent(fitted.paperwork)}.`;
  const open =
    'One figure cannot tell two parameters apart, so paperwork stays where the register has it. Over its range, and that of the ' +
    `figure (${percent(target.low)} to ${percent(target.high)}), the dispersion lies between ${percent(dispersionRange.low)} and ${percent(dispersionRange.high)}.`;
  const none = profile.some((point) => point.dispersion === undefined)
    ? `\n${wrapText('none: no dispersion gives the observed share at that cost; the shares are those of nearly sharp choices.', width)}\n`
    : '';
  return `${wrapText(fit, width)}\n\n${text}${none}\n${wrapText(open, width)}\n\n${wrapText(`Source: ${target.source}`, width)}\n`;
}

/** The members of the region but the first, whose imports pay the duty: `Canada and Mexico`. */
function partnerNames({ scenario: { baseline } }: CalibrationTarget): string {
  const { dimensions } = baseline;
  return listed(dimensions.region.members.slice(1).map((country) => countryNames(dimensions, country).name));
}

/** The profile of a calibration, shares 0 to 1; empty where no dispersion gives the target. */
export function calibrationCsv({ scenario: { baseline } }: CalibrationTarget, { profile }: Calibration): string {
  const { dimensions } = baseline;
  const partners = dimensions.region.members.slice(1);
  const named = partners.map((country) =>
    countryNames(dimensions, country)
      .name.toLowerCase()
      .replaceAll(/[^a-z]+/g, '_'),
  );
  return stringify(
    profile.map((p) => [p.paperwork, p.dispersion, p.dutyPaidShare, ...partners.map((partner) => p.from[partner])]),
    {
      header: true,
      columns: ['paperwork', 'plan_choice_dispersion', 'duty_paid', ...named.map((name) => `duty_paid_${name}`)],
    },
  );
}

/** The fit as cells of the register's entry. */
export function dispersionCells(
  target: CalibrationTarget,
  { fitted, dispersionRange }: Calibration,
): { readonly value: string; readonly distribution: string; readonly status: string; readonly source: string } {
  const value = percent(fitted.dispersion, 3);
  return {
    value,
    distribution: `triangular ${percent(dispersionRange.low)} ${value} ${percent(dispersionRange.high)}`,
    status: 'derived',
    source:
      `Fitted by «roosim calibrate» to the duty-paid share of ${target.year}, ${percent(target.dutyPaidShare)} of the value from ` +
      `${partnerNames(target)}, at a paperwork cost of ${percent(fitted.paperwork)}; the range is what that cost's range and the figure's (${percent(target.low)} to ` +
      `${percent(target.high)}) leave open`,
  };
}
