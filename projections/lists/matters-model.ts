import { postAsStored } from '../../src/decisions/involvement/involved.ts';
import type { SencoJudgement } from '../../src/decisions/involvement/senco-involvement.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { bearingOn, sencoJudgementOf } from '../../src/matters/judged-matter.ts';
import { type Matter, mattersOf } from '../../src/matters/matters.ts';
import { BESIDE_DECISIONS } from '../../src/matters/acts.ts';
import type { EventType } from '../../src/registry/events.ts';
import { DECISION_TYPES } from '../decisions/decision-types.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/** Words about the SENCO, which name a decision or wait for one. */
const WORDS: readonly EventType[] = [
  'ConsultationHeld',
  'SencoInformed',
  'InvolvementConfirmed',
  'InvolvementDisputed',
  'ConsultationAnswered',
  'DecisionConfirmed',
  'DecisionDisputed',
];

/** What is kept of a matter. Whoever held the SENCO's post by what is known now is looked up when it is asked for. */
export interface KeptMatter {
  /** Ids of the principal decision, or null; and of the act that leads it. */
  readonly principal: string | null;
  readonly leading: string;
  readonly occasion: string;
  /** Ids of its acts that count, and of the void ones. */
  readonly acts: readonly string[];
  readonly voided: readonly string[];
  /** Ids of the matters that it changes, ends, takes back or goes on from. */
  readonly follows: readonly string[];
  /** By the SENCOs whom the decision stores; null for a matter that is not decided. */
  readonly judgement: SencoJudgement | null;
  /** The SENCOs whom the principal decision stores. */
  readonly sencos: readonly string[];
  /** The recorder's role, if the principal decision was entered late; else null. */
  readonly lateBy: string | null;
}

/** State of the item that leads from an act to its matter. */
export const ACT = 'ACT';

/**
 * One item for each matter, by the day of its leading act, and one for each act beside that which gives the matter its
 * id. So every id of an act leads to its matter.
 */
export const MODEL = listModel({
  name: 'matters',
  version: 1,
  source: import.meta.url,
  parts: [
    {
      types: [...DECISION_TYPES, ...BESIDE_DECISIONS, ...WORDS],
      derive: (events, voided) => {
        const bearing = bearingOn(events);
        return mattersOf(events, voided()).flatMap((matter) => itemsOf(matter, bearing(matter)));
      },
    },
  ],
});

/** The items last made for a matter, by its first act: the same while the same events bear on it. */
const MADE = new WeakMap<EffectiveEvent, { readonly from: readonly unknown[]; readonly items: readonly ListItem[] }>();

function itemsOf(matter: Matter, bearing: readonly EffectiveEvent[]): readonly ListItem[] {
  const { leading, principal, state, voided, follows } = matter;
  const from = [matter.id, state, leading, principal, ...follows, ...bearing, ...voided];
  const before = MADE.get(leading);
  if (before?.from.length === from.length && before.from.every((one, at) => one === from[at])) return before.items;
  const items = itemsFor(matter, bearing);
  MADE.set(leading, { from, items });
  return items;
}

function itemsFor(matter: Matter, bearing: readonly EffectiveEvent[]): readonly ListItem[] {
  const { id, schoolUrn, state, on, acts, voided } = matter;
  const own = { schoolUrn, sortKey: on };
  const ids = [...acts, ...voided].map((act) => act.id);
  return [
    { ...own, id, state, body: kept(matter, bearing) as unknown as JsonObject },
    ...ids.filter((act) => act !== id).map((act) => ({ ...own, id: act, state: ACT, body: { matter: id } })),
  ];
}

function kept(matter: Matter, bearing: readonly EffectiveEvent[]): KeptMatter {
  const { schoolUrn, principal, leading, occasion, acts, voided, follows } = matter;
  const { sencos = [], findings = [], recordedBy } = leading.metadata;
  return {
    principal: principal?.id ?? null,
    leading: leading.id,
    occasion,
    acts: acts.map(({ id }) => id),
    voided: voided.map(({ id }) => id),
    follows,
    judgement: sencoJudgementOf(matter, bearing, postAsStored(schoolUrn)),
    sencos,
    lateBy: principal !== null && findings.includes('LATE_ENTRY') ? recordedBy.role : null,
  };
}
