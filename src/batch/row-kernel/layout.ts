// Records of rows in the kernel's memory, for TypeScript and AssemblyScript alike: where fields are, in bytes.

/**
 * A row: position of its value's cell, and where its text is, from the year to the comma before the value, and behind that
 * from the comma after it to the line end (all i32).
 */
export const ROW_CELL = 0;
export const ROW_TEXT = 4;
export const ROW_BEFORE = 8;
export const ROW_AFTER = 12;
/** What its value is rounded by, 10 to the number of decimals (f64), and these (i32). */
export const ROW_FACTOR = 16;
export const ROW_DECIMALS = 24;
export const ROW = 32;
/** Texts are copied by so many bytes at once. */
export const STRIDE = 16;
