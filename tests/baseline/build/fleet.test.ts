import { describe, expect, it } from 'vitest';
import { readFilings } from '../../../scenarios/baselines/north-america-2019/build/filings.js';
import { joinFleet, linkedFilings } from '../../../scenarios/baselines/north-america-2019/build/fleet.js';
import { readMarketVolumes } from '../../../scenarios/baselines/north-america-2019/build/market-volumes.js';
import { readNameplates } from '../../../scenarios/baselines/north-america-2019/build/nameplates.js';
import { rawReader } from '../../../scenarios/baselines/north-america-2019/build/raw.js';
import { SHIPPED } from '../shipped.js';

const raw = rawReader(SHIPPED);
const fleet = joinFleet(raw);

describe('joining filings and sales', () => {
  it('leaves no filing out in silence: used and unused make the report', () => {
    const filings = readFilings(raw);
    expect(filings).toHaveLength(539);
    const used = new Set(
      fleet.vehicles.flatMap((v) => v.filings.filter((f) => f.file === 'raw/aala_2019.csv').map((f) => f.line)),
    );
    const unused = fleet.unusedFilings.map(({ filing }) => filing.line);
    expect([...used, ...unused].sort((a, b) => a - b)).toEqual(filings.map((filing) => filing.line));
  });

  it('leaves no sales row out in silence, and no vehicle either', () => {
    const nameplates = readNameplates(raw);
    const keys = [
      ...new Set(fleet.vehicles.map((vehicle) => vehicle.nameplate.key)),
      ...fleet.foreign.map((nameplate) => nameplate.key),
      ...fleet.unusedNameplates.map(({ nameplate }) => nameplate.key),
    ];
    expect(keys.sort()).toEqual(nameplates.map((nameplate) => nameplate.key).sort());
    const sold = nameplates.reduce((sum, nameplate) => sum + nameplate.usSales, 0);
    const kept = [...fleet.vehicles, ...fleet.foreign, ...fleet.unusedNameplates.map(({ nameplate }) => nameplate)];
    expect(kept.reduce((sum, { usSales }) => sum + usSales, 0)).toBeCloseTo(sold, 3);
    expect(sold).toBe(16_149_471);
  });

  it('gives every unused row a reason', () => {
    for (const { reason } of [...fleet.unusedFilings, ...fleet.unusedNameplates])
      expect(reason.length).toBeGreaterThan(20);
  });

  it('covers at least 85% of what the region sells in the United States, whichever way it is counted', () => {
    const regional = fleet.vehicles.filter((vehicle) => vehicle.assembly !== 'ROW');
    const counted = regional.reduce((sum, vehicle) => sum + vehicle.usSales, 0) / 1000;
    const volumes = readMarketVolumes(raw);
    // Against deliveries from production statistics: heavier pickups and vans, which nobody files, are in these.
    expect(counted / (volumes.US.US + volumes.CA.US + volumes.MX.US)).toBeGreaterThan(0.85);
    const unplaced = fleet.unusedNameplates.reduce((sum, { nameplate }) => sum + nameplate.usSales, 0) / 1000;
    expect(counted / (counted + unplaced)).toBeGreaterThan(0.99);
  });
});

describe('pickups above 8,500 lb', () => {
  it('take content and price of the lighter pickup from the same country, and sales of their own', () => {
    expect(fleet.heavier.map(({ nameplate }) => nameplate.key)).toContain('Ford F-Series Super Duty');
    for (const heavy of fleet.heavier) {
      const lighter = fleet.vehicles.find((v) => v.nameplate.key === heavy.contentOf && v.assembly === heavy.assembly);
      expect(heavy.usCanadaContent).toBe(lighter?.usCanadaContent);
      expect(heavy.nameplate.vehicleClass).toBe('light_truck');
      expect(heavy.usSales).not.toBe(lighter?.usSales);
    }
  });

  it('close the gap between the sales file and light-vehicle sales to within a few percent', () => {
    const counted = [...readNameplates(raw), ...fleet.heavier].reduce((sum, { usSales }) => sum + usSales, 0) / 1000;
    const volumes = readMarketVolumes(raw);
    expect(counted / (volumes.US.US + volumes.CA.US + volumes.MX.US + volumes.ROW.US)).toBeCloseTo(1, 1);
  });
});

describe('content by place of assembly, as filed', () => {
  // Sales-weighted over filings for one country, sales of a nameplate split equally over its places of assembly as filed; the
  // same means as an independent grouping of the report gives.
  it.each([
    ['USA', 54.3, 13.2],
    ['CAN', 59.8, 16.3],
    ['MEX', 17.1, 49.8],
  ])('%s: %f U.S. and Canada, %f Mexico', (code, usCanada, mexico) => {
    const { filings, links } = linkedFilings(raw, ['blank', 'slip']);
    const nameplates = new Map(readNameplates(raw).map((nameplate) => [nameplate.key, nameplate]));
    const groups = new Map<string, Map<string, typeof filings>>();
    for (const filing of filings) {
      const link = links.get(filing);
      // As the report groups them: the U.S. Fit as filed, and no nameplate of another maker (the Mazda2 sold as a Yaris).
      if (filing.carline === 'Mazda2' || link === undefined) continue;
      const key = filing.carline === 'Fit' ? 'Honda Fit' : 'nameplate' in link ? link.nameplate : undefined;
      if (key === undefined) continue;
      const places = groups.get(key) ?? new Map<string, typeof filings>();
      groups.set(key, places.set(filing.assemblyCodes, [...(places.get(filing.assemblyCodes) ?? []), filing]));
    }
    let [weight, sumUsCanada, sumMexico] = [0, 0, 0];
    for (const [key, places] of groups) {
      const there = places.get(code);
      const sales = nameplates.get(key)?.usSales;
      if (there === undefined || sales === undefined) continue;
      const w = sales / places.size;
      weight += w;
      sumUsCanada += (w * there.reduce((sum, f) => sum + f.usCanadaContent, 0)) / there.length;
      sumMexico += (w * there.reduce((sum, f) => sum + (f.mexicoContent ?? 0), 0)) / there.length;
    }
    expect((100 * sumUsCanada) / weight).toBeCloseTo(usCanada, 1);
    expect((100 * sumMexico) / weight).toBeCloseTo(mexico, 1);
  });
});
