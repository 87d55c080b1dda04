import type { EffectiveEvent } from '../kernel/folding.ts';
import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { Authority } from '../kernel/metadata.ts';
import { BOARD_POSTS } from './authority.ts';
import type { SignOffPolicySet } from './events.ts';
import type { GovernanceStreams } from './governance-in-time.ts';
import { type Delegation, type Governance, type Holding, rolesOn, type SetBy } from './school.ts';

/** What gives authority or reserves it, by the event that did: an office, a delegation or a policy. */
export interface GrantNamed {
  readonly kind: 'OFFICE' | 'DELEGATION' | 'POLICY';
  readonly stream: string;
  readonly revision: number;
  /** Id of the delegation or policy; null for an office. */
  readonly id: string | null;
  readonly from: CivilDate;
  /** The day of the minute that gave it; null if none is named. */
  readonly minutedOn: CivilDate | null;
  /** Whether chair or clerk recorded or confirmed its minute, for somebody else than themselves. */
  readonly confirmed: boolean;
}

/** The office or delegation that an authority names, as these streams hold it; null if they do not. */
export function grantNamed(streams: GovernanceStreams, authority: Authority | null): GrantNamed | null {
  const { stream, revision, delegationId } = authority ?? {};
  const governance = stream === undefined ? undefined : streams[stream];
  if (stream === undefined || governance === undefined) return null;
  if (delegationId !== undefined) {
    const delegation = governance.delegations.find((each) => each.delegationId === delegationId);
    return delegation === undefined ? null : delegationNamed(stream, delegation, governance);
  }
  const holding = governance.holdings.find((each) => each.revision === revision);
  return holding === undefined ? null : holdingNamed(stream, holding);
}

function delegationNamed(stream: string, delegation: Delegation, governance: Governance): GrantNamed {
  const { delegationId: id, from, revision } = delegation;
  return {
    ...{ kind: 'DELEGATION', stream, revision, id, from },
    minutedOn: minutedOn(delegation),
    confirmed: isConfirmed(delegation, governance),
  };
}

function holdingNamed(stream: string, { given, from, revision, person }: Holding): GrantNamed {
  return {
    ...{ kind: 'OFFICE', stream, revision, id: null, from },
    minutedOn: minuteDay(given),
    confirmed: isTheBoards(given) && given.metadata.recordedBy.person !== person && hasMinute(given),
  };
}

export function policyNamed(stream: string, { data, given }: SetBy<SignOffPolicySet>): GrantNamed {
  return {
    ...{ kind: 'POLICY', stream, revision: given.revision, id: data.policyId, from: data.from },
    minutedOn: minuteDay(given),
    confirmed: isTheBoards(given) && hasMinute(given),
  };
}

/** The day of the minute of a delegation: of the one that was confirmed, else of the one that the grant names. */
export function minutedOn({ given, confirmed }: Delegation): CivilDate | null {
  return confirmed === null ? minuteDay(given) : (confirmed.data['givenOn'] as CivilDate);
}

/** The day is that of a minute: without a minute it is a claim, and counts for nothing. */
function minuteDay(given: EffectiveEvent): CivilDate | null {
  return hasMinute(given) ? ((given.data['givenOn'] as CivilDate | undefined) ?? null) : null;
}

function hasMinute({ data }: EffectiveEvent): boolean {
  return (data['minuteRef'] ?? null) !== null;
}

/** Whether chair or clerk recorded it, who answer for the board's minutes. */
function isTheBoards({ metadata }: EffectiveEvent): boolean {
  return MINUTE_KEEPERS.includes(metadata.recordedBy.role);
}

/** Offices that keep the minutes of a board. */
export const MINUTE_KEEPERS: readonly string[] = ['CHAIR_OF_GOVERNORS', 'CLERK'];

/** Whether chair or clerk recorded a board's grant to somebody else, or one of them confirmed it since. */
export function isConfirmed(delegation: Delegation, governance: Governance): boolean {
  const { given, confirmed, grantor } = delegation;
  if (confirmed !== null) return true;
  const { person } = given.metadata.recordedBy;
  return (
    grantor !== 'HEADTEACHER' &&
    isTheBoards(given) &&
    !isGrantedTo(delegation, person, governance, civilDateOfInstant(given.metadata.recordedAt))
  );
}

/** Whether a grant is to this person, by name or by a role that they hold on a day. */
export function isGrantedTo(
  { granteePerson, granteeOffice }: Pick<Delegation, 'granteePerson' | 'granteeOffice'>,
  person: string,
  governance: Governance,
  on: CivilDate,
): boolean {
  return (
    granteePerson === person ||
    (granteeOffice !== null && rolesOn(governance, person, on).some(({ role }) => role === granteeOffice))
  );
}

export type GrantCode = 'NOT_CONFIRMED_BY_THE_BOARD' | 'GRANT_WITHOUT_MINUTE' | 'GRANTED_BY_POST_TO_A_GOVERNOR';

/** What is to be put right about a delegation itself: at most one finding, and none on what rests on it. */
export function grantFinding(delegation: Delegation, governance: Governance): GrantCode | null {
  const { granteeOffice, given, grantor } = delegation;
  if (granteeOffice !== null && BOARD_POSTS.includes(granteeOffice)) return 'GRANTED_BY_POST_TO_A_GOVERNOR';
  if (grantor !== 'HEADTEACHER' && !isConfirmed(delegation, governance)) return 'NOT_CONFIRMED_BY_THE_BOARD';
  const minuted = delegation.confirmed !== null || (hasMinute(given) && minuteDay(given) !== null);
  return minuted ? null : 'GRANT_WITHOUT_MINUTE';
}
