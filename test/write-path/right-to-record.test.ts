import { describe, expect, test } from '@jest/globals';
import type { PupilCommand } from '../../src/decisions/given.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { hasRightToRecord } from '../../src/write-path/right-to-record.ts';
import { GivenPupil } from '../support/given-log.ts';

const SCHOOL = '900001';
const LEFT = '2024-07-20';
const NEITHER = { survivor: undefined, giver: undefined };

/** Commands whose own input has days about the child. */
const DATED = REGISTRY.filter(({ subject, records }) => subject === 'PUPIL' && records === undefined).flatMap(
  (definition) =>
    Object.entries(definition.takes?.members ?? {})
      .filter(([, { kind, dayKind }]) => kind === 'DAY' && dayKind === 'ABOUT_THE_CHILD')
      .map(([member]) => [definition.name, member, definition] as const),
);

const stored = (handedOn: boolean) => {
  const pupil = new GivenPupil('a', SCHOOL);
  const events = [pupil.registered(), pupil.enrolled('2020-09-01'), pupil.left(LEFT)];
  const out = {
    type: 'PupilTransferredOut' as const,
    data: { schoolUrn: SCHOOL, leftOn: LEFT, toSchoolUrn: '900002', destination: 'STATE_SCHOOL', packSentOn: null },
  };
  const all = handedOn ? [...events, { ...events[2]!, ...out }] : events;
  return foldPupil(
    all.map((event, revision) => ({
      ...event,
      stream: 'pupil-a',
      revision,
      id: String(revision),
      schemaVersion: 1,
    })) as never,
  );
};

describe('a school that handed the record on', () => {
  test.each(DATED)('may record %s with %s up to the leaving, and not later', (_name, member, definition) => {
    const said = (day: string) =>
      ({ pupilId: 'a', schoolUrn: SCHOOL, effectiveFrom: '2024-07-01', [member]: day }) as unknown as PupilCommand;
    const may = (handedOn: boolean, day: string) => hasRightToRecord(definition, stored(handedOn), said(day), NEITHER);
    expect([may(true, LEFT), may(true, '2024-07-21'), may(false, '2024-07-21')]).toEqual([true, false, true]);
  });

  test('knows the days of outcomes assessed and of delivery that varied', () => {
    expect(DATED.map(([name, member]) => `${name}.${member}`)).toEqual(
      expect.arrayContaining(['AssessOutcome.assessedOn', 'RecordDeliveryVariance.since', 'RaiseConcern.raisedOn']),
    );
  });
});
