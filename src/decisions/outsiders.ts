import { type CodeOf, codes } from '../kernel/members.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Decider, Meeting, MeetingMember } from '../kernel/metadata.ts';

/** Who decides from outside a school. */
export const OUTSIDER = codes('Outsider', 'Somebody outside the school who decides.', {
  LOCAL_AUTHORITY: 'The local authority.',
  TRIBUNAL: 'The Tribunal.',
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person.',
  OTHER_SCHOOL: 'Another school, or a post-16 institution.',
  OTHER_OUTSIDER: 'Somebody else from outside.',
});
export type Outsider = CodeOf<typeof OUTSIDER>;

interface Fact {
  readonly type: string;
  readonly data: JsonObject;
}

const always = (outsider: Outsider) => (): Outsider => outsider;

/** Who makes or withdraws a request, by the codes of `ehc/request-events.ts`. The school itself is no outsider. */
const REQUESTERS: Readonly<Record<string, Outsider>> = {
  PARENT: 'PARENT',
  YOUNG_PERSON: 'YOUNG_PERSON',
  POST_16_INSTITUTION: 'OTHER_SCHOOL',
  OTHER_REFERRER: 'OTHER_OUTSIDER',
};

/**
 * Whose decision an event is, by its type. Only a local authority makes or ends an EHC plan (Children and Families Act
 * 2014 s.37, s.45), so it decided whatever provision code says so.
 */
const DECIDED_OUTSIDE: Readonly<Record<string, (fact: Fact) => Outsider | undefined>> = {
  LaDecidedToAssess: always('LOCAL_AUTHORITY'),
  LaRefusedToAssess: always('LOCAL_AUTHORITY'),
  LaDecidedToIssue: always('LOCAL_AUTHORITY'),
  LaRefusedToIssue: always('LOCAL_AUTHORITY'),
  FinalPlanReceived: always('LOCAL_AUTHORITY'),
  LaReviewDecisionReceived: always('LOCAL_AUTHORITY'),
  PlanAmended: always('LOCAL_AUTHORITY'),
  PlanCeased: always('LOCAL_AUTHORITY'),
  LaDecidedToReassess: always('LOCAL_AUTHORITY'),
  LaRefusedToReassess: always('LOCAL_AUTHORITY'),
  TribunalOrderReceived: always('TRIBUNAL'),
  EhcRequestSubmitted: ({ data }) => REQUESTERS[data['requestedBy'] as string],
  EhcRequestWithdrawn: ({ data }) => REQUESTERS[data['withdrawnBy'] as string],
  ProvisionCodeObserved: statedCode,
};

function statedCode({ data }: Fact): Outsider | undefined {
  const ofPlan = data['status'] === 'E' || data['plan'] != null || data['ceaseReason'] != null;
  if (ofPlan || data['source'] === 'LA_DOCUMENT') return 'LOCAL_AUTHORITY';
  return data['source'] === 'PREVIOUS_SCHOOL' ? 'OTHER_SCHOOL' : undefined;
}

/** Who outside the school decided it; undefined for the school's own decisions, and where a file does not tell. */
export function outsiderOf(fact: Fact): Outsider | undefined {
  return DECIDED_OUTSIDE[fact.type]?.(fact);
}

/** Who decided, as it is shown: one of the school's deciders as stored, or an outsider. */
export type DeciderKind = Decider['kind'] | Outsider;

export interface ShownDecider {
  readonly kind: DeciderKind;
  readonly meeting: Meeting | null;
  readonly persons: readonly MeetingMember[];
}

/**
 * The deciders of an event as they are shown. Whose decision it is follows from its type, for old events too; persons
 * whom the entry names stand beside an outsider.
 */
export function decidersShown(fact: Fact, decidedBy: readonly Decider[]): readonly ShownDecider[] {
  const outsider = outsiderOf(fact);
  if (outsider === undefined) return decidedBy.map((decider) => shown(decider));
  return [{ kind: outsider, meeting: null, persons: decidedBy.flatMap(personsOf) }];
}

function shown(decider: Decider): ShownDecider {
  const meeting = decider.kind === 'MEETING' ? decider.meeting : null;
  return { kind: decider.kind, meeting, persons: personsOf(decider) };
}

function personsOf(decider: Decider): readonly MeetingMember[] {
  return decider.kind === 'PERSON' ? [decider] : decider.kind === 'MEETING' ? decider.members : [];
}
