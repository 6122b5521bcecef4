// Records in the kernel's memory: where each field is, in bytes from the beginning, and how long a record is. TypeScript and
// AssemblyScript read this file alike. Fields are numbers (f64) unless it says otherwise; addresses and whole numbers are i32.

export const CATEGORIES = 12;
export const ORIGINS = 4;
export const REGION = 3;
export const CLASSES = 2;
export const CELLS = 48;

/** What outcomes are counted for: countries and the region, classes and all of them. */
export const OUTCOME_COUNTRIES = 5;
export const OUTCOME_CLASSES = 3;

/**
 * An economy: elasticities; dispersion of choices; jobs of parts by cell, indirect ones (a table for each country), of
 * assembly by country per thousand vehicles, and indirect per direct where that is not left to the table; carlines.
 */
export const ECONOMY_THETA = 0;
export const ECONOMY_ETA = 8;
export const ECONOMY_DISPERSION = 16;
export const ECONOMY_PARTS_JOBS = 24;
export const ECONOMY_INDIRECT_JOBS = 408;
export const ECONOMY_ASSEMBLY_JOBS = 1560;
export const ECONOMY_INDIRECT_PER_DIRECT = 1584;
/** Address, whole numbers. */
export const ECONOMY_CARLINES = 1592;
export const ECONOMY_CARLINE_COUNT = 1596;
export const ECONOMY_VARIANT_COUNT = 1600;
export const ECONOMY = 1608;

/** A carline: cost shares by category, shares of sales by market, USD; then whole numbers; then the weights of its two variants at most. */
export const CARLINE_COST_SHARE = 0;
export const CARLINE_MARKET_SHARE = 96;
export const CARLINE_UNIT_COST = 128;
export const CARLINE_CLASS = 136;
export const CARLINE_ASSEMBLY = 140;
export const CARLINE_FIRST_VARIANT = 144;
export const CARLINE_VARIANTS = 148;
export const CARLINE_WEIGHTS = 152;
export const CARLINE = 168;

/** What a plan is solved for: shares of spending by cell; its carline (address), and the free plan once it is made (address). */
export const SUBJECT_SHARES = 0;
export const SUBJECT_CARLINE = 384;
export const SUBJECT_FREE_PLAN = 388;
export const SUBJECT = 392;

/** Weights of a measure of content, by cell. */
export const WEIGHTS_A = 0;
export const WEIGHTS_B = 384;
export const WEIGHTS = 768;

/** A requirement; its weights (address), number of its measure, what it is reported as, and credits, behind it. */
export const REQUIREMENT_AT_LEAST = 0;
export const REQUIREMENT_WEIGHTS = 8;
export const REQUIREMENT_MEASURE = 12;
export const REQUIREMENT_REPORTED_AS = 16;
export const REQUIREMENT_CREDIT_COUNT = 20;
export const REQUIREMENT_CREDITS = 24;
/** Values of REQUIREMENT_REPORTED_AS. */
export const REPORTED_AS_REGIONAL = 1;
export const REPORTED_AS_US = 2;

/** A credit: most that it is, and whether it is that much whatever is developed in the region (i32). */
export const CREDIT_UP_TO = 0;
export const CREDIT_IS_FLAT = 8;
export const CREDIT = 16;

/** A duty on parts: what is set against it, and rates by cell. */
export const PARTS_DUTY_OFFSET = 0;
export const PARTS_DUTY_RATE = 8;
export const PARTS_DUTY = 392;

/** A list: how many addresses or whole numbers there are, and these behind it (i32). */
export const LIST_ITEMS = 4;

/** An option (all i32): its cell types, their surcharges by table and slot, and lists; the alternative that it meets, if any. */
export const OPTION_TYPES = 0;
export const OPTION_SURCHARGES = 4;
export const OPTION_REQUIREMENTS = 8;
export const OPTION_WAY = 12;
export const OPTION_CONTENT_DUTY_MARKETS = 16;
export const OPTION_PARTS_DUTIES = 20;
export const OPTION_PAYS_PARTS_DUTY = 24;
export const OPTION = 28;

/** The options at a place (all i32): lists of options, list of alternatives, each a list of requirements. */
export const MENU_FREE = 0;
export const MENU_COMPLIANT = 4;
export const MENU_ALTERNATIVES = 8;

/** A way into a market; then whether it requires the rule and charges content (i32). Ways into each market are a list. */
export const TREATMENT_DUTY = 0;
export const TREATMENT_PAPERWORK = 8;
export const TREATMENT_PAPERWORK_WHERE_BINDING = 16;
export const TREATMENT_CONTENT_DUTY = 24;
export const TREATMENT_REQUIRES_RULE = 56;
export const TREATMENT_CHARGES_CONTENT = 60;
export const TREATMENT = 64;

/** A station (all i32): its menu, its ways into the markets, and a chain of shelves by stage of sourcing shifts. */
export const STATION_MENU = 0;
export const STATION_WAYS = 4;
export const STATION_SHELVES = 8;
export const STATION = 12;

/** A stage of sourcing shifts (all i32): its number among all stages, and subjects by (variant, place of assembly). */
export const STAGE_NUMBER = 0;
export const STAGE_SUBJECTS = 4;
export const STAGE = 8;

/** What a regime means at each place (all i32): group of each carline, and stations by (group, place of assembly). */
export const REGIME_GROUP_OF = 0;
export const REGIME_STATIONS = 4;
export const REGIME = 8;

/** After a plan's numbers and before its shadow prices: its option, and whether a price of the rule made it what it is (i32). */
export const PLAN_OPTION = 648;
export const PLAN_IS_BOUND = 652;
export const PLAN_PRICES = 656;

/** A choice: profit, and the share that follows its last plan; how many plans, and which (i32). */
export const CHOICE_PROFIT = 0;
export const CHOICE_SHARE = 8;
export const CHOICE_COUNT = 16;
export const CHOICE_PLANS = 20;
export const CHOICE = 32;

/** A plan as it enters the markets, by market; see `Entry` in src/engine/plan.ts. */
export const ENTRY_LANDED = 0;
export const ENTRY_WEIGHT = 32;
export const ENTRY_DUTY = 64;
export const ENTRY_PAPERWORK = 96;
export const ENTRY_CLAIMS = 128;
export const ENTRY = 160;

/** Programs under the regime in force: sums by market, and value by market; see `Bundle` in src/engine/desk.ts. */
export const BUNDLE_VALUE = 736;
export const BUNDLE = 768;

/** Positions of an account: where the programs of each place of assembly and class end (i32), then the positions. */
export const POSITIONS_ENDS = 0;
export const POSITIONS_ACCOUNTS = 32;
export const POSITIONS_ITEMS = 40;
export const POSITION_WEIGHT = 0;
export const POSITION_CARLINE = 8;
export const POSITION_ASSEMBLY = 12;
export const POSITION = 16;

/**
 * An account: sums by (place of assembly, market, class) at its beginning, then price levels by (market, class), and parts of
 * these by (place of assembly, class, market).
 */
export const ACCOUNT_LEVEL = 5888;
export const ACCOUNT_LEVEL_OF_PLACE = 5952;
/** The account of the same positions made before (i32), and the bundles (i32). */
export const ACCOUNT_NEXT = 6208;
export const ACCOUNT_BUNDLES = 6212;
/** How many numbers an account adds to a year: its sums and price levels. */
export const ACCOUNT_NUMBERS = 744;

/**
 * A year: sums and price levels as those of an account; then by (market, class) price indices, scales of sales, and spending
 * in the base year; by (place of assembly, class) carlines that cross a border within the region, and how much of them
 * claims; and output per worker relative to the base year by country of the region.
 */
export const YEAR_SUMS = 0;
export const YEAR_LEVEL = 5888;
export const YEAR_INDICES = 5952;
export const YEAR_SCALES = 6016;
export const YEAR_SPENDING = 6080;
export const YEAR_CARLINES = 6144;
export const YEAR_CLAIMING_CARLINES = 6208;
export const YEAR_PRODUCTIVITY = 6272;
export const YEAR = 6296;
