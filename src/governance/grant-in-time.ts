import { addDays, type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { SignOffPolicySet } from './events.ts';
import { type GrantCode, grantFinding, grantNamed, type GrantNamed, policyNamed } from './grant.ts';
import type { GovernanceInTime } from './governance-in-time.ts';
import { recordStart } from './record-start.ts';
import type { Delegation, Governance, Holding, SetBy } from './school.ts';

/** A finding on what gives authority or reserves it, or on what took it back. */
export interface GrantFinding {
  readonly code:
    | GrantCode
    | 'AUTHORITY_RECORDED_LATER'
    | 'AUTHORITY_FROM_BEFORE_THE_RECORD'
    | 'POLICY_RECORDED_LATER'
    | 'AUTHORITY_TAKEN_BACK_LATER';
  readonly severity: 'INFORMATION' | 'CONCERN';
}

/** When the log first gave something and took it back, with what is to be said about either. */
export interface GrantInTime {
  /** When it was recorded from its first day on; a correction counts from its own entry. */
  readonly recordedAt: Instant | null;
  readonly findings: readonly GrantFinding[];
  /** When its end was recorded; null if none was. */
  readonly endedAt: Instant | null;
  readonly findingsOfEnd: readonly GrantFinding[];
}

/** Where to look, and what was known by then. */
export interface GrantAsked {
  readonly stream: string;
  readonly time: GovernanceInTime;
  readonly now: number;
}

export function delegationInTime(delegation: Delegation, asked: GrantAsked): GrantInTime {
  const { delegationId, from, revision, revokedOn } = delegation;
  const governance = asked.time.at(asked.now)[asked.stream];
  const named = grantNamed(asked.time.at(asked.now), {
    kind: 'DELEGATION',
    stream: asked.stream,
    revision,
    delegationId,
  });
  const own = governance === undefined ? null : grantFinding(delegation, governance);
  const inLog = (known: Governance) => known.delegations.find((each) => each.delegationId === delegationId);
  const ended = (known: Governance): boolean => (inLog(known)?.revokedOn ?? NEVER) <= (revokedOn ?? '');
  return inTime(asked, named, own, 'AUTHORITY_RECORDED_LATER', {
    given: (known) => (inLog(known)?.from ?? NEVER) <= from,
    ended: revokedOn === null ? null : { by: ended, firstDayWithout: revokedOn },
  });
}

export function holdingInTime(holding: Holding, asked: GrantAsked): GrantInTime {
  const { from, to, revision, ended } = holding;
  const named = grantNamed(asked.time.at(asked.now), { kind: 'OFFICE', stream: asked.stream, revision });
  const inLog = (known: Governance) => known.holdings.find((each) => each.revision === revision);
  const over = (known: Governance): boolean => (inLog(known)?.to ?? NEVER) <= (to ?? '');
  return inTime(asked, named, null, 'AUTHORITY_RECORDED_LATER', {
    given: (known) => (inLog(known)?.from ?? NEVER) <= from,
    ended: ended === null || to === null ? null : { by: over, firstDayWithout: addDays(to, 1) },
  });
}

export function policyInTime(policy: SetBy<SignOffPolicySet>, asked: GrantAsked): GrantInTime {
  const { policyId, from } = policy.data;
  const inLog = (known: Governance) => known.signOffPolicies.find((each) => each.policyId === policyId);
  return inTime(asked, policyNamed(asked.stream, policy), null, 'POLICY_RECORDED_LATER', {
    given: (known) => (inLog(known)?.from ?? NEVER) <= from,
    ended: null,
  });
}

/** Later than any day. */
const NEVER = '9999-12-31';

interface Seen {
  readonly given: (known: Governance) => boolean;
  readonly ended: { readonly by: (known: Governance) => boolean; readonly firstDayWithout: CivilDate } | null;
}

function inTime(
  asked: GrantAsked,
  named: GrantNamed | null,
  own: GrantCode | null,
  late: 'AUTHORITY_RECORDED_LATER' | 'POLICY_RECORDED_LATER',
  { given, ended }: Seen,
): GrantInTime {
  const recordedAt = firstKnown(asked, given);
  const endedAt = ended === null ? null : firstKnown(asked, ended.by);
  const takenBack = ended !== null && endedAt !== null && ended.firstDayWithout < civilDateOfInstant(endedAt);
  return {
    recordedAt,
    findings: [
      ...(own === null ? [] : [{ code: own, severity: 'CONCERN' } as const]),
      ...(recordedAt === null || named === null ? [] : lateness(asked, named, recordedAt, late)),
    ],
    endedAt,
    findingsOfEnd: takenBack ? [{ code: 'AUTHORITY_TAKEN_BACK_LATER', severity: 'CONCERN' }] : [],
  };
}

/** What counts from a day before it was recorded; while the record has not started, that is information. */
function lateness(
  asked: GrantAsked,
  { from, minutedOn, confirmed }: GrantNamed,
  recordedAt: Instant,
  late: 'AUTHORITY_RECORDED_LATER' | 'POLICY_RECORDED_LATER',
): readonly GrantFinding[] {
  const recordedOn = civilDateOfInstant(recordedAt);
  if (recordedOn <= from) return [];
  const school = asked.time.at(asked.now)[`school-${asked.time.schoolUrn}`];
  const start = school === undefined ? null : recordStart(school);
  if (start !== null && recordedOn < start)
    return [{ code: 'AUTHORITY_FROM_BEFORE_THE_RECORD', severity: 'INFORMATION' }];
  const minuted = confirmed && minutedOn !== null && minutedOn <= from;
  return [{ code: late, severity: minuted ? 'INFORMATION' : 'CONCERN' }];
}

function firstKnown({ stream, time, now }: GrantAsked, holds: (known: Governance) => boolean): Instant | null {
  for (const ordinal of time.changes(0, now, [])) {
    const known = time.at(ordinal)[stream];
    if (known !== undefined && holds(known)) return time.knownAt(ordinal);
  }
  return null;
}
