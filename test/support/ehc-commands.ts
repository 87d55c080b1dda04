import { PUPIL, SCHOOL } from './pupil-spec.ts';

/** What every command about the pupil has. */
export const aboutPupil = { commandId: 'c', pupilId: PUPIL, schoolUrn: SCHOOL, seenRevision: null } as const;
/** A decision of the school, taken here. */
export const schoolsDecision = { ...aboutPupil, basis: 'TAKEN_HERE', decidedAt: null, decidedOn: null, decidedBy: [], effectiveFrom: '2026-11-20' } as const;
/** A letter of the LA that came on the day. */
export const letter = { source: 'LA_LETTER', documentOn: '2026-11-18', sentAt: null, receivedOn: '2026-11-20', predecessor: 'RECORDED', note: null } as const;
export const lasDecision = { ...schoolsDecision, basis: 'FROM_DOCUMENT', decidedOn: '2026-11-18', ...letter } as const;
/** The same as it stands in the event. */
export const letterData = { schoolUrn: SCHOOL, ...letter };
