import { ProvisionEnded, ProvisionStarted } from '../decisions/provision/events.ts';
import { sameProvision } from '../decisions/provision/terms.ts';
import { SIGN_OFF_EVENT_TYPES } from '../decisions/sign-off/events.ts';
import { signOffsOf } from '../decisions/sign-off/fold.ts';
import { type CivilDate, daysBetween } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { type EventOf, isA } from '../kernel/members.ts';

/** The decision that undid another, and the days between their effective dates. */
export interface Undone {
  readonly by: string;
  readonly on: CivilDate;
  readonly days: number;
}

/** Two types of decision: the later undoes the earlier if both are about the same. */
interface Opposite {
  readonly decided: string;
  readonly undoneBy: string;
  readonly same: (decided: EffectiveEvent, undoing: EffectiveEvent, events: readonly EffectiveEvent[]) => boolean;
}

const always = (): boolean => true;
const isStart = isA(ProvisionStarted);
const isEnd = isA(ProvisionEnded);

const OPPOSITES: readonly Opposite[] = [
  { decided: 'SenSupportDecided', undoneBy: 'RegisterRemovalDecided', same: always },
  { decided: 'RegisterRemovalDecided', undoneBy: 'SenSupportDecided', same: always },
  { decided: 'NotSenDecided', undoneBy: 'SenSupportDecided', same: always },
  {
    decided: 'EhcRequestDecided',
    undoneBy: 'EhcRequestWithdrawn',
    same: ({ data }, { data: { withdrawnBy } }) => data['outcome'] === 'REQUEST' && withdrawnBy === 'SCHOOL',
  },
  {
    decided: 'EhcRequestDecided',
    undoneBy: 'EhcRequestDecided',
    same: (a, b) => a.data['outcome'] !== b.data['outcome'],
  },
  {
    decided: 'EhcRequestSubmitted',
    undoneBy: 'EhcRequestWithdrawn',
    same: (a, b) => a.data['requestedBy'] === b.data['withdrawnBy'],
  },
  {
    decided: ProvisionStarted.type,
    undoneBy: ProvisionEnded.type,
    same: (a, b) => isStart(a) && isEnd(b) && (a.data.provision ?? a.id) === b.data.provision && !endedAsPlanned(a, b),
  },
  { decided: ProvisionEnded.type, undoneBy: ProvisionStarted.type, same: startedAgain },
  ...['SignOffApproved', 'SignOffApprovedWithConditions'].map((decided) => ({
    decided,
    undoneBy: 'SignOffRejected',
    same: sameMatter,
  })),
];

/**
 * The first decision of the school that undid this one; undefined if none has. Provision that ended as planned was not
 * undone.
 */
export function undoneBy(decision: EffectiveEvent, events: readonly EffectiveEvent[]): Undone | undefined {
  const day = effectiveDate(decision);
  const later = events.filter(
    (event) => effectiveDate(event) > day || (effectiveDate(event) === day && event.revision > decision.revision),
  );
  const opposites = OPPOSITES.filter(({ decided }) => decided === decision.type);
  const undoing = later.find((event) =>
    opposites.some((one) => one.undoneBy === event.type && one.same(decision, event, events)),
  );
  return undoing && { by: undoing.id, on: effectiveDate(undoing), days: daysBetween(day, effectiveDate(undoing)) };
}

/** Types of events that show whether a decision of a type was undone; empty if nothing undoes it. */
export function undoingTypes(type: string): readonly string[] {
  const undoing = OPPOSITES.filter(({ decided }) => decided === type).map((one) => one.undoneBy);
  return undoing.includes('SignOffRejected') ? SIGN_OFF_EVENT_TYPES : undoing;
}

function endedAsPlanned(
  { data: { terms } }: EventOf<typeof ProvisionStarted, EffectiveEvent>,
  ended: EventOf<typeof ProvisionEnded, EffectiveEvent>,
): boolean {
  return (
    ended.data.endReason === 'ACHIEVED' ||
    ended.data.endReason === 'LEFT' ||
    (terms.plannedEndOn !== null && effectiveDate(ended) >= terms.plannedEndOn)
  );
}

/** Whether the same provision started again after it ended. */
function startedAgain(ended: EffectiveEvent, started: EffectiveEvent, events: readonly EffectiveEvent[]): boolean {
  const before = events.filter(isStart).findLast(({ id, data }) => (data.provision ?? id) === ended.data['provision']);
  return (
    before !== undefined &&
    isStart(started) &&
    started.id !== before.id &&
    sameProvision(before.data.terms, started.data.terms)
  );
}

/** Whether a new request for the approved matter was rejected. */
function sameMatter(approved: EffectiveEvent, rejected: EffectiveEvent, events: readonly EffectiveEvent[]): boolean {
  const requests = signOffsOf(events);
  const requestOf = (event: EffectiveEvent): (typeof requests)[number] | undefined =>
    requests.find(({ id }) => id === event.data['request']);
  const [before, after] = [requestOf(approved), requestOf(rejected)];
  return (
    before !== undefined &&
    after !== undefined &&
    before.id !== after.id &&
    before.content.matter === after.content.matter
  );
}
