import { alone, type Involved } from '../../src/decisions/involvement/involved.ts';
import { type InboxItem, sencoInbox } from '../../src/decisions/involvement/senco-inbox.ts';
import { type SencoInvolvement, sencoInvolvement } from '../../src/decisions/involvement/senco-involvement.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { inboxSubjects } from '../../src/matters/inbox-subjects.ts';
import { involvedIn } from '../../src/matters/judged-matter.ts';
import { mattersOf } from '../../src/matters/matters.ts';

/** What a decision belongs to among the events of its school. */
export function involvedWith(decision: EffectiveEvent, events: readonly EffectiveEvent[]): Involved {
  const matter = mattersOf(events).find(({ acts }) => acts.some(({ id }) => id === decision.id));
  return matter === undefined ? alone(decision) : involvedIn(matter);
}

/** How the SENCO had to do with the matter of a decision. */
export function involvementIn(decision: EffectiveEvent, events: readonly EffectiveEvent[]): SencoInvolvement {
  return sencoInvolvement(involvedWith(decision, events), events);
}

export function inboxOf(
  events: readonly EffectiveEvent[],
  voided: readonly EffectiveEvent[] = [],
): readonly InboxItem[] {
  return sencoInbox(inboxSubjects(events, voided));
}
