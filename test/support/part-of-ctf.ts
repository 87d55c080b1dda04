import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
export const FERNBANK = join(FIXTURES, 'fernbank-primary', '3830004_CTF_XXXXXXX_001.xml');
export const HARROW = join(FIXTURES, 'harrow-road-secondary', '2010009_CTF_XXXXXXX_001.xml');

const PUPIL = / *<Pupil>[^]*?<\/Pupil>\n/g;

/** A school's CTF with those of its pupils whom `takes` takes by their UPN and place. */
export function partOfCtf(file: string, takes: (upn: string, index: number) => boolean): string {
  let index = -1;
  return readFileSync(file, 'utf8').replace(PUPIL, (pupil) => {
    index += 1;
    return takes(upnIn(pupil), index) ? pupil : '';
  });
}

/** The UPNs in a CTF, in their order; some come twice. */
export function upnsInCtf(file: string): readonly string[] {
  return (readFileSync(file, 'utf8').match(PUPIL) ?? []).map(upnIn);
}

function upnIn(pupil: string): string {
  return /<UPN>(\w+)<\/UPN>/.exec(pupil)?.[1] ?? '';
}
