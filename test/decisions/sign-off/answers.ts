import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../../src/decisions/decision.ts';
import type { PupilGiven } from '../../../src/decisions/given.ts';
import type { AnsweringCommand } from '../../../src/decisions/sign-off/deciding.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import {
  approvedOn,
  type Around,
  asked,
  bothWays,
  BY_SENCO,
  DELEGATED,
  DEPUTY,
  digest,
  type Entry,
  expectRecorded,
  expectRefused,
  given,
  HEAD,
  NONE,
  person,
  recused,
  REQUEST,
  returnedOn,
  withdrawnOn,
} from './spec.ts';

/**
 * What every answer to a request must not do, each tried both ways: refused when taken, kept as a finding when
 * recorded.
 */
export function answerRules<C extends AnsweringCommand>(
  decide: (command: C, given: PupilGiven) => Decision,
  command: C,
  name: string,
  types: readonly string[],
): void {
  const rules: readonly (readonly [string, readonly Entry[], readonly RuleCode[], Around, boolean])[] = [
    ['by who proposed it', [asked()], ['SELF_SIGN_OFF'], { by: BY_SENCO }, true],
    ['by who recused themselves', [asked(), recused(HEAD)], ['APPROVER_RECUSED'], {}, true],
    [
      'by a governor',
      [asked()],
      ['GOVERNOR_DECIDES_NO_PUPIL'],
      {
        by: person(DEPUTY, 'SEN_LINK_GOVERNOR', DELEGATED),
        delegations: () => ({ inForce: [{ maxAnnualCost: null, pupilScope: null }], lapsed: false }),
      },
      true,
    ],
    [
      'without authority',
      [asked()],
      ['NO_AUTHORITY_AT_DECISION'],
      { by: person(DEPUTY, 'DEPUTY_HEADTEACHER', NONE), broken: ['NO_AUTHORITY_AT_DECISION'] },
      true,
    ],
    [
      'after the delegation lapsed',
      [asked()],
      ['DELEGATION_LAPSED', 'NO_AUTHORITY_AT_DECISION'],
      {
        by: person(DEPUTY, 'DEPUTY_HEADTEACHER', NONE),
        broken: ['NO_AUTHORITY_AT_DECISION'],
        delegations: () => ({ inForce: [], lapsed: true }),
      },
      true,
    ],
    [
      'of what the head proposed',
      [asked({}, person(HEAD, 'HEADTEACHER'))],
      ['HEADS_DECISION_IS_FINAL'],
      { by: person(DEPUTY, 'DEPUTY_HEADTEACHER') },
      true,
    ],
    ['after its last day', [asked({ lapsesOn: '2026-11-19' })], ['SIGN_OFF_LAPSED'], {}, true],
    ['before it was asked', [asked()], ['REQUEST_NOT_OPEN'], { on: '2026-11-01' }, false],
    [
      'once it was approved',
      [asked(), approvedOn('2026-11-04')],
      ['REQUEST_NOT_OPEN'],
      { by: person(DEPUTY, 'DEPUTY_HEADTEACHER') },
      false,
    ],
    ['once it was withdrawn', [asked(), withdrawnOn('2026-11-04')], ['REQUEST_NOT_OPEN'], {}, false],
    ['while it lies with the proposer', [asked(), returnedOn('2026-11-04')], ['REQUEST_NOT_OPEN'], {}, false],
  ];
  // What came back with questions can be rejected all the same.
  const ofThis = rules.filter(([what]) => name !== 'RejectSignOff' || what !== 'while it lies with the proposer');
  describe.each(ofThis)('%s', (_what, entries, codes, around, traced) => {
    test(`${codes.join(' and ')}: refused when taken here, a finding when reported`, () => {
      bothWays(decide, command, name, types, entries, codes, around, traced);
    });
  });

  test('REQUEST_CHANGED: refused on every basis when the request is not as it was displayed', () => {
    const seenDigest = digest(asked());
    const dissent: Entry = [
      'DissentRecorded',
      { schoolUrn: '900001', decision: REQUEST, person: DEPUTY, role: 'SENCO', text: 'No.' },
      '2026-11-05',
      BY_SENCO,
    ];
    for (const basis of ['TAKEN_HERE', 'REPORTED', 'FROM_DOCUMENT'] as const) {
      expectRefused(decide({ ...command, seenDigest }, given([asked(), dissent], { basis })), ['REQUEST_CHANGED']);
      expectRecorded(
        decide({ ...command, seenDigest: digest(asked(), dissent) }, given([asked(), dissent], { basis })),
        types,
      );
    }
  });

  test('an attempt that was refused changes nothing of what is displayed', () => {
    const attempt: Entry = [
      'SignOffAttemptRefused',
      { schoolUrn: '900001', request: REQUEST, attempted: name, codes: ['SELF_SIGN_OFF'] },
      '2026-11-05',
      BY_SENCO,
    ];
    expect(digest(asked(), attempt)).toBe(digest(asked()));
  });

  test('the only decider may answer their own request once they asked for an outside review: SOLE_DECIDER is noted', () => {
    const review: Entry = [
      'SoleDeciderExceptionRecorded',
      {
        schoolUrn: '900001',
        decision: REQUEST,
        person: BY_SENCO.kind === 'PERSON' ? BY_SENCO.person : '',
        asked: 'TRUST_SEND_LEAD',
        askedOn: '2026-11-03',
        view: 'AGREES',
        note: null,
      },
      '2026-11-03',
      BY_SENCO,
    ];
    const said = { ...command, seenDigest: digest(asked(), review) };
    expectRecorded(decide(said, given([asked(), review], { by: BY_SENCO, soleDecider: () => true })), types, [
      'SOLE_DECIDER',
    ]);
    expectRefused(
      decide(said, given([asked(), review], { by: BY_SENCO, soleDecider: () => false })),
      ['SELF_SIGN_OFF'],
      name,
    );
  });

  test("a request that is not there, or is another school's, is no record", () => {
    expectRefused(decide({ ...command, seenDigest: digest(asked()) }, given([])), ['NO_SUCH_RECORD']);
    expectRefused(decide({ ...command, schoolUrn: '900002', seenDigest: digest(asked()) }, given([asked()])), [
      'NO_SUCH_RECORD',
    ]);
  });
}
