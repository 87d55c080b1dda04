import {
  code,
  codes,
  type DataOf,
  day,
  dayAboutChild,
  event,
  id,
  oneOf,
  optional,
  text,
  whole,
} from '../../kernel/members.ts';
import { INTERRUPTION } from './interruption.ts';

const MOST_SESSIONS = 2_000;

/** Sessions planned and delivered over some days. */
export const DeliveryLogged = event('DeliveryLogged', 'Sessions were logged.', {
  provision: id('Provision', 'The provision.'),
  from: dayAboutChild('First day.'),
  to: dayAboutChild('Last day.'),
  sessionsPlanned: whole('Sessions that were planned.', 0, MOST_SESSIONS),
  sessionsDelivered: whole('Sessions that were delivered.', 0, MOST_SESSIONS),
});
export type DeliveryLogged = DataOf<typeof DeliveryLogged>;

const VARIANCE = codes('DeliveryVarianceKind', 'How delivery differed from what was due.', {
  NOT_DELIVERED: 'Not delivered.',
  PARTLY_DELIVERED: 'Delivered in part.',
  DELIVERED_DIFFERENTLY: 'Delivered in another way.',
  LATE: 'Delivered late.',
});

/** Members of a delivery variance, in clear. */
export const VARIED = {
  sectionFItem: optional(code("The item of Section F, by the plan's reference.", 'The item of Section F.')),
  variance: oneOf(VARIANCE, 'How delivery differed.'),
  since: dayAboutChild('Since when.'),
  until: optional(dayAboutChild('Until when; left out while it goes on.', 'Until when; null while it goes on.')),
  missedSessions: optional(whole('Sessions that were missed.', 0, MOST_SESSIONS)),
  interruption: oneOf(INTERRUPTION, 'The reason, honestly.', 'Why.'),
  laToldOn: optional(day('When the local authority was told.')),
  earlyReviewAskedOn: optional(day('When an early review was asked for.')),
};

/**
 * Records what should have been delivered and was not, since when and why. For an item of Section F it has the day on
 * which the local authority was told (s.42). Without a provision it is about an item of Section F that never started.
 */
export const DeliveryVarianceRecorded = event(
  'DeliveryVarianceRecorded',
  'Something was not delivered as it should have been.',
  {
    provision: optional(id('Provision', 'The provision; either this or the item of Section F, or both.')),
    ...VARIED,
    note: optional(text('A note.')),
  },
);
export type DeliveryVarianceRecorded = DataOf<typeof DeliveryVarianceRecorded>;
