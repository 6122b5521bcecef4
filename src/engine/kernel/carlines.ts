import * as LAYOUT from './records/layout';

/** Record of a carline. */
export function carlineOf(economy: usize, carline: i32): usize {
  return <usize>load<u32>(economy, LAYOUT.ECONOMY_CARLINES) + <usize>carline * LAYOUT.CARLINE;
}

/** Place of assembly and class of a carline's record, as one number. */
export function placeOf(record: usize): i32 {
  return load<i32>(record, LAYOUT.CARLINE_ASSEMBLY) * LAYOUT.CLASSES + load<i32>(record, LAYOUT.CARLINE_CLASS);
}

/** Shares of sales by market of what a plan is solved for. */
export function marketShareOf(subject: usize): usize {
  return <usize>load<u32>(subject, LAYOUT.SUBJECT_CARLINE) + LAYOUT.CARLINE_MARKET_SHARE;
}
