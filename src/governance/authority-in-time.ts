import { ruleFor, type SignOffMatter } from '../decisions/sign-off/policy.ts';
import { addDays, type CivilDate, startOfDayInLondon } from '../kernel/civil-date.ts';
import { instantFromMilliseconds } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Authority } from '../kernel/metadata.ts';
import { authorityOf, holdersOf } from './authority.ts';
import { delegationsHeld } from './delegations.ts';
import { grantNamed, type GrantNamed, policyNamed } from './grant.ts';
import type { GovernanceInTime, GovernanceStreams } from './governance-in-time.ts';
import type { JudgedDecision } from './judged-decision.ts';
import { recordStart } from './record-start.ts';
import { policySetOn } from './sign-off-policy.ts';

/** The findings that are worked out here when asked. What was stored of them was judged when it was recorded. */
export const JUDGED_WHEN_ASKED = [
  'NO_AUTHORITY_AT_DECISION',
  'AUTHORITY_RECORDED_LATER',
  'AUTHORITY_FROM_BEFORE_THE_RECORD',
  'COST_ABOVE_AUTHORITY',
  'DELEGATION_LAPSED',
  'SIGN_OFF_REQUIRED',
  'POLICY_RECORDED_LATER',
  'SOLE_DECIDER',
] as const;
export type AuthorityCode = (typeof JUDGED_WHEN_ASKED)[number];

/** A finding of authority, and what was recorded later. */
export interface AuthorityFinding {
  readonly code: AuthorityCode;
  /** INFORMATION: something to know, in no figure of what is to be put right. */
  readonly severity: 'INFORMATION' | 'CONCERN';
  /** The office, delegation or policy that was recorded later; null if none was. */
  readonly recordedLater: RecordedLater | null;
}

export interface RecordedLater {
  readonly grant: GrantNamed;
  /** The first ordinal at which the log gave it, and when that was. */
  readonly ordinal: number;
  readonly recordedAt: Instant;
}

/** What is known of a decision's authority. `reserved` and `headsDecision` are by what was known at the decision. */
export interface AuthorityJudgement {
  readonly findings: readonly AuthorityFinding[];
  readonly reserved: readonly SignOffMatter[];
  readonly headsDecision: boolean;
}

/**
 * Judges authority, need of sign-off, head's office, SENCO's post and team membership of a decision, in two times: as
 * the log knew them at the decision, and as it knows them at the cut (ordinal `now`).
 * Recording the decision or a grant earlier or later changes nothing here: only the days and moments count.
 */
export function judgeAuthority(judged: JudgedDecision, time: GovernanceInTime, now: number): AuthorityJudgement {
  const then = Math.min(now, ordinalThen(judged, time));
  const asked: Asked = { judged, time, then, now, before: isFromBefore(judged, time.at(now), time.schoolUrn) };
  const signOff = signOffFindings(asked);
  return { ...signOff, findings: once([...authorityFindings(asked), ...signOff.findings]) };
}

interface Asked {
  readonly judged: JudgedDecision;
  readonly time: GovernanceInTime;
  readonly then: number;
  readonly now: number;
  /** Whether it was decided before the school's record starts, and not taken here. */
  readonly before: boolean;
}

/** What the log knew at the moment of the decision, or at the end of its day in London if no moment is known. */
function ordinalThen({ takenHere, ordinal, decidedAt, decidedOn }: JudgedDecision, time: GovernanceInTime): number {
  if (takenHere) return ordinal - 1;
  return time.ordinalKnownAt(decidedAt ?? lastMomentOf(decidedOn));
}

function lastMomentOf(day: CivilDate): Instant {
  return instantFromMilliseconds(Date.parse(startOfDayInLondon(addDays(day, 1))) - 1);
}

function isFromBefore({ takenHere, decidedOn }: JudgedDecision, streams: GovernanceStreams, urn: string): boolean {
  const school = streams[`school-${urn}`];
  const start = school === undefined ? null : recordStart(school);
  return !takenHere && start !== null && decidedOn < start;
}

/** What the deciders' authority reaches at one ordinal. */
interface Reach {
  readonly authority: Authority | null;
  readonly withinCost: boolean;
}

function reachAt({ judged, time }: Asked, ordinal: number): Reach {
  const { persons, decision, decidedOn, annualCost } = judged;
  const streams = time.at(ordinal);
  const heads = holdersOf(streams, 'HEADTEACHER', decidedOn);
  const carrying = persons.flatMap((person) => {
    const { authority } = authorityOf(streams, person, decision, decidedOn);
    const limit = heads.includes(person) ? null : limitOf(streams, person, decision.name, decidedOn);
    return authority.kind === 'NOT_RECORDED' ? [] : [{ authority, limit }];
  });
  const within = carrying.filter(({ limit }) => annualCost === null || limit === null || annualCost <= limit);
  return {
    authority: (within[0] ?? carrying[0])?.authority ?? null,
    withinCost: carrying.length === 0 || within.length > 0,
  };
}

/** The highest yearly cost of a person's delegations; null if they set none. */
function limitOf(streams: GovernanceStreams, person: string, decision: string, on: CivilDate): number | null {
  const costs = delegationsHeld(streams, person, decision, on).inForce.map(({ maxAnnualCost }) => maxAnnualCost);
  return costs.length === 0 || costs.includes(null) ? null : Math.max(...costs.map((cost) => cost ?? 0));
}

function authorityFindings(asked: Asked): readonly AuthorityFinding[] {
  const { judged, then, now, before } = asked;
  // Nobody decides these here: the local authority, the Tribunal, a file.
  if (judged.decision.offices.length === 0) return [];
  const known = reachAt(asked, then);
  if (known.authority !== null && known.withinCost) return [];
  const later = reachAt(asked, now);
  const found = isRecordedLater(known, later)
    ? [recordedLater(asked, (ordinal) => givenAt(asked, later, ordinal))]
    : [];
  if (before) return found.length > 0 ? found : [information('AUTHORITY_FROM_BEFORE_THE_RECORD')];
  if (known.authority === null && later.authority === null)
    return [...lapsed(asked), concern('NO_AUTHORITY_AT_DECISION')];
  return found.length > 0 && later.withinCost ? found : [concern('COST_ABOVE_AUTHORITY'), ...found];
}

/** Whether what is known now gives more than what was known then: authority, or one that reaches the cost. */
function isRecordedLater(known: Reach, later: Reach): boolean {
  return later.authority !== null && (known.authority === null || later.withinCost);
}

/** What gave the authority of today at an ordinal; null if nothing did. */
function givenAt(asked: Asked, later: Reach, ordinal: number): Authority | null {
  const { authority, withinCost } = reachAt(asked, ordinal);
  return withinCost || !later.withinCost ? authority : null;
}

/** An answer to a request by somebody whose delegation had ended or was revoked. */
function lapsed({ judged, time, now }: Asked): readonly AuthorityFinding[] {
  const { answers, persons, decision, decidedOn } = judged;
  const had = (person: string): boolean => delegationsHeld(time.at(now), person, decision.name, decidedOn).lapsed;
  return answers && persons.some(had) ? [concern('DELEGATION_LAPSED')] : [];
}

/** The finding of the first entry after the decision by which `gives` holds. */
function recordedLater(asked: Asked, gives: (ordinal: number) => Authority | null): AuthorityFinding {
  const { judged, time, now, before } = asked;
  const later = firstGiven(asked, gives);
  const grant = later && grantNamed(time.at(later.ordinal), later.authority);
  const finding = later && grant ? { grant, ordinal: later.ordinal, recordedAt: time.knownAt(later.ordinal) } : null;
  if (before) return { code: 'AUTHORITY_FROM_BEFORE_THE_RECORD', severity: 'INFORMATION', recordedLater: finding };
  // A minute may be confirmed after the grant was recorded, so it is read as known now.
  const minuted = grantNamed(time.at(now), later?.authority ?? null);
  const earlier = minuted?.minutedOn != null && minuted.confirmed && minuted.minutedOn < judged.decidedOn;
  return {
    code: 'AUTHORITY_RECORDED_LATER',
    severity: earlier ? 'INFORMATION' : 'CONCERN',
    recordedLater: finding,
  };
}

function firstGiven(
  { judged, time, then, now }: Asked,
  gives: (ordinal: number) => Authority | null,
): { readonly ordinal: number; readonly authority: Authority } | undefined {
  for (const ordinal of time.changes(then, now, judged.persons)) {
    const authority = gives(ordinal);
    if (authority !== null) return { ordinal, authority };
  }
  return undefined;
}

/** Sign-off is needed by the policy as it was known then: neither a laxer nor a stricter one recorded later counts. */
function signOffFindings(asked: Asked): AuthorityJudgement {
  const { judged, then, now } = asked;
  const { reservable } = judged;
  const reserved = neededAt(asked, then);
  if (reservable === null || reserved.length === 0) return { findings: [], reserved, headsDecision: false };
  const heads = headsDeciding(asked, then);
  const later = heads.length > 0 ? heads : headsDeciding(asked, now);
  const headsDecision = heads.length > 0;
  const sole = !reservable.approved && later.some(({ person }) => isSenco(asked, person));
  const findings = [
    ...(reservable.approved || headsDecision ? [] : withoutSignOff(asked, later.length > 0)),
    ...(sole ? [information('SOLE_DECIDER')] : []),
  ];
  return { findings, reserved, headsDecision };
}

function withoutSignOff(asked: Asked, byHeadOfLater: boolean): readonly AuthorityFinding[] {
  if (byHeadOfLater) return [recordedLater(asked, (ordinal) => headsDeciding(asked, ordinal)[0]?.authority ?? null)];
  const required = concern('SIGN_OFF_REQUIRED');
  return neededAt(asked, asked.now).length > 0 ? [required] : [required, ...policyRecordedLater(asked)];
}

/** The matters that the policy of the day reserves in the decision, as known at an ordinal. */
function neededAt({ judged: { reservable, decidedOn }, time }: Asked, ordinal: number): readonly SignOffMatter[] {
  if (reservable === null) return [];
  const policy = policySetOn(time.at(ordinal)[`school-${time.schoolUrn}`]?.policiesSet ?? [], decidedOn);
  const rules = policy?.data.rules ?? [];
  return reservable.matters.filter((matter) => ruleFor(rules, matter, reservable.annualCost) !== undefined);
}

function policyRecordedLater(asked: Asked): readonly AuthorityFinding[] {
  const { judged, time, then, now } = asked;
  const ordinal = time.changes(then, now, []).find((each) => neededAt(asked, each).length === 0);
  if (ordinal === undefined) return [];
  const stream = `school-${time.schoolUrn}`;
  const policy = policySetOn(time.at(ordinal)[stream]?.policiesSet ?? [], judged.decidedOn);
  if (policy === undefined) return [concern('POLICY_RECORDED_LATER')];
  const grant = policyNamed(stream, policy);
  return [
    { ...concern('POLICY_RECORDED_LATER'), recordedLater: { grant, ordinal, recordedAt: time.knownAt(ordinal) } },
  ];
}

interface HeadDeciding {
  readonly person: string;
  readonly authority: Authority;
}

/** The deciders who were the head on the day and might decide this, as known at an ordinal. */
function headsDeciding({ judged, time }: Asked, ordinal: number): readonly HeadDeciding[] {
  const { persons, decision, decidedOn } = judged;
  const streams = time.at(ordinal);
  const heads = holdersOf(streams, 'HEADTEACHER', decidedOn);
  return persons
    .filter((person) => heads.includes(person))
    .map((person) => ({
      person,
      authority: authorityOf(streams, person, decision, decidedOn).authority,
    }))
    .filter(({ authority }) => authority.kind !== 'NOT_RECORDED');
}

/** Whether a person held the SENCO's post on the day of the decision, as known then or now. */
function isSenco({ judged, time, then, now }: Asked, person: string): boolean {
  return [then, now].some((ordinal) => holdersOf(time.at(ordinal), 'SENCO', judged.decidedOn).includes(person));
}

function concern(code: AuthorityCode): AuthorityFinding {
  return { code, severity: 'CONCERN', recordedLater: null };
}

function information(code: AuthorityCode): AuthorityFinding {
  return { code, severity: 'INFORMATION', recordedLater: null };
}

/** One finding of each code, the first. */
function once(findings: readonly AuthorityFinding[]): readonly AuthorityFinding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.code, finding])).values()].reverse();
}
