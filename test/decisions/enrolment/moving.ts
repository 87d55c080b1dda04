import type { Decision } from '../../../src/decisions/decision.ts';
import type { EnrolmentGiven } from '../../../src/decisions/enrolment/given.ts';
import type { PupilGiven } from '../../../src/decisions/given.ts';
import type { Identity } from '../../../src/decisions/register-pupil.ts';
import { type Fact, PUPIL, SCHOOL } from '../../support/pupil-spec.ts';

export const NEXT_SCHOOL = '900002';
export const AT = {
  commandId: '00000000-0000-4000-8000-0000000000c1',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
};
export const ROBIN: Identity = {
  upn: 'L383000422904',
  surname: 'Example',
  forename: 'Robin',
  dateOfBirth: '2016-05-01',
  sex: 'F',
};

export const transferredOut = (change: object = {}): Fact => ({
  type: 'PupilTransferredOut',
  effectiveFrom: '2025-07-20',
  data: {
    schoolUrn: SCHOOL,
    leftOn: '2025-07-20',
    toSchoolUrn: NEXT_SCHOOL,
    destination: 'STATE_SCHOOL',
    packSentOn: null,
    ...change,
  },
});

/** A decide function with what only enrolment asks for; both schools are in the system unless it says otherwise. */
export function moving<C>(
  decide: (command: C, given: EnrolmentGiven) => Decision,
  more: Partial<EnrolmentGiven> = {},
): (command: C, given: PupilGiven & { identity: Identity | undefined }) => Decision {
  return (command, given) =>
    decide(command, {
      schoolsKnown: [SCHOOL, NEXT_SCHOOL],
      upnTaken: false,
      survivor: undefined,
      giver: undefined,
      ...given,
      ...more,
    });
}
