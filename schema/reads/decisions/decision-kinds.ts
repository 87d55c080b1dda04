import { InterfaceType, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import { DECISION_TYPES } from '../../../projections/decisions/decision-types.ts';
import { OUTSIDE } from '../../../src/decisions/ehc/outside.ts';
import { apiNameOf, type EventTable, type Member, type Members } from '../../../src/kernel/members.ts';
import { EVENTS, type EventType } from '../../../src/registry/events.ts';
import { publishShown, shownValue } from '../members/shown-member.ts';
// Says how terms of provision are shown, before a kind shows them.
import '../provision/provision-terms.ts';
import { Decision } from './decision.ts';
import type { Naming } from './naming.ts';
import { WorkedOut } from './worked-out.ts';
import { Worded } from './worded.ts';

/** The type that shows the decisions of one event. */
export type DecisionKind = new (row: DecisionRow, naming: Naming) => Decision;
type AnyKind = abstract new (row: DecisionRow, naming: Naming) => Decision;

/** Members that `Decision` shows for every kind. */
const OF_EVERY_DECISION: readonly string[] = [
  'rationale',
  'reviewOn',
  'evidence',
  'parentViews',
  'pupilViews',
  'status',
];

/** Members whose name means something else in every decision: `matter` is what it belongs to. */
const NAMED_APART: Readonly<Record<string, string>> = { matter: 'signOffMatter' };

const TABLES = DECISION_TYPES.map((type): EventTable => ({
  ...EVENTS[type],
  members: namedApart(EVENTS[type].members),
}));

function namedApart(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => {
      const apiName = NAMED_APART[name];
      return [name, apiName === undefined ? member : { ...member, apiName }];
    }),
  );
}

/** Names that may be null in one kind are nullable in all, so that one query can ask several kinds for them. */
const OPTIONAL_SOMEWHERE: ReadonlySet<string> = new Set(
  TABLES.flatMap(({ members }) =>
    Object.entries(members).flatMap(([name, member]) => (member.optional ? [apiNameOf(name, member)] : [])),
  ),
);

const OutsideDecision = withMembers('OutsideDecision', OUTSIDE, Decision);
InterfaceType('OutsideDecision', {
  implements: Decision,
  description: 'A decision of the local authority or the Tribunal, as the school came to know of it.',
})(OutsideDecision);

/** The kind of decision that shows each event, under the event's own name. */
export const KINDS = Object.fromEntries(TABLES.map((table) => [table.type, decisionKind(table)])) as Readonly<
  Record<EventType, DecisionKind>
>;

function decisionKind({ type, words, members }: EventTable): DecisionKind {
  const isOutside = Object.entries(OUTSIDE).every(([name, member]) => members[name] === member);
  const shownAbove = isOutside ? [...OF_EVERY_DECISION, ...Object.keys(OUTSIDE)] : OF_EVERY_DECISION;
  const own = Object.fromEntries(Object.entries(members).filter(([name]) => !shownAbove.includes(name)));
  const Kind = withMembers(type, own, isOutside ? OutsideDecision : Decision);
  ObjectType(type, {
    implements: isOutside ? [Decision, OutsideDecision] : Decision,
    description: words,
    simpleResolvers: true,
  })(Kind);
  return Kind;
}

/** A class that shows members of an event over what `Base` shows: clear ones as fields, sealed ones as texts. */
function withMembers(name: string, members: Members, Base: AnyKind): DecisionKind {
  const all = Object.entries(members);
  const clear = all.filter(([, { fieldClass }]) => fieldClass === 'CLEAR');
  const texts = all.filter(([, { fieldClass }]) => fieldClass !== 'CLEAR');
  const Shown = { [name]: class extends Base {} }[name] as DecisionKind;
  for (const [field, member] of clear)
    WorkedOut(({ row, naming }) => shownValue(member, row.data[field], naming.person))(
      Shown.prototype as object,
      apiNameOf(field, member),
    );
  for (const [field, member] of clear) publishShown(Shown.prototype as object, field, inAllKinds(field, member));
  Worded(Object.fromEntries(texts.map(([field, member]) => [field, member.shown ?? member.words])))(Shown);
  return Shown;
}

function inAllKinds(name: string, member: Member<unknown, unknown>): Member<unknown, unknown> {
  return OPTIONAL_SOMEWHERE.has(apiNameOf(name, member)) ? { ...member, optional: true } : member;
}
