import { byKey, type ListRow } from './list-query.ts';
import { type FactPart, factsOf, type PupilFacts } from '../../src/questions/pupil-facts.ts';

/** A pupil and the facts that one school has recorded. */
export interface PupilWithFacts {
  readonly pupil: string;
  readonly schoolUrn: string;
  readonly facts: PupilFacts;
}

/** Puts the parts of each pupil together, from items of the read model `pupil-facts`. */
export function pupilsWithFacts(items: readonly ListRow[]): readonly PupilWithFacts[] {
  return [...Map.groupBy(items, ({ pupil, schoolUrn }) => `${schoolUrn} ${pupil}`).values()].flatMap((own) => {
    const facts = factsOf(own.sort(byKey).map(({ state, body }) => ({ part: state as FactPart, body })));
    const [{ pupil, schoolUrn }] = own as [ListRow];
    return facts === undefined ? [] : [{ pupil, schoolUrn, facts }];
  });
}
