import type { Parameter } from '../../baseline/types.js';
import type { Dimensions } from '../../types/dimensions.js';
import { isPercentParameter } from '../resolve/amounts.js';
import type {
  AdditionalDuty,
  Claim,
  ContentMeasure,
  ParameterOverride,
  PartsDuty,
  SourcingShift,
  TariffTreatment,
} from '../types.js';
import { formatPercent } from '../values.js';
import { categoryWords, classWords, countryWords, datedWords, listWords } from './words.js';

/** What a content measure counts. */
export function measureText(measure: ContentMeasure, dimensions: Dimensions): string {
  const base = categoryWords(measure.base, dimensions);
  const floor = measure.atWageFloor ? ' paid at or above the wage floor' : '';
  return `spending in ${countryWords(measure.counts, dimensions)}${floor} as a share of ${base}, ${tracingText(measure)}`;
}

function tracingText({ untraced }: ContentMeasure): string {
  if (untraced === 'register') return 'parts off the tracing list deemed originating';
  const deemed = Object.entries(untraced).map(([category, share]) => {
    const part = share === 1 ? '' : `${formatPercent(share)} of `;
    return `${part}${category.replaceAll('_', ' ')}`;
  });
  return deemed.length === 0 ? 'every part traced' : `${listWords(deemed)} deemed originating`;
}

function periodText(inForce: number, until: number | undefined): string {
  return until === undefined ? `from ${inForce} on` : `from ${inForce} until ${until}`;
}

/** What a treatment asks and charges. */
export function treatmentText(t: TariffTreatment, dimensions: Dimensions): string {
  const duty = t.duty === 'mfn' ? 'the MFN duty' : datedWords(t.duty);
  const asks = t.requires === 'rule' ? 'that meet the rule' : 'whatever their content';
  const route = `${classWords(t.classes, dimensions)} from ${countryWords(t.from, dimensions)} into ${countryWords(t.into, dimensions)}`;
  const paper = t.paperwork ? ', with proof of origin' : '';
  return `${route} ${asks} pay ${duty}${paper}, ${periodText(t.inForce, t.until)}`;
}

/** What an additional duty falls on. */
export function additionalDutyText(d: AdditionalDuty, dimensions: Dimensions): string {
  const on = d.on === 'value' ? 'the whole value' : `content from ${countryWords(d.on.contentFrom, dimensions)}`;
  const who = { qualifying: ' that meet the rule', other: ' that do not meet the rule', all: '' }[d.where];
  const route = `${classWords(d.classes, dimensions)} from ${countryWords(d.from, dimensions)} into ${countryWords(d.into, dimensions)}${who}`;
  return `${datedWords(d.rate)} of ${on} of ${route}, ${periodText(d.inForce, d.until)}`;
}

/** What a duty on parts falls on. */
export function partsDutyText(d: PartsDuty, dimensions: Dimensions): string {
  const hasOffset = d.offset.some(({ value }) => value > 0);
  const offset = hasOffset ? `, less ${datedWords(d.offset)} of the value of the vehicles` : '';
  const what = `${categoryWords(d.categories, dimensions)} from ${countryWords(d.origins, dimensions)} for plants in ${countryWords(d.assembledIn, dimensions)}`;
  return `${datedWords(d.rate)} on ${what}${offset}, ${periodText(d.inForce, d.until)}`;
}

/** What a sourcing shift moves. */
export function shiftText(s: SourcingShift, dimensions: Dimensions): string {
  const over = s.overYears > 1 ? ` over ${s.overYears} years` : ' at once';
  const makers = s.makers === undefined ? '' : ` of ${listWords(s.makers)}`;
  const where = `for ${classWords(s.classes, dimensions)}${makers} made in ${countryWords(s.assembledIn, dimensions)}`;
  const what = `${formatPercent(s.amount)} of ${categoryWords(s.categories, dimensions)} spending`;
  return `${what} moves from ${countryWords([s.from], dimensions)} to ${countryWords([s.to], dimensions)} from ${s.start} on${over}, ${where}`;
}

/** A value of a parameter with its range. */
export function overrideText(override: ParameterOverride, parameter: Parameter | undefined): string {
  const isPercent = parameter !== undefined && isPercentParameter(parameter);
  const show = (value: number): string => (isPercent ? formatPercent(value) : String(value));
  const { value, range, before, from } = override;
  const own = range === undefined ? show(value) : `${show(value)} (${show(range.low)} to ${show(range.high)})`;
  if (from === undefined) return own;
  const earlier = before === undefined ? '' : `${overrideText(before, parameter)}, `;
  return `${earlier}${own} from ${from} on`;
}

/** A claim with who makes it and when it is read. */
export function claimText(claim: Claim): string {
  const who = claim.who === undefined ? '' : ` (${claim.who})`;
  return `${claim.says}${who}; read in ${claim.year}`;
}
