import type { DECISION_ORDERS, DecisionOrder } from '../../projections/decisions/decision-history.ts';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import type { DecisionState } from '../../projections/record/decision-version.ts';
import { EVENTS, type EventType } from '../../src/registry/events.ts';
import { publishEnum } from './publish.ts';

/** An event of the log that is a decision; which ones are, the registry says. */
export type DecisionType = EventType;

export const DecisionTypeEnum = publishEnum<DecisionType>(
  'DecisionType',
  'Kinds of decision.',
  Object.fromEntries(DECISION_TYPES.map((type) => [type, EVENTS[type].words])) as Readonly<
    Record<DecisionType, string>
  >,
);

export const DecisionStateEnum = publishEnum<DecisionState>('DecisionState', "What became of a decision's record.", {
  IN_EFFECT: 'As it was recorded.',
  CORRECTED: 'As its newest correction says.',
  VOIDED_AS_ERROR: 'Voided as an error; shown as it stood.',
});

export const DecisionOrderEnum = publishEnum<keyof typeof DECISION_ORDERS>(
  'DecisionOrderField',
  'What decisions are ordered by.',
  {
    DECIDED_AT: 'When it was decided.',
    RECORDED_AT: 'When it was recorded.',
    EFFECTIVE_FROM: 'From when it counts.',
  },
);

export const DirectionEnum = publishEnum<DecisionOrder['direction']>('OrderDirection', 'Direction of an order.', {
  ASC: 'Earliest first.',
  DESC: 'Latest first.',
});
