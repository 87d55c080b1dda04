import { readMisCsv } from '../../src/imports/mis-csv.ts';
import type { RegisterRow } from '../../src/imports/register-row.ts';
import type { SchoolFileItem } from '../../src/imports/school-file.ts';

export const HEADINGS = 'UPN,Surname,Forename,DOB,Year,SEN Status,SEN Status Start Date,SEN Needs';

/** A register with one row per pupil: headings, and the rows under them. */
export function csvText(...rows: readonly string[]): string {
  return [HEADINGS, ...rows, ''].join('\r\n');
}

interface RowText {
  upn?: string;
  surname?: string;
  forename?: string;
  dob?: string;
  year?: string;
  status?: string;
  from?: string;
  needs?: string;
}

/** A good row of a pupil with SEN support, with other texts in some places. */
export function rowText({
  upn = 'V201000124001',
  surname = 'Example',
  forename = 'Robin',
  dob = '09/03/2015',
  year = '6',
  status = 'K',
  from = '08/11/2021',
  needs = 'SLCN',
}: RowText = {}): string {
  return [upn, surname, forename, dob, year, status, from, needs].join(',');
}

/** Everything that a file gives, handed over in pieces of `size` bytes. */
export async function readMis(content: string | Uint8Array, size = 1_000): Promise<SchoolFileItem[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const items: SchoolFileItem[] = [];
  for await (const item of readMisCsv(pieces(bytes, size))) items.push(item);
  return items;
}

export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function rowsOf(items: readonly SchoolFileItem[]): RegisterRow[] {
  return items.flatMap((item) => (item.kind === 'PUPIL' ? [item.row] : []));
}
