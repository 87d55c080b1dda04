import type { JsonObject } from '../kernel/json.ts';
import { codes, id, leftOut, oneOf, part, partOf, partsOf, type Stored, urn, day, codesOf } from '../kernel/members.ts';
import type { DecidedEvent } from './decision.ts';
import { EHC_REQUEST_OUTCOME } from './ehc/request-events.ts';
import { REMOVAL_REASON } from './identification/remove-from-sen-support.ts';
import { annualCost } from './provision/cost.ts';
import { END_REASON } from './provision/events.ts';
import { PLACEMENT_KIND } from './provision/start-placement-elsewhere.ts';
import { PROVISION_TERMS, type ProvisionTerms } from './provision/terms.ts';
import { RANKED_NEED } from './ranked-need.ts';

export const ACT_COMMAND = codes('SignOffActKind', 'What a request for sign-off may ask leave to do.', {
  PLACE_ON_SEN_SUPPORT: 'Place the pupil on SEN support.',
  REMOVE_FROM_SEN_SUPPORT: 'Take the pupil off SEN support.',
  DECIDE_EHC_REQUEST: 'Decide whether the school asks for an EHC needs assessment.',
  START_PROVISION: 'Start provision.',
  AMEND_PROVISION: 'Change provision.',
  END_PROVISION: 'End provision.',
  START_PLACEMENT_ELSEWHERE: 'Place the pupil elsewhere.',
});

/**
 * The act that a request carries: the command and its deciding members, as its event would hold them. What an approval
 * leaves open, such as views and evidence, is said when acting. The name of a provision or place is sealed beside it.
 */
export const SIGN_OFF_ACT = part('SignOffAct', 'The act that is to be approved: just this, and no more.', {
  kind: oneOf(ACT_COMMAND, 'What is to be done.'),
  provision: leftOut(id('Provision', 'Of provision: the one that is started, changed or ended; null: a new one.')),
  terms: leftOut(partOf(PROVISION_TERMS, 'Of a start or change: all that is to be provided; null for anything else.')),
  endReason: leftOut(oneOf(END_REASON, 'Of an end of provision: why; null for anything else.')),
  replacedBy: leftOut(id('Provision', 'Of an end of provision: what takes its place; null: nothing does.')),
  needs: leftOut(partsOf(RANKED_NEED, 'Of SEN support: the needs; none for anything else.')),
  reason: leftOut(oneOf(REMOVAL_REASON, 'Of a removal: why; null for anything else.')),
  outcome: leftOut(oneOf(EHC_REQUEST_OUTCOME, 'Of an EHC needs assessment: the answer; null for anything else.')),
  placementUrn: leftOut(urn('Of a placement: URN of the other school; null where it has none.')),
  placementKind: leftOut(oneOf(PLACEMENT_KIND, 'Of a placement: what kind of place; null for anything else.')),
  plannedEndOn: leftOut(day('Of a placement: its last planned day; null where none is planned.')),
});
export type SignOffAct = Stored<typeof SIGN_OFF_ACT.members>;
type ActKind = SignOffAct['kind'];

interface ActEvent {
  readonly kind: ActKind;
  /** The members that decide. */
  readonly members: readonly (keyof SignOffAct)[];
  /** The sealed member that names what it is about. */
  readonly name?: string;
}

const ACTS = {
  SenSupportDecided: { kind: 'PLACE_ON_SEN_SUPPORT', members: ['needs'] },
  RegisterRemovalDecided: { kind: 'REMOVE_FROM_SEN_SUPPORT', members: ['reason'] },
  EhcRequestDecided: { kind: 'DECIDE_EHC_REQUEST', members: ['outcome'] },
  ProvisionStarted: { kind: 'START_PROVISION', members: ['provision', 'terms'], name: 'name' },
  ProvisionAmended: { kind: 'AMEND_PROVISION', members: ['provision', 'terms'] },
  ProvisionEnded: { kind: 'END_PROVISION', members: ['provision', 'endReason', 'replacedBy'] },
  PlacementStarted: {
    kind: 'START_PLACEMENT_ELSEWHERE',
    members: ['placementUrn', 'placementKind', 'plannedEndOn'],
    name: 'placementName',
  },
} as const satisfies Readonly<Record<string, ActEvent>>;

/** Types of the events that acts are. */
export const ACT_EVENT_TYPES = Object.keys(ACTS) as readonly (keyof typeof ACTS)[];

function actEvent(type: string): ActEvent | undefined {
  return (ACTS as Readonly<Record<string, ActEvent>>)[type];
}

/** The name of the command of an act. */
export function commandOfAct({ kind }: Pick<SignOffAct, 'kind'>): string {
  const [first = '', ...rest] = kind.toLowerCase().split('_');
  return [first, ...rest].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Names of all commands that may be acts. */
export const ACT_COMMANDS: readonly string[] = codesOf(ACT_COMMAND).map((kind) => commandOfAct({ kind }));

/** The act that an event is; undefined if it is of no such kind. */
export function actOf({ type, data }: Pick<DecidedEvent, 'type' | 'data'>): SignOffAct | undefined {
  const known = actEvent(type);
  if (known === undefined) return undefined;
  const said = data as Readonly<Record<string, unknown>>;
  const decides = known.members.filter((name) => said[name] != null).map((name) => [name, said[name]] as const);
  return { kind: known.kind, ...(Object.fromEntries(decides) as Partial<SignOffAct>) };
}

/** What the act is about, in words: the name of the provision or place. Null if it has none, or it is sealed. */
export function nameInAct({ type, data }: Pick<DecidedEvent, 'type' | 'data'>): string | null {
  const name = actEvent(type)?.name;
  const said = name === undefined ? null : (data as JsonObject)[name];
  return typeof said === 'string' ? said : null;
}

/** The yearly cost of an act in pence; null if it has no terms. */
export function costOfAct({ terms }: SignOffAct): number | null {
  return terms === undefined ? null : annualCost(terms);
}

/**
 * Whether what is done is what was approved, or less: fewer or shorter sessions. What it costs is compared apart. Lines
 * of cost may differ if their sum does not grow.
 */
export function isWithinAct(done: SignOffAct, approved: SignOffAct): boolean {
  const { terms: given, ...did } = done;
  const { terms: allowed, ...asked } = approved;
  if (!sameValue(did, asked)) return false;
  if (given === undefined || allowed === undefined) return given === allowed;
  const { costLines: _lines, frequency: often, ...rest } = given;
  const { costLines: _asked, frequency: atMost, ...others } = allowed;
  return sameValue(rest, others) && isAsOften(often, atMost);
}

type Often = ProvisionTerms['frequency'];

function isAsOften(often: Often, atMost: Often): boolean {
  if (often === null || atMost === null) return often === atMost;
  return (
    often.sessionsPerWeek <= atMost.sessionsPerWeek &&
    often.minutesPerSession <= atMost.minutesPerSession &&
    often.weeks <= atMost.weeks
  );
}

/** Equal as JSON, whatever the order of members. A member that is null counts as left out. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => sameValue(item, b[at]));
  if (!isObject(a) || !isObject(b)) return (a ?? null) === (b ?? null);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => sameValue(a[name], b[name]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
