import { InterfaceType, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { EventTable, Member, Members } from '../../../src/kernel/members.ts';
import { Decision, type Naming } from './decision.ts';
import { Worded } from './worded.ts';
import { publishShown, shownValue } from '../members/shown-member.ts';

export type DecisionKind = new (row: DecisionRow, naming: Naming) => Decision;

type Otherwise = Readonly<Record<string, Members[string] | null>>;

/** What several kinds of decision have in common, beside what every decision has. */
export interface DecisionInterface {
  readonly Base: DecisionKind;
  readonly members: Members;
}

/** The interface that shows these members. */
export function decisionInterface(name: string, description: string, members: Members): DecisionInterface {
  const Base = showing(name, members, Decision);
  InterfaceType(name, { implements: Decision, description })(Base);
  return { Base, members };
}

/**
 * The type that shows the decisions of one event, or of several that read alike: their clear members as fields, their
 * sealed ones as texts. `otherwise`: members that say something else, or more, here than in their table; null for one
 * that the kind does not show by itself, because every decision has a field of that name.
 */
export function decisionKind(
  name: string,
  description: string,
  events: readonly EventTable[],
  otherwise: Otherwise = {},
  under?: DecisionInterface,
): DecisionKind {
  const own = Object.entries({ ...unionOf(events), ...otherwise }).flatMap(([field, member]) =>
    member === null || (under !== undefined && Object.hasOwn(under.members, field)) ? [] : [[field, member] as const],
  );
  const Kind = showing(name, Object.fromEntries(own), under?.Base ?? Decision);
  const implemented = under === undefined ? Decision : [Decision, under.Base];
  ObjectType(name, { implements: implemented, description, simpleResolvers: true })(Kind);
  return Kind;
}

/** A class that shows members, over those that `Base` shows. */
function showing(
  name: string,
  of: Members,
  Base: abstract new (row: DecisionRow, naming: Naming) => Decision,
): DecisionKind {
  const members = Object.entries(of);
  const clear = members.filter(([, { fieldClass }]) => fieldClass === 'CLEAR');
  const texts = members.filter(([, { fieldClass }]) => fieldClass !== 'CLEAR');
  const Shown = {
    [name]: class extends Base {
      constructor(row: DecisionRow, naming: Naming) {
        super(row, naming);
        const shown = this as unknown as Record<string, unknown>;
        for (const [field, member] of clear) shown[field] = shownValue(member, row.data[field], naming.person);
      }
    },
  }[name] as DecisionKind;
  for (const [field, member] of clear) publishShown(Shown.prototype as object, field, member);
  Worded(Object.fromEntries(texts.map(([field, member]) => [field, member.shown ?? member.words])))(Shown);
  return Shown;
}

/** All members of the events; one that an event lacks may be null. */
function unionOf(events: readonly EventTable[]): Members {
  const names = [...new Set(events.flatMap(({ members }) => Object.keys(members)))];
  return Object.fromEntries(
    names.map((name) => {
      const found = events.map(({ members }) => members[name]);
      const member = found.find((one) => one !== undefined) as Member<unknown, unknown>;
      const missing = found.some((one) => one === undefined || one.optional);
      return [name, missing ? { ...member, optional: true } : member];
    }),
  );
}
