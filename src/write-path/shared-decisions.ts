import { foldCorrections, type EffectiveEvent } from '../kernel/folding.ts';
import { givenBack } from '../records/given-events.ts';
import type { RecordOfSchool } from '../records/giving.ts';
import { ownEvents, schoolsIn } from '../records/own-events.ts';
import type { ExecuteParts } from './command-request.ts';
import { readRecord, readSchoolRecord } from './pupil-record.ts';

/** Decisions that other schools took while both have the child, as the school may read them. */
export async function sharedDecisions(
  { store, linkedPupils }: Pick<ExecuteParts, 'store' | 'linkedPupils'>,
  of: RecordOfSchool,
): Promise<readonly EffectiveEvent[]> {
  const others = linkedPupils(of.pupil).filter((pupil) => pupil !== of.pupil);
  if (others.length === 0) return [];
  const { own, given } = await readSchoolRecord(store, of);
  const back = await Promise.all(
    others.map(async (pupil) => {
      const record = await readRecord(store, pupil);
      return schoolsIn(record)
        .filter((schoolUrn) => schoolUrn !== of.schoolUrn)
        .flatMap((schoolUrn) => givenBack(of, own, { schoolUrn, pupil }, ownEvents(record, schoolUrn)));
    }),
  );
  return [...given, ...back.flat()]
    .filter(({ giving }) => giving.kind === 'WHILE_SHARED')
    .flatMap(({ readable }) => foldCorrections(readable));
}
