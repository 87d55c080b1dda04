import type { SealSite } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { Reader } from '../engine/reader.ts';
import type { SchoolScope } from '../engine/scope.ts';

/** A pupil's identity: sealed upn, surname, forename, dateOfBirth and sex, and where each is opened. */
export interface PupilIdentity {
  readonly data: JsonObject;
  readonly sealedIn: SealSite;
  /** Sites of fields that are sealed in another event, such as a changed name. */
  readonly elsewhere?: Readonly<Record<string, SealSite>>;
}

/** An identity as stored. */
export interface StoredIdentityRow {
  readonly sealed: string;
  readonly sealedIn: string;
  readonly elsewhere: string | null;
}

export function identityIn({ sealed, sealedIn, elsewhere }: StoredIdentityRow): PupilIdentity {
  const base = { data: JSON.parse(sealed) as JsonObject, sealedIn: JSON.parse(sealedIn) as SealSite };
  return elsewhere === null
    ? base
    : { ...base, elsewhere: JSON.parse(elsewhere) as Readonly<Record<string, SealSite>> };
}

/** The place where a field of an identity is opened. */
export function siteOf({ sealedIn, elsewhere }: PupilIdentity, field: string): SealSite {
  return elsewhere?.[field] ?? sealedIn;
}

/**
 * Reads the identities of many pupils in one query, as known at the ordinal. Leaves out pupils who were never on roll
 * at a school in scope. Scope OWN finds nothing.
 */
export function pupilIdentities(
  reader: Reader,
  {
    scopes,
    ordinal,
    pupils,
  }: { readonly scopes: readonly SchoolScope[]; readonly ordinal: number; readonly pupils: readonly string[] },
): ReadonlyMap<string, PupilIdentity> {
  const schools = scopes.filter(({ scope }) => scope === 'SCHOOL').map(({ schoolUrn }) => schoolUrn);
  const rows = reader.all<StoredIdentityRow & { readonly pupil: string }>(
    SQL,
    JSON.stringify(pupils),
    ordinal,
    ordinal,
    JSON.stringify(schools),
  );
  return new Map(rows.map(({ pupil, ...row }) => [pupil, identityIn(row)]));
}

const SQL = `SELECT p.id AS pupil, i.sealed, i.sealed_in AS sealedIn, i.elsewhere
  FROM json_each(?) wanted JOIN pupil p ON p.id = wanted.value JOIN identity i ON i.pupil = p.number AND i.known_from <= ? AND i.known_to > ?
  WHERE i.school_urn IN (SELECT s.school_urn FROM pupil_school s WHERE s.pupil = p.number AND s.school_urn IN (SELECT value FROM json_each(?)))
  ORDER BY i.school_urn DESC`;
