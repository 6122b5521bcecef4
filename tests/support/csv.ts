import Papa from 'papaparse';

/** The records of a CSV text with a header line, by column. @throws when it is no table */
export function csvRows<Row = Record<string, string>>(text: string): readonly Row[] {
  const { data, errors } = Papa.parse<Row>(text, { header: true, delimiter: ',', skipEmptyLines: 'greedy' });
  const [mistake] = errors;
  if (mistake !== undefined) throw new Error(`row ${mistake.row}: ${mistake.message}`);
  return data;
}
