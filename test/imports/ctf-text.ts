import { readCtf } from '../../src/imports/ctf.ts';
import type { SchoolFileItem } from '../../src/imports/school-file.ts';

/** The text of a CTF around `pupils`. */
export function ctfText(
  pupils: string,
  { version = '25.0', declaration = '<?xml version="1.0" encoding="UTF-8"?>' } = {},
): string {
  return `${declaration}
<CTfile>
<Header><DocumentName>Common Transfer File</DocumentName><CTFversion>${version}</CTFversion><DateTime>2026-09-08T08:15:00</DateTime>
<SourceSchool><LEA>201</LEA><Estab>0009</Estab><SchoolName>Synthetic</SchoolName></SourceSchool><DestSchool><LEA>XXX</LEA><Estab>XXXX</Estab></DestSchool></Header>
<CTFpupilData>
${pupils}
</CTFpupilData></CTfile>`;
}

interface PupilText {
  upn?: string;
  surname?: string;
  forename?: string;
  dob?: string;
  more?: string;
  sen?: readonly (readonly [from: string, code: string])[];
  needs?: readonly (readonly [rank: string, code: string])[];
}

/** One pupil on one line, so that lines can be counted. */
export function pupilText({
  upn = 'V201000124001',
  surname = 'Example',
  forename = 'Robin',
  dob = '2015-03-09',
  more = '',
  sen = [['2021-11-08', 'K']],
  needs = [['1', 'SLCN']],
}: PupilText = {}): string {
  const history = sen
    .map(([from, code]) => `<SEN><StartDate>${from}</StartDate><SENprovision>${code}</SENprovision></SEN>`)
    .join('');
  const ranked = needs
    .map(([rank, code]) => `<SENneed><SENtypeRank>${rank}</SENtypeRank><SENtype>${code}</SENtype></SENneed>`)
    .join('');
  return `<Pupil><UPN>${upn}</UPN><Surname>${surname}</Surname><Forename>${forename}</Forename><DOB>${dob}</DOB><Sex>F</Sex>${more}<SENhistory>${history}<SENneeds>${ranked}</SENneeds></SENhistory></Pupil>`;
}

/** Everything that a file gives, handed over in pieces of `size` bytes. */
export async function readAll(content: string | Uint8Array, size = 1_000): Promise<SchoolFileItem[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const items: SchoolFileItem[] = [];
  for await (const item of readCtf(pieces(bytes, size))) items.push(item);
  return items;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All faults of a file, in order, as `line column code disposition`. */
export function faultsOf(items: readonly SchoolFileItem[]): string[] {
  return items
    .flatMap((item) =>
      item.kind === 'FAULT' ? [item.fault] : item.kind === 'PUPIL' || item.kind === 'REJECTED' ? item.faults : [],
    )
    .map(({ line, column, code, disposition }) => `${line} ${column} ${code} ${disposition}`);
}

export function upnsOf(items: readonly SchoolFileItem[]): string[] {
  return items.flatMap((item) => (item.kind === 'PUPIL' ? [item.row.upn ?? ''] : []));
}
