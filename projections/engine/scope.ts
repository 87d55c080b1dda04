import type { Scope } from '../../src/access/abilities.ts';

/**
 * One school and how far a person may read there (src/access/README.md). Every query takes scopes first and applies
 * them in its SQL.
 */
export interface SchoolScope {
  readonly schoolUrn: string;
  /** OWN: only what `person` recorded. */
  readonly scope: Scope;
  readonly person: string;
  /** Only these decisions, which this school gave to another that is in scope. */
  readonly given?: GivenDecisions;
}

/** Decisions that a school gave to another, and the pupil in that other school's record. */
export interface GivenDecisions {
  readonly to: string;
  readonly pupil: string;
  readonly ids: readonly string[];
}

/** Removes scopes that an equal or wider one of the same school covers, so that nothing is found twice. */
export function oneEach(scopes: readonly SchoolScope[]): readonly SchoolScope[] {
  const whole = new Set(
    scopes.filter(({ scope, given }) => scope === 'SCHOOL' && given === undefined).map(({ schoolUrn }) => schoolUrn),
  );
  const distinct = new Map<string, SchoolScope>();
  for (const each of scopes) {
    if (each.given !== undefined) distinct.set(`${each.schoolUrn} to ${each.given.to} ${each.given.pupil}`, each);
    else if (each.scope === 'SCHOOL') distinct.set(each.schoolUrn, each);
    else if (!whole.has(each.schoolUrn)) distinct.set(`${each.schoolUrn} ${each.person}`, each);
  }
  return [...distinct.values()];
}
