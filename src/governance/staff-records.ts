import type { CivilDate } from '../kernel/civil-date.ts';
import { RecordVoidedAsError } from '../kernel/correction.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { foldCorrections } from '../kernel/folding.ts';
import { type CodeOf, codes, isA } from '../kernel/members.ts';
import { type EventMetadata, metadataOf } from '../kernel/metadata.ts';
import {
  LeadershipTeamJoined,
  LeadershipTeamLeft,
  OfficeAssigned,
  OfficeEnded,
  SencoDesignated,
  SencoDesignationEnded,
} from './events.ts';
import { PersonLeft } from './person.ts';

export const STAFF_RECORD_KIND = codes('StaffRecordKind', 'What was recorded about a person at a school.', {
  BEGINNING: 'That they hold an office, a designation or a membership from a day.',
  END: 'That they hold it no longer.',
  LEAVING: 'That they left the school.',
});

export const STAFF_RECORD_STATE = codes('StaffRecordState', 'What became of such a record.', {
  STANDS: 'It counts as it was recorded.',
  CORRECTED: 'It counts as it was corrected.',
  VOID: 'It was recorded in error and does not count.',
});

/** One thing that was recorded about a person at a school, as it counts now. */
export interface StaffRecord {
  readonly id: string;
  readonly kind: CodeOf<typeof STAFF_RECORD_KIND>;
  readonly state: CodeOf<typeof STAFF_RECORD_STATE>;
  readonly person: string;
  /** What is held or ends; null for a leaving, which ends all. */
  readonly role: string | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly acting: boolean;
  /** Of a leaving: its school; null for an older one, which is of all. */
  readonly schoolUrn: string | null;
  readonly metadata: EventMetadata;
}

type Said = Pick<StaffRecord, 'kind' | 'role' | 'from' | 'to' | 'acting' | 'schoolUrn'>;
const NOTHING = { role: null, from: null, to: null, acting: false, schoolUrn: null } as const;

const isSenco = isA(SencoDesignated);
const isOffice = isA(OfficeAssigned);
const isJoined = isA(LeadershipTeamJoined);
const isOfficeEnd = isA(OfficeEnded);
const isSencoEnd = isA(SencoDesignationEnded);
const isTeamEnd = isA(LeadershipTeamLeft);
const isLeaving = isA(PersonLeft);

/** What a stream of a school, trust or person holds about people's posts and leavings, in the order recorded. */
export function staffRecordsIn(stored: readonly StoredEvent[], owner?: string): readonly StaffRecord[] {
  const effective = new Map(foldCorrections(stored).map((event) => [event.id, event]));
  const voided = new Set(stored.filter(isA(RecordVoidedAsError)).map(({ data }) => data.target));
  return stored.flatMap((event) => {
    const now = effective.get(event.id) ?? event;
    const said = saidBy(now);
    if (said === undefined) return [];
    const changed = effective.get(event.id)?.correctedAt === undefined ? 'STANDS' : 'CORRECTED';
    return {
      ...said,
      id: event.id,
      state: voided.has(event.id) ? 'VOID' : changed,
      person: owner ?? (now.data['person'] as string),
      metadata: metadataOf(event),
    };
  });
}

function saidBy(event: Pick<StoredEvent, 'type' | 'data'>): Said | undefined {
  return beginning(event) ?? end(event);
}

function beginning(event: Pick<StoredEvent, 'type' | 'data'>): Said | undefined {
  const kind = 'BEGINNING';
  if (isOffice(event)) return { ...NOTHING, kind, role: event.data.office, from: event.data.from, to: event.data.to };
  if (isSenco(event)) return { ...NOTHING, kind, role: 'SENCO', from: event.data.from, acting: event.data.acting };
  if (isJoined(event)) return { ...NOTHING, kind, role: 'SLT_MEMBER', from: event.data.from };
  return undefined;
}

function end(event: Pick<StoredEvent, 'type' | 'data'>): Said | undefined {
  const kind = 'END';
  if (isOfficeEnd(event)) return { ...NOTHING, kind, role: event.data.office, to: event.data.on };
  if (isSencoEnd(event)) return { ...NOTHING, kind, role: 'SENCO', to: event.data.on };
  if (isTeamEnd(event)) return { ...NOTHING, kind, role: 'SLT_MEMBER', to: event.data.on };
  if (isLeaving(event))
    return { ...NOTHING, kind: 'LEAVING', to: event.data.on, schoolUrn: event.data.schoolUrn ?? null };
  return undefined;
}
