import type { SealSite } from '../src/kernel/folding.ts';
import type { JsonObject } from '../src/kernel/json.ts';
import type { Reader } from './reader.ts';
import type { SchoolScope } from './scope.ts';

/** Who a pupil is: sealed upn, surname, forename, dateOfBirth and sex, with the place they open at. */
export interface PupilIdentity {
  readonly data: JsonObject;
  readonly sealedIn: SealSite;
}

/**
 * The identities of many pupils in one query of the SEN register, as known after the event with this ordinal. Pupils who
 * were never on roll at a school in scope are left out; with scope OWN there is nothing.
 */
export function pupilIdentities(reader: Reader, { scopes, ordinal, pupils }: { readonly scopes: readonly SchoolScope[]; readonly ordinal: number; readonly pupils: readonly string[] }): ReadonlyMap<string, PupilIdentity> {
  const schools = scopes.filter(({ scope }) => scope === 'SCHOOL').map(({ schoolUrn }) => schoolUrn);
  const rows = reader.all<{ pupil: string; sealed: string; sealedIn: string }>(SQL, JSON.stringify(pupils), ordinal, ordinal, JSON.stringify(schools));
  return new Map(rows.map(({ pupil, sealed, sealedIn }) => [pupil, { data: JSON.parse(sealed) as JsonObject, sealedIn: JSON.parse(sealedIn) as SealSite }]));
}

const SQL = `SELECT p.id AS pupil, i.sealed, i.sealed_in AS sealedIn
  FROM json_each(?) wanted JOIN pupil p ON p.id = wanted.value JOIN identity i ON i.pupil = p.number AND i.known_from <= ? AND i.known_to > ?
  WHERE EXISTS (SELECT 1 FROM pupil_school s WHERE s.pupil = p.number AND s.school_urn IN (SELECT value FROM json_each(?)))`;
