// Where the metrics are among the outcomes of a year, in the order of METRICS (src/types/metrics.ts).

export const contentRegional = 0;
export const contentUs = 1;
export const complianceValue = 2;
export const complianceCarlines = 3;
export const eligibleValue = 4;
export const jobsAssembly = 5;
export const jobsParts = 6;
export const jobsDirect = 7;
export const jobsIndirect = 8;
export const jobsTotal = 9;
export const vehiclesAssembled = 10;
export const vehiclesSold = 11;
export const vehiclesImported = 12;
export const priceIndex = 13;
export const dutyPaid = 14;
export const costCompliance = 15;
export const shadowPriceRegional = 16;
export const shadowPriceUs = 17;
/** How many there are. */
export const METRICS = 18;
