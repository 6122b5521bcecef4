import type { BatchProgress } from './job.js';

/**
 * How far a batch has come, for a person.
 * @example `412 of 1,001 done · 85 draws/s · 7 s left · 3 failed runs`
 */
export function progressLine({ units, unitsDone, unitsNow, seconds, failures }: BatchProgress): string {
  const rate = seconds > 0 ? unitsNow / seconds : 0;
  const parts = [`${grouped(unitsDone)} of ${grouped(units)} done`];
  if (rate > 0) {
    parts.push(`${rate >= 10 ? grouped(Math.round(rate)) : rate.toFixed(1)} draws/s`);
    if (unitsDone < units) parts.push(`${duration((units - unitsDone) / rate)} left`);
  }
  if (failures > 0) parts.push(`${grouped(failures)} failed runs`);
  return parts.join(' · ');
}

/** A duration in the largest two units that matter: `7 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A whole number with thousands set off by commas. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
