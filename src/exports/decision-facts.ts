import { annualCost } from '../decisions/provision/cost.ts';
import { ProvisionAmended, ProvisionProposed, ProvisionStarted } from '../decisions/provision/events.ts';
import type { ProvisionTerms } from '../decisions/provision/terms.ts';
import type { JsonObject } from '../kernel/json.ts';
import { isA } from '../kernel/members.ts';
import type { ExportedDecision } from './exported-decision.ts';

type Fact = string | number | boolean | null;

/**
 * Facts about decisions of provision, EHC and sign-off that are not sealed, by name. Null if the kind of decision does
 * not have the fact. Costs are in whole pence a year.
 * `clock…`: the clock that the decision answered, and its due day. `signOff…`: the request that a decision belongs to
 * or rests on. Its days are calendar days, null while it waits for an answer.
 */
export const FACTS: Readonly<Record<string, (decision: ExportedDecision) => Fact>> = {
  tier: ofTerms(({ tier }) => tier),
  kind: ofTerms(({ kind }) => kind),
  linkedNeed: ofTerms(({ linkedNeed }) => linkedNeed),
  sectionFItem: ofTerms(({ sectionFItem }) => sectionFItem),
  setting: ofTerms(({ setting }) => setting),
  sessionsPerWeek: ofTerms(({ frequency }) => frequency?.sessionsPerWeek ?? null),
  minutesPerSession: ofTerms(({ frequency }) => frequency?.minutesPerSession ?? null),
  weeks: ofTerms(({ frequency }) => frequency?.weeks ?? null),
  groupSize: ofTerms(({ groupSize }) => groupSize),
  fundingSource: ofTerms(({ fundingSource }) => fundingSource),
  annualCostPence: ({ row }) => {
    const terms = termsIn(row);
    return terms === undefined ? whole(row.data, 'annualPence') : annualCost(terms);
  },
  startedOn: ({ row }) => (['ProvisionStarted', 'PlacementStarted'].includes(row.type) ? row.effectiveFrom : null),
  plannedEndOn: ({ row }) => termsIn(row)?.plannedEndOn ?? code(row.data, 'plannedEndOn'),
  reason: ({ row: { data } }) =>
    firstOf(
      data,
      'endReason',
      'reason',
      'reasonCode',
      'interruption',
      'ceaseReason',
      'placementReason',
      'placementEnd',
    ),
  outcome: ({ row: { data } }) => firstOf(data, 'outcome', 'reviewOutcome', 'order', 'position'),
  requestedBy: ({ row: { data } }) => firstOf(data, 'requestedBy', 'withdrawnBy'),
  laCode: ({ row: { data } }) => code(data, 'laCode'),
  documentOn: ({ row: { data } }) => code(data, 'documentOn'),
  sentAt: ({ row: { data } }) => code(data, 'sentAt'),
  receivedOn: ({ row: { data } }) => code(data, 'receivedOn'),
  planFrom: ({ row: { data } }) => code(data, 'planFrom'),
  ehcState: ({ ehc }) => ehc?.state ?? null,
  clock: ({ ehc }) => joined(ehc?.clocks.map(({ clockId }) => clockId)),
  clockDue: ({ ehc }) => joined(ehc?.clocks.map(({ due }) => due)),
  clockBreached: ({ ehc }) => joined(ehc?.clocks.map(({ breached }) => String(breached))),
  reserved: ({ authority: { reserved } }) => joined(reserved),
  headsDecision: ({ authority }) => (authority.headsDecision ? true : null),
  signOffRequest: ({ signOff }) => signOff?.request ?? null,
  signOffMatter: ({ signOff }) => signOff?.matter ?? null,
  signOffOutcome: ({ signOff }) => signOff?.outcome ?? null,
  proposerRole: ({ signOff }) => joined(signOff?.proposerRoles),
  approverRole: ({ signOff }) => joined(signOff?.approverRoles),
  daysWithDeciders: ({ signOff }) => signOff?.daysWithDeciders ?? null,
};

function ofTerms(fact: (terms: ProvisionTerms) => Fact): (decision: ExportedDecision) => Fact {
  return ({ row }) => {
    const terms = termsIn(row);
    return terms === undefined ? null : fact(terms);
  };
}

const setsTerms = isA(ProvisionProposed, ProvisionStarted, ProvisionAmended);

function termsIn(row: ExportedDecision['row']): ProvisionTerms | undefined {
  return setsTerms(row) ? row.data.terms : undefined;
}

function code(data: JsonObject, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' ? value : null;
}

function whole(data: JsonObject, name: string): number | null {
  const value = data[name];
  return typeof value === 'number' ? value : null;
}

function firstOf(data: JsonObject, ...names: readonly string[]): string | null {
  return names.map((name) => code(data, name)).find((value) => value !== null) ?? null;
}

function joined(texts: readonly string[] = []): string | null {
  return texts.length === 0 ? null : texts.join('; ');
}
