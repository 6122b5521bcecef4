import { Chalk, type ChalkInstance } from 'chalk';

/** The terminal's sixteen colours and attributes, or no escape at all; whoever prints decides, not the environment. */
export function colorsOf(color: boolean): ChalkInstance {
  return new Chalk({ level: color ? 1 : 0 });
}
