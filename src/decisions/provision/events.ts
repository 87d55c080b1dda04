import {
  type CodeOf,
  codes,
  type DataOf,
  day,
  plannedDay,
  event,
  id,
  oneOf,
  optional,
  partOf,
  partsOf,
  someOf,
  text,
} from '../../kernel/members.ts';
import { EVIDENCE } from '../evidence.ts';
import { INTERRUPTION } from './interruption.ts';
import { PARENT_POSITION } from './parent-position.ts';
import { PARTY } from './party.ts';
import { PLAN_CHANGE } from './plan-change.ts';
import { PROVISION_TERMS } from './terms.ts';

const REASONS = {
  rationale: text('Why.'),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
};
const NAMED = { evidence: partsOf(EVIDENCE, 'Evidence.'), name: text('What it is called.'), ...REASONS };

/**
 * Proposes provision. The id of a provision is that of its first event: this one, or the start if there was no
 * proposal.
 */
export const ProvisionProposed = event('ProvisionProposed', 'Provision was proposed.', {
  terms: partOf(PROVISION_TERMS, 'What is proposed.'),
  ...NAMED,
});
export type ProvisionProposed = DataOf<typeof ProvisionProposed>;

/** Members of a start, for one pupil or for a group. */
export const AGREED_AT_START = {
  terms: partOf(PROVISION_TERMS, 'What is provided.'),
  agreedWith: someOf(PARTY, 'With whom it was agreed.'),
  parentPosition: oneOf(PARENT_POSITION, 'Where the parents stand.', 'Where the parents stand; null for a proposal.'),
  laInformedOn: optional(
    day(
      'For a reduced timetable: when the local authority was told.',
      'When the local authority was told of a reduced timetable.',
    ),
  ),
  ...NAMED,
};

/** Starts provision. `provision` is the proposal it carries out; null if this event is the provision's first. */
export const ProvisionStarted = event('ProvisionStarted', 'Provision was started.', {
  provision: optional(
    id(
      'Provision',
      'The proposal that is carried out.',
      'The proposal that is carried out; null where the provision is known by this decision.',
    ),
  ),
  ...AGREED_AT_START,
});
export type ProvisionStarted = DataOf<typeof ProvisionStarted>;

const PROVISION_CHANGE = codes('ProvisionChangeKind', 'What changes in a provision.', {
  INTENSITY: 'Intensity.',
  FREQUENCY: 'Frequency.',
  DELIVERER: 'Who delivers it.',
  GROUP: 'The group.',
  SETTING: 'The setting.',
  OUTCOME: 'The outcome.',
  FUNDING: 'Who pays.',
  OTHER: 'Something else.',
});

export const ProvisionAmended = event('ProvisionAmended', 'Provision was changed.', {
  provision: id('Provision', 'The provision.'),
  changes: someOf(PROVISION_CHANGE, 'What changes.'),
  terms: partOf(PROVISION_TERMS, 'The new terms in full.', 'The new terms.'),
  planChange: optional(partOf(PLAN_CHANGE, 'For an item of Section F: what allows it.')),
  parentPosition: oneOf(PARENT_POSITION, 'Where the parents stand.'),
  parentsToldOn: optional(day('When the parents were told.')),
  laInformedOn: AGREED_AT_START.laInformedOn,
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  ...REASONS,
});
export type ProvisionAmended = DataOf<typeof ProvisionAmended>;

export const ProvisionSuspended = event('ProvisionSuspended', 'Provision was suspended.', {
  provision: id('Provision', 'The provision.'),
  interruption: oneOf(INTERRUPTION, 'The reason, honestly.', 'Why it is suspended; null where it is resumed.'),
  expectedBackOn: optional(plannedDay('When it is expected to go on.', 'When it was expected to go on.')),
  parentsToldOn: optional(day('When the parents were told.')),
  rationale: text('Why.'),
});
export type ProvisionSuspended = DataOf<typeof ProvisionSuspended>;

export const ProvisionResumed = event('ProvisionResumed', 'Provision was resumed.', {
  provision: id('Provision', 'The provision.'),
  rationale: text('Why.'),
});
export type ProvisionResumed = DataOf<typeof ProvisionResumed>;

/**
 * Why provision ended. Funding and staffing are listed, so that they can be given honestly: governors need to see them.
 */
export const END_REASON = codes('ProvisionEndReason', 'Why provision ended.', {
  ACHIEVED: 'The outcome was reached.',
  INEFFECTIVE: 'It did not help.',
  NOT_NEEDED: 'It is needed no more.',
  FUNDING: 'For lack of funding.',
  STAFFING: 'For lack of staff.',
  LEFT: 'The pupil left.',
  REPLACED: 'Another provision takes its place.',
  PLAN_CHANGED: 'The EHC plan was changed.',
  PARENT_REQUEST: 'At the request of a parent.',
  OTHER: 'Another reason.',
});
export type EndReason = CodeOf<typeof END_REASON>;

/** Ends provision from the effective date on. */
export const ProvisionEnded = event('ProvisionEnded', 'Provision was ended.', {
  provision: id('Provision', 'The provision.'),
  endReason: oneOf(END_REASON, 'The reason, honestly.', 'Why.'),
  replacedBy: optional(id('Provision', 'The provision that takes its place.')),
  planChange: optional(partOf(PLAN_CHANGE, 'For an item of Section F: what allows it.')),
  parentPosition: oneOf(PARENT_POSITION, 'Where the parents stand.'),
  parentsToldOn: optional(day('When the parents were told.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  ...REASONS,
});
export type ProvisionEnded = DataOf<typeof ProvisionEnded>;
