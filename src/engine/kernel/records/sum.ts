// What outcomes are made of, per place of assembly, market and class. Vehicles in thousands, money in thousand USD. From
// `value` on they are a plan's own numbers times what is sold, in the order of a plan's record from `cost` on.

export const vehicles = 0;
/** Vehicles and value that enter under a treatment that requires the rule. */
export const claimingVehicles = 1;
export const claimingValue = 2;
/** Value that meets the rule. */
export const eligibleValue = 3;
/** Cost of re-sourcing and of paperwork. */
export const ruleCost = 4;
/** Duty on vehicles at the border of the market. */
export const duty = 5;
/** Value before duties. */
export const value = 6;
/** Spending in the base of content (net cost), and the regional and U.S. part of it. */
export const base = 7;
export const regional = 8;
export const us = 9;
export const shadowRegional = 10;
export const shadowUs = 11;
/** Duty on parts at the border of the plant. */
export const partsDuty = 12;
/** Jobs by country of the region, three each, indirect after direct. */
export const partsJobs = 13;
export const indirectJobs = 16;
/** Spending by origin, four: of single carlines only. */
export const spending = 19;
/** How many there are. */
export const SUMS = 23;
/** Sums that accounts are kept of: those that outcomes of all carlines are made from. */
export const IN_ACCOUNT = 19;
