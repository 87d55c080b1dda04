import type { EvidenceReference } from '../decisions/evidence.ts';
import type { ProvisionTerms } from '../decisions/provision/terms.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { at } from './days.ts';
import type { Telling } from './telling.ts';

/** A group of four with a teaching assistant, twice a week for half an hour, twelve weeks: £51.00 a year for each. */
export function groupTerms(day: CivilDate, changed: Partial<ProvisionTerms> = {}): ProvisionTerms {
  return {
    tier: 'TARGETED',
    kind: 'INTERVENTION',
    fundingSource: 'ELEMENT_2_NOTIONAL',
    broadArea: 'COMMUNICATION_AND_INTERACTION',
    linkedNeed: 'SLCN',
    sectionFItem: null,
    frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
    groupSize: 4,
    deliverer: null,
    delivererRole: 'TEACHING_ASSISTANT',
    setting: 'WITHDRAWAL_ROOM',
    costLines: [{ kind: 'HOURLY', pence: null }],
    plannedEndOn: addDays(day, 84),
    reviewOn: addDays(day, 84),
    attendsMinutesPerWeek: null,
    ...changed,
  };
}

/** What is started beside its terms. */
interface Plan {
  readonly name: string;
  readonly rationale: string;
  /** What is to be reached; empty where nothing was agreed. */
  readonly outcomes: readonly { readonly words: string; readonly baseline: string; readonly target: string }[];
  readonly parentPosition?: string;
  readonly laInformedOn?: CivilDate | null;
  /** Absent: the SENCO's own assessment of the week before. */
  readonly evidence?: readonly EvidenceReference[];
}

/** The members of a start of provision on a day. */
export function starting(
  day: CivilDate,
  terms: ProvisionTerms,
  {
    name,
    rationale,
    outcomes,
    parentPosition = 'AGREES',
    laInformedOn = null,
    evidence = [{ kind: 'ASSESSMENT', on: addDays(day, -5), author: 'SENCO', sha256: null }],
  }: Plan,
): object {
  return {
    provision: null,
    plan: {
      terms,
      name,
      rationale,
      agreedWith: ['PARENT', 'PUPIL', 'CLASS_TEACHER'],
      parentPosition,
      laInformedOn,
      evidence,
      parentViews: null,
      pupilViews: null,
      outcomes: outcomes.map((outcome) => ({
        ...outcome,
        baselineOn: addDays(day, -5),
        dueOn: addDays(day, 84),
        measure: 'Counted by the assistant in each session.',
      })),
    },
  };
}

/** Sessions given out of those planned, entered by the SENCO on the last day. */
export function delivered(
  story: Telling,
  provision: string,
  from: CivilDate,
  to: CivilDate,
  sessionsDelivered: number,
  sessionsPlanned: number,
): void {
  story.entry(story.setting.senco, at(to, '16:20'), 'LogDelivery', {
    provision,
    from,
    to,
    sessionsPlanned,
    sessionsDelivered,
  });
}

/** What the end of provision says where nothing else is to be said. */
export function ending(provision: string, endReason: string, toldOn: CivilDate, rationale: string): object {
  return {
    provision,
    endReason,
    replacedBy: null,
    planChange: null,
    parentPosition: 'NOT_ASKED',
    parentsToldOn: toldOn,
    evidence: [],
    rationale,
    parentViews: null,
    pupilViews: null,
  };
}

export const TALKING = {
  words: 'Begins three exchanges with a peer in each session.',
  baseline: 'None or one',
  target: 'Three',
} as const;
export const READING = {
  words: 'Reads a page of the class text with one prompt.',
  baseline: 'Five prompts',
  target: 'One prompt',
} as const;
