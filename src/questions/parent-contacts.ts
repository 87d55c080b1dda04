import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { EventTable } from '../kernel/members.ts';
import { memoByObject } from '../kernel/memo.ts';

/** A day of contact with the parents. `meeting` is true if they met. */
export interface ParentContact {
  readonly on: CivilDate;
  readonly meeting: boolean;
}

/** Joins contacts: days oldest first, each once. */
export function contactDays(contacts: readonly ParentContact[]): readonly ParentContact[] {
  const days = new Map<CivilDate, boolean>();
  for (const { on, meeting } of contacts) days.set(on, meeting || (days.get(on) ?? false));
  return [...days].map(([on, meeting]) => ({ on, meeting })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Types whose own members can show contact. In addition every decision can, by `parentInformed` or `parentsToldOn`. */
export const CONTACT_EVENT_TYPES = [
  'ParentDiscussionHeld',
  'SenSupportReviewHeld',
  'RegisterRemovalDecided',
  'ApdrReviewHeld',
  'AnnualReviewHeld',
  'EhcParentDiscussionHeld',
  'ConsultationHeld',
  'ParentInformed',
] as const;

type Contacts = (data: JsonObject, event: EffectiveEvent) => readonly ParentContact[];

const PARENT_PARTIES: readonly unknown[] = ['PARENT', 'YOUNG_PERSON', 'ALTERNATIVE_PERSON'];

const CONTACTS: Readonly<Record<(typeof CONTACT_EVENT_TYPES)[number], Contacts>> = {
  ParentDiscussionHeld: ({ heldOn, withParents }) => met(withParents === true, heldOn),
  SenSupportReviewHeld: ({ heldOn, withParents }) => met(withParents === true, heldOn),
  RegisterRemovalDecided: ({ review }) =>
    isObject(review) ? met(review['withParents'] === true, review['heldOn']) : [],
  ApdrReviewHeld: ({ heldOn, attendedBy }) => met(includesParent(attendedBy), heldOn),
  AnnualReviewHeld: ({ heldOn, attendees }) => met(includesParent(attendees), heldOn),
  EhcParentDiscussionHeld: ({ on }, event) => met(true, on ?? effectiveDate(event)),
  ConsultationHeld: ({ party, outcome, on, method }) =>
    PARENT_PARTIES.includes(party) && outcome !== 'NOT_REACHED' ? contact(on, method) : [],
  ParentInformed: ({ on, method }) => contact(on, method),
};

/** Whether events of this table can show a contact with the parents. */
export function mayShowContact({ type, members }: EventTable): boolean {
  return Object.hasOwn(CONTACTS, type) || 'parentInformed' in members || 'parentsToldOn' in members;
}

/** Days of contact with the parents that an event shows, each once. An attempt that reached nobody does not count. */
export const contactsBy = memoByObject((event: EffectiveEvent): readonly ParentContact[] => {
  const { parentInformed, parentsToldOn } = event.data;
  const own = (CONTACTS as Readonly<Record<string, Contacts | undefined>>)[event.type]?.(event.data, event) ?? [];
  return contactDays([
    ...own,
    ...(isObject(parentInformed) ? contact(parentInformed['on'], parentInformed['method']) : []),
    ...contact(parentsToldOn, null),
  ]);
});

function met(happened: boolean, on: unknown): readonly ParentContact[] {
  return happened ? contact(on, 'MEETING') : [];
}

function contact(on: unknown, method: unknown): readonly ParentContact[] {
  return typeof on === 'string' ? [{ on, meeting: method === 'MEETING' }] : [];
}

function includesParent(roles: unknown): boolean {
  return Array.isArray(roles) && roles.some((role) => PARENT_PARTIES.includes(role));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
