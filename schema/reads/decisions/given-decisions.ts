import { linksOf } from '../../../projections/engine/log-links.ts';
import { pupilStream } from '../../../projections/engine/pupil-stream.ts';
import { givenInLog, ownPupilInLog } from '../../../projections/record/record-as-at.ts';
import { pupilIn } from '../../../src/records/giving.ts';
import type { RequestContext, SchoolScope } from '../../context.ts';

/** Scopes for the decisions about a pupil that other schools gave to schools in scope. */
export function givenAbout(
  pupil: string,
  scopes: readonly SchoolScope[],
  ordinal: number,
  { app }: RequestContext,
): readonly SchoolScope[] {
  return scopes
    .filter(({ scope }) => scope === 'SCHOOL')
    .flatMap(({ schoolUrn, scope, person }) => {
      const events = givenInLog(app.log, { schoolUrn, pupil }, ordinal).flatMap(({ readable }) => readable);
      if (events.length === 0) return [];
      const own = ownPupilInLog(app.log, { schoolUrn, pupil }, ordinal);
      return [...Map.groupBy(events, ({ givenBy = '' }) => givenBy)].map(([giver, theirs]) => ({
        schoolUrn: giver,
        scope,
        person,
        given: { to: schoolUrn, pupil: own, ids: theirs.map(({ id }) => id) },
      }));
    });
}

/** The same for a decision in a record that is linked with others. */
export function givenInRecordOf(
  pupil: string,
  scopes: readonly SchoolScope[],
  ordinal: number,
  context: RequestContext,
): readonly SchoolScope[] {
  const linked = linksOf(context.app.log).streamsWith(pupilStream(pupil));
  return linked.length === 1 ? [] : linked.flatMap((stream) => givenAbout(pupilIn(stream), scopes, ordinal, context));
}
