import { signOffsOf } from '../decisions/sign-off/fold.ts';
import type { SignOff } from '../decisions/sign-off/sign-off.ts';
import { type Act, inDecidedOrder } from './acts.ts';
import type { Forest } from './forest.ts';
import { requestsOf } from './record-of-school.ts';

/** What prepares a decision, or takes back what prepared it. */
const NEVER_PRINCIPAL: readonly string[] = [
  'IdentificationProposed',
  'ProvisionProposed',
  'SignOffRequested',
  'SignOffResubmitted',
  'SignOffReturned',
  'SignOffWithdrawn',
];
const ANSWERS: readonly string[] = ['SignOffApproved', 'SignOffApprovedWithConditions', 'SignOffRejected'];
const ANSWERED: readonly string[] = ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'REJECTED'];

/**
 * The decision against which all of a matter is judged; undefined while it is open. It is the last answer to its
 * requests, unless a decision closed the request; else the earliest decision that is not void.
 */
export function principalOf(acts: readonly Act[], forest: Forest): Act | undefined {
  const counting = acts.filter(({ isVoid }) => !isVoid);
  const mayBe = counting
    .filter((act) => act.isDecision && !NEVER_PRINCIPAL.includes(act.event.type) && !isSubmissionOf(act, forest))
    .toSorted(inDecidedOrder);
  const requests = signOffsOf(counting.map(({ event }) => event));
  const answered = mayBe.findLast((act) => settles(act, requests));
  return answered ?? mayBe.find((act) => closesOne(act, requests)) ?? mayBe.find(({ event }) => !isAnswer(event.type));
}

/** A submission that carries out a decision, as long as that is not void. */
function isSubmissionOf(act: Act, forest: Forest): boolean {
  return act.event.type === 'EhcRequestSubmitted' && forest.get(act)?.isVoid === false;
}

function isAnswer(type: string): boolean {
  return ANSWERS.includes(type);
}

/** Whether an act is an answer that counts, to a request that needs no other. An answer without its request counts. */
function settles({ event }: Act, requests: readonly SignOff[]): boolean {
  if (!isAnswer(event.type)) return false;
  const request = requests.find(({ id }) => id === event.data['request']);
  return (
    request === undefined ||
    (ANSWERED.includes(request.state) && request.answers.some(({ id, counts }) => id === event.id && counts))
  );
}

/** Whether a decision was taken on a request that nobody had answered. */
function closesOne(act: Act, requests: readonly SignOff[]): boolean {
  return requestsOf(act).some((id) => requests.some((request) => request.id === id));
}
