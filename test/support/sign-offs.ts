import { signOffsOf } from '../../src/decisions/sign-off/fold.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import type { SignOff } from '../../src/decisions/sign-off/sign-off.ts';
import { requestDigest } from '../../src/write-path/request-digest.ts';
import { type School, URN } from './school.ts';

/** What every decision about sign-off has, taken here. */
export function takenOn(pupilId: string, day: string): Readonly<Record<string, unknown>> {
  return {
    pupilId,
    schoolUrn: URN,
    seenRevision: null,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: day,
  };
}

/** A complete proposal. */
export const PROPOSAL = {
  matter: 'PROVISION_ABOVE_COST',
  annualCost: 640_000,
  proposedEffectiveFrom: null,
  documents: [],
  parentsDisagree: false,
  sencoDissents: false,
  aboutDecision: null,
  proposal: 'Ten hours a week of a teaching assistant.',
  rationale: 'Two terms of small groups were not enough.',
};

/** The rest of an answer to a request. */
export const ANSWER = { sencoPresent: null, minuteRef: null };
export const APPROVAL = { ...ANSWER, documentsSeen: [], budgetCode: null, note: null };

/** A request as the log has it. */
export async function requestIn({ app }: School, pupilId: string, id: string): Promise<SignOff> {
  const found = signOffsOf(foldPupil(await app.store.read(`pupil-${pupilId}`)).events).find(
    (signOff) => signOff.id === id,
  );
  if (found === undefined) throw new Error('no such request');
  return found;
}

/** The digest that an answer gives back. */
export async function digestIn(school: School, pupilId: string, id: string): Promise<string> {
  return requestDigest(await requestIn(school, pupilId, id));
}
