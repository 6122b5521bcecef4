const DOT = 0x2e;
const ZERO = 0x30;
const MINUS = 0x2d;
const LARGEST_WHOLE: f64 = 2147483648;

/** The numbers from 00 to 99 as text. */
const PAIRS = memory.data(200);
for (let i = 0; i < 100; i++) {
  store<u8>(PAIRS + 2 * i, ZERO + <u8>(i / 10));
  store<u8>(PAIRS + 2 * i + 1, ZERO + <u8>(i % 10));
}

/**
 * Writes a number as files keep it: rounded to decimals, without zeros at its end; nothing for NaN.
 *
 * @param factor 10 to the number of decimals; 0 where they are not fixed
 * @returns where the text ends; 0 where it can't be written: it is too large, or its decimals are not fixed
 */
export function writeNumber(value: f64, factor: f64, decimals: i32, into: usize): usize {
  if (!(Math.abs(value) <= Infinity)) return into;
  const scaled = Math.round(value * factor);
  const size = Math.abs(scaled);
  if (factor === 0 || !(size < 1e15 && size < factor * LARGEST_WHOLE)) return 0;
  let whole = Math.floor(size / factor);
  let fraction = size - whole * factor;
  if (fraction < 0) {
    whole -= 1;
    fraction += factor;
  }
  if (scaled < 0) store<u8>(into++, MINUS);
  into = writeWhole(<u32>whole, into);
  return fraction === 0 ? into : writeFraction(<u32>fraction, decimals, into);
}

function writeWhole(whole: u32, into: usize): usize {
  let digits = 1;
  for (let rest = whole / 10; rest > 0; rest /= 10) digits++;
  writeDigits(whole, digits, into);
  return into + digits;
}

/** Digits after the point. */
function writeFraction(fraction: u32, decimals: i32, into: usize): usize {
  store<u8>(into++, DOT);
  while (fraction % 10 === 0) {
    fraction /= 10;
    decimals--;
  }
  writeDigits(fraction, decimals, into);
  return into + decimals;
}

/** A number with a given number of digits. */
function writeDigits(n: u32, digits: i32, into: usize): void {
  let at = into + digits;
  while (digits > 1) {
    at -= 2;
    digits -= 2;
    const rest = n / 100;
    store<u16>(at, load<u16>(PAIRS + ((n - rest * 100) << 1)));
    n = rest;
  }
  if (digits === 1) store<u8>(at - 1, ZERO + <u8>n);
}
