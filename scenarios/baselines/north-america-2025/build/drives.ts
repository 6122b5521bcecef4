import { type TableRow, wordOf } from '../../../../src/baseline/table.js';

/** What drives a vehicle: batteries alone, an engine with a traction battery (plug-in or not), or an engine. */
const DRIVES = ['electric', 'hybrid', 'combustion'] as const;
export type Drive = (typeof DRIVES)[number];

/** The drive in a cell. @throws RoosimError `baseline_invalid` */
export function driveOf(row: TableRow, column: string): Drive {
  return wordOf(row, column, DRIVES);
}
