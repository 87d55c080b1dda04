import { describe, test } from '@jest/globals';
import {
  type ResolveDiscrepancy,
  resolveDiscrepancy,
} from '../../../src/decisions/record-keeping/resolve-discrepancy.ts';
import {
  enrolled,
  type Fact,
  given,
  placedOnSupport,
  PUPIL,
  registered,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';

const id = (revision: number): string => `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`;
const raised: Fact = {
  type: 'DiscrepancyRaised',
  effectiveFrom: '2026-01-05',
  data: {
    schoolUrn: SCHOOL,
    source: 'MIS',
    kind: 'STATUS_DIFFERS',
    fields: [],
    status: 'N',
    from: '2026-01-05',
    needs: [],
  },
};
const resolved: Fact = {
  type: 'DiscrepancyResolved',
  effectiveFrom: '2026-01-06',
  data: { schoolUrn: SCHOOL, discrepancy: id(3), resolution: 'LOG_IS_RIGHT', settledBy: null, note: null },
};
const command: ResolveDiscrepancy = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  discrepancyId: id(3),
  resolution: 'LOG_IS_RIGHT',
  settledBy: null,
  note: 'The export was old.',
};
const asked = given(registered, enrolled, placedOnSupport, raised).as(takenHere);

describe('ResolveDiscrepancy', () => {
  test('settles a question: the record was right', () => {
    asked.when(resolveDiscrepancy, command).recorded([
      {
        type: 'DiscrepancyResolved',
        data: {
          schoolUrn: SCHOOL,
          discrepancy: id(3),
          resolution: 'LOG_IS_RIGHT',
          settledBy: null,
          note: 'The export was old.',
        },
      },
    ]);
  });

  test.each(['FILE_IS_RIGHT', 'NEITHER_IS_RIGHT'] as const)('%s names what put the record right', (resolution) => {
    asked.when(resolveDiscrepancy, { ...command, resolution }).refused('LOG_NOT_PUT_RIGHT');
    asked.when(resolveDiscrepancy, { ...command, resolution, settledBy: id(2) }).recordedTypes(['DiscrepancyResolved']);
  });

  test('what put it right is a record of this pupil, and no question', () => {
    for (const settledBy of [id(9), id(3)])
      asked.when(resolveDiscrepancy, { ...command, resolution: 'FILE_IS_RIGHT', settledBy }).refused('NO_SUCH_RECORD');
  });

  test('settles a question of this school, once', () => {
    asked.when(resolveDiscrepancy, { ...command, discrepancyId: id(2) }).refused('NO_SUCH_RECORD');
    asked.when(resolveDiscrepancy, { ...command, schoolUrn: '900002' }).refused('NO_SUCH_RECORD');
    given(registered, enrolled, placedOnSupport, raised, resolved)
      .as(takenHere)
      .when(resolveDiscrepancy, command)
      .refused('ALREADY_RECORDED');
  });
});
