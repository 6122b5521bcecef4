import type { CurveFindings } from '../../analysis/curve-findings.js';
import type { Parameter } from '../../baseline/types.js';
import type { Results } from '../../engine/index.js';
import type { ExplanationText } from '../../output/explanation.js';
import type { Country, Dimensions, VehicleClass } from '../../types/dimensions.js';
import type { Figure } from './outcomes.js';

/** A number of a scenario that can be moved with a slider. Values are in the model's unit: shares 0 to 1. */
export type LeverSpec = {
  /** Where the number stands, e.g. `rule.regional` or a parameter's id; what `roosim sweep --set` takes. */
  readonly id: string;
  readonly group: 'threshold' | 'tariff' | 'parameter';
  readonly label: string;
  readonly unit: string;
  /** Value the file gives. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
};

/** What a screen says about a scenario besides its results: plain data, so that it can cross from a worker. */
export type ScenarioFacts = {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly lineage: readonly string[];
  /** Full paths of its file and of those it extends, nearest first. */
  readonly line: readonly string[];
  readonly sources: readonly string[];
  readonly firstYear: number;
  readonly lastYear: number;
  readonly dimensions: Dimensions;
  /** Years in which a rule or a threshold changes, and the calendar's dates as years with their fraction. */
  readonly dates: readonly { readonly year: number; readonly label: string }[];
  readonly levers: readonly LeverSpec[];
  readonly parameters: readonly Parameter[];
  /** Names of the parameters the scenario overrides. */
  readonly overridden: readonly string[];
  readonly baselineTitle: string;
  readonly carlines: number;
};

/** A claim of the scenario with its answer: central, and over the draws when there are some. */
export type ClaimAnswer = {
  readonly says: string;
  readonly who: string | undefined;
  readonly year: number;
  /** Undefined when a metric it uses does not apply. */
  readonly holds: boolean | undefined;
  /** Share of the draws in which it holds, and how many draws that is of. */
  readonly chance?: { readonly share: number; readonly draws: number } | undefined;
};

/** Central outcomes of one scenario beside the baseline's under the same economy, and its claims. */
export type CentralAnswer = {
  readonly results: Results;
  /** The baseline scenario, simulated with whatever this scenario assumes about the economy. */
  readonly reference: Results;
  readonly claims: readonly ClaimAnswer[];
};

/** Quantiles over the draws of one cell, at 5, 25, 50, 75 and 95%, of its level and of its change from the baseline. */
export type CellBand = {
  readonly level: readonly number[];
  readonly change: readonly number[];
  /** Share of the draws in which the change is above, and below zero. */
  readonly up: number;
  readonly down: number;
};

/** Bands of one scenario for the cells the screens show, by {@link bandKey}. */
export type Bands = {
  readonly draws: number;
  readonly cells: ReadonlyMap<number, CellBand>;
};

/** One carline as the fleet table shows it, in one year. Shares 0 to 1, money in USD per vehicle. */
export type FleetRow = {
  readonly id: string;
  readonly label: string;
  readonly maker: string;
  readonly vehicleClass: VehicleClass;
  readonly assembly: Country;
  readonly volumeThousand: number;
  readonly complies: number;
  readonly eligible: number;
  readonly regionalContent: number;
  readonly leadingContent: number;
  readonly shadowPriceRegional: number;
  readonly shadowPriceLeading: number;
  readonly costUsd: number;
  readonly planShares: Readonly<Record<string, number>>;
  readonly contentByOrigin: Readonly<Record<Country, number>>;
  /** Thresholds of content that hold for it this year. */
  readonly thresholds: readonly { readonly measure: string; readonly atLeast: number }[];
};

/** The explanation of one carline: headed paragraphs and tables of text, ready to be laid out. */
export type Explanation = ExplanationText;

/** Peak and crossings of one figure's curve. */
export type FigureFindings = CurveFindings & { readonly figure: Figure };

/** What the scenario in hand does in a year, in sentences; and of which scenario, against which baseline. */
export type Told = {
  readonly key: string;
  readonly baseline: string;
  readonly year: number;
  readonly sentences: readonly string[];
};

/** A threshold's curve: central results at each value, restricted to the year asked for. */
export type CurveAnswer = {
  readonly leverId: string;
  /** By ascending value: the outcomes there, and those of the baseline. */
  readonly points: readonly { readonly value: number; readonly results: Results; readonly reference: Results }[];
  /** What was found on the curves of the figures asked about, as far as it is there. */
  readonly findings: readonly FigureFindings[];
  /** Whether more is on its way. */
  readonly complete: boolean;
};

/** How far a shown number moves when one parameter goes from the low to the high end of its central 90%. */
export type SensitivityAnswer = {
  readonly complete: boolean;
  readonly entries: readonly { readonly id: string; readonly low: number; readonly high: number }[];
};
