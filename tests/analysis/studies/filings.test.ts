import { describe, expect, it } from 'vitest';
import { filedAgain, meanContent, readFilings } from '../../../src/analysis/studies/filings.js';
import { readStudy } from '../../../src/analysis/studies/study-file.js';
import { loadBaseline } from '../../../src/baseline/load.js';
import type { Carline } from '../../../src/baseline/types.js';
import { REGION } from '../../support/dimensions.js';

const FILINGS = readFilings('scenarios/baselines/north-america-2025/raw/aala_2025.csv');
const CARLINES = loadBaseline('scenarios/baselines/north-america-2019').carlines;
const STUDY = readStudy('scenarios/studies/history-filings-2025.yaml');

/** The study's published value of a quantity. */
function published(quantity: string): unknown {
  return STUDY.values.find((value) => value.quantity === quantity)?.published;
}

describe('filings of model year 2025', () => {
  it('have the means that the study states', () => {
    for (const country of REGION) {
      const mean = meanContent(FILINGS.filter((filing) => filing.assembly === country));
      expect(published(`${country}-built, all: US+CA parts`)).toBeCloseTo(100 * mean.usCanada, 1);
      expect(published(`${country}-built, all: MX parts`)).toBeCloseTo(100 * mean.mexico, 1);
    }
  });

  it('have the means that the study states for vehicles filed for in both years', () => {
    const again = filedAgain(CARLINES, FILINGS, STUDY.inputs.other_vehicle as string[]);
    for (const country of REGION) {
      const same = CARLINES.filter((carline) => carline.assembly === country && again.has(carline.id));
      const now = meanContent(same.flatMap((carline) => again.get(carline.id) ?? []));
      const then = meanContent(same.map((c) => ({ usCanada: c.usCanadaContent, mexico: c.mexicoContent ?? 0 })));
      const at = `${country}-built, same`;
      expect(published(`${at}: US+CA parts`)).toBeCloseTo(100 * now.usCanada, 1);
      expect(published(`${at}: MX parts`)).toBeCloseTo(100 * now.mexico, 1);
      expect(published(`${at}, change: US+CA parts`)).toBeCloseTo(100 * (now.usCanada - then.usCanada), 1);
      expect(published(`${at}, change: MX parts`)).toBeCloseTo(100 * (now.mexico - then.mexico), 1);
    }
  });

  it('belong to a carline of the same make and place whose name they start with', () => {
    const carline = (id: string, make: string, nameplate: string): Carline =>
      ({ ...CARLINES[0], id, make, nameplate, assembly: 'US' }) as Carline;
    const filing = (make: string, name: string): (typeof FILINGS)[number] => ({
      make,
      carline: name,
      assembly: 'US',
      usCanada: 0.5,
      mexico: 0.2,
    });
    const known = [
      carline('f150', 'Ford', 'F-150'),
      carline('ram', 'Ram', '1500'),
      carline('tahoe', 'Chevrolet', 'Tahoe'),
    ];
    const match = (make: string, name: string): string[] => [...filedAgain(known, [filing(make, name)], ['EV']).keys()];
    expect(match('Ford', 'F150')).toEqual(['f150']);
    expect(match('RAM', 'Ram 1500 Pickup')).toEqual(['ram']);
    expect(match('Chevy', 'Tahoe 4WD')).toEqual(['tahoe']);
    expect(match('Ford', 'F150 EV')).toEqual([]);
    expect(match('Ford', 'F-1500')).toEqual([]);
  });
});
