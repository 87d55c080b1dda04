import { describe, expect, test } from '@jest/globals';
import {
  recordTransferPapers,
  type RecordTransferPapers,
} from '../../../src/decisions/enrolment/record-transfer-papers.ts';
import { enrolled, type Fact, fromDocument, given, left, registered, SCHOOL } from '../../support/pupil-spec.ts';
import { AT, moving, NEXT_SCHOOL, transferredOut } from './moving.ts';

const papers = (change: Partial<RecordTransferPapers> = {}): RecordTransferPapers => ({
  ...AT,
  schoolUrn: NEXT_SCHOOL,
  fromSchoolUrn: SCHOOL,
  receivedOn: '2025-09-20',
  ...change,
});
const taken = (recordReceivedOn: string | null): Fact => ({
  type: 'PupilTransferredIn',
  data: { schoolUrn: NEXT_SCHOOL, fromSchoolUrn: SCHOOL, admittedOn: '2025-09-03', recordReceivedOn },
  effectiveFrom: '2025-09-03',
});
const came: Fact = {
  type: 'TransferPapersReceived',
  data: { schoolUrn: NEXT_SCHOOL, fromSchoolUrn: SCHOOL, receivedOn: '2025-09-20' },
  effectiveFrom: '2025-09-20',
};
const handedOn = [registered, enrolled, left, transferredOut()];

describe('RecordTransferPapers', () => {
  test('says when the papers came of a record that was taken over without them', () => {
    given(...handedOn, taken(null))
      .as(fromDocument)
      .when(moving(recordTransferPapers), papers())
      .recorded([came]);
  });

  test('is refused where none are awaited: not taken over, with the papers, from another school, or a second time', () => {
    const refused = (facts: readonly Fact[], change: Partial<RecordTransferPapers> = {}): unknown =>
      given(...facts)
        .as(fromDocument)
        .when(moving(recordTransferPapers), papers(change))
        .refused('NO_PAPERS_AWAITED');
    refused(handedOn);
    refused([...handedOn, taken('2025-09-10')]);
    refused([...handedOn, taken(null)], { fromSchoolUrn: '900003' });
    refused([...handedOn, taken(null), came]);
    expect.hasAssertions();
  });

  test('says a possible day', () => {
    const spec = given(...handedOn, taken(null)).as(fromDocument);
    spec.when(moving(recordTransferPapers), papers({ receivedOn: '2026-11-21' })).refused('DATE_IN_FUTURE');
    spec.when(moving(recordTransferPapers), papers({ receivedOn: '2015-09-01' })).refused('DATE_BEFORE_BIRTH');
  });
});
