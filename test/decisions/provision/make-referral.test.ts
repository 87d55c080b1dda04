import { describe, test } from '@jest/globals';
import { type MakeReferral, makeReferral } from '../../../src/decisions/provision/make-referral.ts';
import { recordAdvice, type RecordAdvice } from '../../../src/decisions/provision/record-advice.ts';
import { type Fact, fromDocument, given, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { started } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, onRoll, RECORD } from '../../support/provision-spec.ts';

const running = [...onRoll, started('2026-09-07')];
const consent = { givenBy: 'PARENT', givenOn: '2026-11-16', scope: 'REFERRAL', expiresOn: '2027-11-15' } as const;
const said = {
  agency: 'EDUCATIONAL_PSYCHOLOGY',
  provision: idAt(2),
  consent,
  evidence: [],
  rationale: 'Two cycles without effect.',
} as const;
const command: MakeReferral = { ...DECISION, ...said };
const referral: Fact = { type: 'ReferralMade', effectiveFrom: '2026-11-02', data: { schoolUrn: SCHOOL, ...said } };

describe('MakeReferral', () => {
  test('rests on a consent with scope and end', () => {
    given(...running)
      .as(takenHere)
      .when(makeReferral, command)
      .recorded([{ ...referral, effectiveFrom: '2026-11-20' }]);
  });

  bothWays(
    makeReferral,
    command,
    ['ReferralMade'],
    [
      { code: 'CONSENT_NOT_RECORDED', facts: running, change: { consent: null } },
      { code: 'CONSENT_NOT_IN_FORCE', facts: running, change: { consent: { ...consent, expiresOn: '2026-11-19' } } },
      { code: 'CONSENT_NOT_IN_FORCE', facts: running, change: { effectiveFrom: '2026-11-15' } },
    ],
  );
  always(makeReferral, command, [
    { code: 'NO_SUCH_RECORD', facts: running, change: { provision: idAt(9) } },
    {
      code: 'DATE_IN_FUTURE',
      facts: running,
      change: { effectiveFrom: '2026-11-21', consent: { ...consent, givenOn: '2026-11-21' } },
    },
  ]);
});

describe('RecordAdvice', () => {
  const advice = {
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    referral: idAt(3),
    documentOn: '2026-11-18',
    receivedOn: '2026-11-20',
    sha256: null,
    recommendations: 3,
    note: null,
  } as const;
  const record: RecordAdvice = { ...RECORD, ...advice };

  test('counts from the day on which it came', () => {
    given(...running, referral)
      .as(fromDocument)
      .when(recordAdvice, record)
      .recorded([{ type: 'AdviceReceived', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...advice } }]);
    given(...running)
      .as(fromDocument)
      .when(recordAdvice, { ...record, referral: null })
      .recordedTypes(['AdviceReceived']);
  });

  always(recordAdvice, record, [
    { code: 'NO_SUCH_RECORD', facts: running, change: {} },
    { code: 'END_BEFORE_START', facts: [...running, referral], change: { receivedOn: '2026-11-17' } },
    { code: 'DATE_IN_FUTURE', facts: [...running, referral], change: { receivedOn: '2026-11-21' } },
  ]);
});
