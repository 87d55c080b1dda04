import { describe, test } from '@jest/globals';
import type { Decision } from '../../src/decisions/decision.ts';
import type { EventType } from '../../src/registry/events.ts';
import type { PupilGiven } from '../../src/decisions/given.ts';
import type { Identity } from '../../src/decisions/register-pupil.ts';
import { type RuleCode, RULES } from '../../src/decisions/rules.ts';
import { type Fact, fromDocument, given, PUPIL, registered, reported, SCHOOL, takenHere } from './pupil-spec.ts';

/** On roll since 2020, in year 8: no year of transition. */
export const enrolled: Fact = {
  type: 'PupilEnrolled',
  effectiveFrom: '2020-09-01',
  data: { schoolUrn: SCHOOL, admittedOn: '2020-09-01', knownOn: '2020-09-01', enrolment: 'CURRENT', ncYear: '8' },
};
export const onRoll: readonly Fact[] = [registered, enrolled];

/** What every command about the pupil has. */
export const aboutPupil = { commandId: 'c', pupilId: PUPIL, schoolUrn: SCHOOL, seenRevision: null } as const;
/** A decision of the school, taken here. */
export const schoolsDecision = {
  ...aboutPupil,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
} as const;
/** A letter of the LA that came on the day. */
export const letter = {
  source: 'LA_LETTER',
  documentOn: '2026-11-18',
  sentAt: null,
  receivedOn: '2026-11-20',
  predecessor: 'RECORDED',
  note: null,
} as const;
/** A decision of the LA out of that letter. */
export const lasDecision = { ...schoolsDecision, basis: 'FROM_DOCUMENT', decidedOn: '2026-11-18', ...letter } as const;
/** The letter as it stands in an event. */
export const letterData = { schoolUrn: SCHOOL, ...letter };

/** Something that happened in the case before. */
export function happened(type: EventType, effectiveFrom: string, data: object = {}): Fact {
  return {
    type,
    effectiveFrom,
    data: { ...letterData, receivedOn: effectiveFrom, documentOn: effectiveFrom, ...data },
  };
}

export const requested = happened('EhcRequestSubmitted', '2026-06-01', {
  requestedBy: 'SCHOOL',
  laCode: '383',
  sentAt: null,
});
export const agreedToAssess = happened('LaDecidedToAssess', '2026-07-06');
export const agreedToIssue = happened('LaDecidedToIssue', '2026-09-07');
export const planned = happened('FinalPlanReceived', '2026-10-05', {
  laCode: '383',
  planFrom: '2026-10-05',
  sections: [],
  namedSchoolUrn: SCHOOL,
  personalBudget: null,
  planReference: 'x',
});
export const reviewed = happened('AnnualReviewHeld', '2026-11-03', {
  kind: 'EARLY',
  heldOn: '2026-11-03',
  attendees: [],
  adviceFrom: [],
  parentViews: null,
  pupilViews: null,
});

type Decide<C> = (command: C, given: PupilGiven & { identity: Identity | undefined }) => Decision;
export type RuleRow<C> = readonly [RuleCode, readonly Fact[], Partial<C>, Identity?];

/** A broken rule refuses what is taken here, and is a finding on what is reported or read from a document. */
export function bothWays<C>(
  decide: Decide<C>,
  command: C,
  types: readonly EventType[],
  rows: readonly RuleRow<C>[],
): void {
  describe.each(rows)('%s', (code, facts, change, identity) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(decide, { ...command, ...change }, identity)
        .refused(code);
    });

    test.each([reported, fromDocument])('is a finding on what is recorded ($basis)', (envelope) => {
      given(...facts)
        .as(envelope)
        .when(decide, { ...command, ...change }, identity)
        .recordedTypes(types, [code]);
    });
  });
}

/**
 * For decisions of others. Taken here they are refused in any case: NOT_THE_SCHOOLS_DECISION stands beside the rule;
 * recorded, the rule is a finding, and it is none when what came before is said not to be known here.
 */
export function bothWaysOfOthers<C extends object>(
  decide: Decide<C>,
  command: C,
  types: readonly EventType[],
  rows: readonly RuleRow<C>[],
): void {
  describe.each(rows)('%s', (code, facts, change) => {
    test("refuses what is taken here, as what is not the school's to decide", () => {
      given(...facts)
        .as(takenHere)
        .when(decide, { ...command, ...change })
        .refused(...inOrder(code, 'NOT_THE_SCHOOLS_DECISION'));
    });

    test.each([reported, fromDocument])('is a finding on what is recorded ($basis)', (envelope) => {
      given(...facts)
        .as(envelope)
        .when(decide, { ...command, ...change })
        .recordedTypes(types, [code]);
    });
  });
}

function inOrder(...codes: readonly RuleCode[]): readonly RuleCode[] {
  const order = Object.keys(RULES);
  return [...codes].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
