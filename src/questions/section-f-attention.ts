import { provisionOn, type ProvisionOn } from '../decisions/provision/provisions.ts';
import { deliversItem } from '../decisions/provision/section-f.ts';
import type { ProvisionTerms } from '../decisions/provision/terms.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate } from '../kernel/folding.ts';
import type { Attention, AttentionAsked } from './attention-reason.ts';

/**
 * Items of Section F not delivered as the plan requires (s.42): recorded variances, and provision suspended, reduced or
 * ended against the plan.
 */
export function sectionFAttention(asked: AttentionAsked): readonly Attention[] {
  const { facts, on, given } = asked;
  return [
    ...given.flatMap((provision) => openVariances(provision, on).map((since) => reason(since, provision.history.id))),
    ...facts.variances.filter((one) => one.since <= on && isOpen(one, on)).map((one) => reason(one.since, one.id)),
    ...takenAway(asked),
  ];
}

/** First days of the open variances of an item. */
function openVariances({ terms, variances }: ProvisionOn, on: CivilDate): readonly CivilDate[] {
  return variances
    .filter((one) => (one.sectionFItem ?? terms.sectionFItem) !== null && isOpen(one, on))
    .map(({ since }) => since);
}

/** Whether a variance is open. `until` is its last day; without it the variance is open. */
function isOpen({ until }: { readonly until: CivilDate | null }, on: CivilDate): boolean {
  return until === null || until >= on;
}

/**
 * Items that the school took away and still owes, until the plan is amended or ceases or other provision delivers them.
 * An open variance shows the same item already.
 */
function takenAway({ facts, on, period, given }: AttentionAsked): readonly Attention[] {
  if (period?.status !== 'E') return [];
  const provisions = facts.provisions.flatMap((history) => provisionOn(history, on) ?? []);
  const active = provisions.filter(({ state }) => state === 'ACTIVE').map(({ terms }) => terms);
  const planChangedOn =
    facts.ehc
      .filter(({ type }) => type === 'PlanAmended' || type === 'PlanCeased')
      .map(effectiveDate)
      .filter((day) => day <= on)
      .sort()
      .at(-1) ?? '';
  return provisions.flatMap((provision) => {
    const owed = owedSince(provision);
    if (owed === undefined || planChangedOn >= owed.since || active.some((terms) => deliversItem(terms, owed.promised)))
      return [];
    const varied = openVariances(provision, on);
    if (varied.length > 0 && given.some(({ history }) => history.id === provision.history.id)) return [];
    return [reason([owed.since, ...varied].sort()[0] ?? owed.since, provision.history.id)];
  });
}

interface Owed {
  readonly since: CivilDate;
  readonly promised: ProvisionTerms;
}

/**
 * What a provision should deliver since it was first suspended, reduced or ended against the plan. Undefined if never,
 * or if it delivers as much again.
 */
function owedSince({ history: { steps }, on }: ProvisionOn): Owed | undefined {
  let terms: ProvisionTerms | null = null;
  let owed: Owed | undefined;
  // Nothing after the end counts.
  const end = steps.findIndex(({ step }) => step === 'ENDED');
  for (const step of steps.slice(0, end === -1 ? steps.length : end + 1).filter((one) => one.on <= on)) {
    const before = terms;
    terms = step.terms ?? terms;
    if (step.sectionFUndelivered) owed ??= before === null ? undefined : { since: step.on, promised: before };
    else if (step.step === 'ENDED' || (owed !== undefined && terms !== null && deliversItem(terms, owed.promised)))
      owed = undefined;
  }
  return owed;
}

function reason(since: CivilDate, about: string): Attention {
  return { code: 'SECTION_F_VARIANCE', detail: null, since, dueOn: null, about };
}
