import { describe, test } from '@jest/globals';
import { recordSenStatus } from '../../../src/decisions/identification/record-sen-status.ts';
import type { RecordSenStatus } from '../../../src/decisions/identification/observed-period.ts';
import { ranking } from '../../support/identification-facts.ts';
import {
  enrolled,
  type Fact,
  fromDocument,
  given,
  left,
  observed,
  PUPIL,
  registered,
  SCHOOL,
} from '../../support/pupil-spec.ts';

const asd = [{ code: 'ASD', rank: 1 }];
const command: RecordSenStatus = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'FROM_DOCUMENT',
  decidedAt: null,
  decidedOn: '2026-09-08',
  decidedBy: [],
  effectiveFrom: '2026-03-03',
  source: 'LA_DOCUMENT',
  periods: [],
  needs: asd,
  documentOn: '2026-03-03',
  receivedOn: '2026-09-08',
  plan: null,
  planReference: 'EHC/1',
  note: null,
};
const K = (from: string) => ({ status: 'K' as const, from, to: null });
const N = (from: string) => ({ status: 'N' as const, from, to: null });

describe('the end of a plan', () => {
  const withPlan = [registered, enrolled, observed('E', '2024-03-04', asd)];
  const ended = {
    ...command,
    periods: [N('2026-03-03')],
    needs: [],
    plan: { laCode: '383', notice: 'CEASE_NOTICE' } as const,
    ceaseReason: '2',
  };

  test('is recorded with the reason of the return, and with what holds after it: no SEN, or SEN support', () => {
    const { source, documentOn, receivedOn, planReference, note } = command;
    const data = {
      schoolUrn: SCHOOL,
      source,
      status: 'N',
      from: '2026-03-03',
      to: null,
      needs: [],
      documentOn,
      receivedOn,
      plan: ended.plan,
      ceaseReason: '2',
      planReference,
      note,
    };
    given(...withPlan)
      .as(fromDocument)
      .when(recordSenStatus, ended)
      .recorded([{ type: 'ProvisionCodeObserved', effectiveFrom: '2026-03-03', data }]);
    given(...withPlan)
      .as(fromDocument)
      .when(recordSenStatus, { ...ended, periods: [K('2026-03-03')], needs: asd })
      .recorded([
        { type: 'ProvisionCodeObserved', effectiveFrom: '2026-03-03', data: { ...data, status: 'K', needs: asd } },
      ]);
  });

  test('by death needs no notice', () => {
    given(...withPlan)
      .as(fromDocument)
      .when(recordSenStatus, { ...ended, plan: null, ceaseReason: '8' })
      .recordedTypes(['ProvisionCodeObserved']);
  });

  test('needs none at a school that the pupil has left by then', () => {
    const gone: Fact = { ...left, data: { schoolUrn: SCHOOL, leftOn: '2026-03-03' }, effectiveFrom: '2026-03-03' };
    given(...withPlan, gone)
      .as(fromDocument)
      .when(recordSenStatus, { ...ended, plan: null, ceaseReason: '5' })
      .recordedTypes(['ProvisionCodeObserved']);
  });

  test('may be given its reason later, once', () => {
    const later = [...withPlan, observed('N', '2026-03-03')];
    given(...later)
      .as(fromDocument)
      .when(recordSenStatus, ended)
      .recordedTypes(['ProvisionCodeObserved']);
  });

  test('a reason that is no code refuses', () => {
    given(...withPlan)
      .as(fromDocument)
      .when(recordSenStatus, { ...ended, ceaseReason: '10' })
      .refused('CODE_NOT_KNOWN');
  });
});

test('a ranking of needs is no period of its own', () => {
  const file = {
    ...command,
    source: 'CTF' as const,
    periods: [K('2025-01-13'), { status: 'E' as const, from: '2026-03-03', to: null }],
  };
  given(registered, enrolled, observed('K', '2025-01-13', asd), ranking('2026-06-01', ['SLCN']))
    .as(fromDocument)
    .when(recordSenStatus, file)
    .recordedTypes(['ProvisionCodeObserved'], ['PLAN_PAPERS_MISSING']);
  const agrees = { ...file, periods: [K('2025-01-13')], needs: [{ code: 'SLCN', rank: 1 }] };
  given(registered, enrolled, observed('K', '2025-01-13', asd), ranking('2026-06-01', ['SLCN']))
    .as(fromDocument)
    .when(recordSenStatus, agrees)
    .refused('ALREADY_RECORDED');
  given(registered, enrolled, observed('K', '2025-01-13', asd), ranking('2026-06-01', ['SLCN']))
    .as(fromDocument)
    .when(recordSenStatus, { ...agrees, needs: asd })
    .recordedTypes(['DiscrepancyRaised']);
});
