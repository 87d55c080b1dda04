import type { EffectiveEvent } from '../kernel/folding.ts';
import type { Act } from './acts.ts';
import { commandOf, type Dated, isBetween, newestBy, type RecordOfSchool, requestsOf } from './record-of-school.ts';

/** What an act belongs to by one rule; undefined if the rule gives nothing. */
export type LinkRule = (act: Act, record: RecordOfSchool) => Act | undefined;

/** What names a request belongs to it: a resubmission, an answer, a condition. Dissent belongs to any decision. */
export const namedRequest: LinkRule = ({ event, isDecision }, { byId }) => {
  const { request, decision } = event.data;
  if (event.type.startsWith('SignOff') || event.type === 'ConditionMet') return named(request, byId);
  return isDecision ? undefined : named(decision, byId);
};

/** Decisions of one command belong to the first of them. */
export const firstOfCommand: LinkRule = (act, { ofCommand }) =>
  act.isDecision ? ofCommand.get(commandOf(act))?.[0] : undefined;

/** A decision belongs to the request that it rests on, or that its append says it carries out or closes. */
export const requestActedOn: LinkRule = (act, { byId }) =>
  requestsOf(act)
    .map((id) => byId.get(id))
    .find((one) => one?.event.type === 'SignOffRequested');

/** A request about a request, or about the answer to one, belongs to it if nothing was ever done on that one. */
export const requestAboutRequest: LinkRule = ({ event }, { byId, actedOn }) => {
  if (event.type !== 'SignOffRequested') return undefined;
  const about = named(event.data['aboutDecision'], byId);
  const request = about?.event.type === 'SignOffRequested' ? about : named(about?.event.data['request'], byId);
  return request?.event.type === 'SignOffRequested' && !actedOn.has(request.event.id) ? request : undefined;
};

/**
 * A submission belongs to the decision that it names, else to the newest decision to ask that was not submitted yet. A
 * decision not to ask, a withdrawal or an answer in between breaks the link.
 */
export const decisionSubmitted: LinkRule = (act, record) => {
  const { event } = act;
  if (event.type !== 'EhcRequestSubmitted') return undefined;
  const name = event.data['decisionId'];
  return typeof name === 'string' ? named(name, record.byId) : unsubmitted(act, record);
};

function unsubmitted(act: Act, { decided, answers }: RecordOfSchool): Act | undefined {
  const outcomes = decided.get('EhcRequestDecided') ?? [];
  const asking = outcomes.filter(({ event }) => event.data['outcome'] === 'REQUEST');
  const breaks = [...answers, ...outcomes.filter((one) => !asking.includes(one)).map(datedAct)];
  const submissions = decided.get('EhcRequestSubmitted') ?? [];
  const names = submissions.map(({ event }) => event.data['decisionId']);
  const taken = new Set(asking.filter(({ event }) => names.includes(event.id)));
  const take = (submission: Act): Act | undefined => {
    const free = asking.filter((one) => !taken.has(one));
    const newest = newestBy(free, submission);
    return newest === undefined || breaks.some((one) => isBetween(one, newest, submission)) ? undefined : newest;
  };
  for (const earlier of submissions) {
    if (earlier === act) break;
    const newest = typeof earlier.event.data['decisionId'] === 'string' ? undefined : take(earlier);
    if (newest !== undefined) taken.add(newest);
  }
  return take(act);
}

/** The type of decision that a proposal of identification leads to, by its outcome. */
const PROPOSED: Readonly<Record<string, string>> = {
  SEN_SUPPORT: 'SenSupportDecided',
  MONITORING: 'MonitoringStarted',
  NOT_SEN: 'NotSenDecided',
  SPECIALIST_REFERRAL: 'SpecialistReferralDecided',
};
/** Decisions about status: each ends what was proposed before it. */
const ABOUT_STATUS: readonly string[] = [...Object.values(PROPOSED), 'RegisterRemovalDecided'];

/**
 * A decision belongs to the proposal that it names, else to the newest proposal of identification of just its outcome.
 * Another decision about status in between breaks the link.
 */
export const proposalCarriedOut: LinkRule = (act, record) => {
  const { event } = act;
  const name = event.metadata.proposal ?? (event.type === 'ProvisionStarted' ? event.data['provision'] : null);
  const proposal = named(name, record.byId);
  if (proposal !== undefined && isProposal(proposal.event)) return proposal;
  return ABOUT_STATUS.includes(event.type) ? newestProposal(act, record) : undefined;
};

function isProposal({ type }: EffectiveEvent): boolean {
  return type === 'IdentificationProposed' || type === 'ProvisionProposed';
}

function newestProposal(act: Act, { decided }: RecordOfSchool): Act | undefined {
  const alike = (decided.get('IdentificationProposed') ?? []).filter(
    ({ event }) => PROPOSED[event.data['outcome'] as string] === act.event.type,
  );
  const newest = newestBy(alike, act);
  const others = ABOUT_STATUS.flatMap((type) => decided.get(type) ?? []).filter((one) => one !== act);
  return newest !== undefined && !others.some((one) => isBetween(datedAct(one), newest, act)) ? newest : undefined;
}

/** A decision belongs to the review that it names, if it was decided on the day on which that was held. */
export const reviewOfDay: LinkRule = ({ event, decidedOn }, { byId }) => {
  const review = named(event.data['reviewId'], byId);
  return review?.event.type === 'SenSupportReviewHeld' && review.event.data['heldOn'] === decidedOn
    ? review
    : undefined;
};

/** In this order; the first that gives something counts. */
export const LINK_RULES: readonly LinkRule[] = [
  namedRequest,
  firstOfCommand,
  requestActedOn,
  requestAboutRequest,
  decisionSubmitted,
  proposalCarriedOut,
  reviewOfDay,
];

function named(id: unknown, byId: ReadonlyMap<string, Act>): Act | undefined {
  const found = typeof id === 'string' ? byId.get(id) : undefined;
  return found?.isDecision === true ? found : undefined;
}

function datedAct({ event, decidedOn }: Act): Dated {
  return { on: decidedOn, event };
}
