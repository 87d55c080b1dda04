import type { Action } from '../access/abilities.ts';
import type { Decision } from '../decisions/decision.ts';
import type { Command, PupilGiven } from '../decisions/given.ts';
import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import type { RightsMatter } from '../decisions/involvement/rights-matter.ts';
import type { SignOffMatter } from '../decisions/sign-off/policy.ts';
import type { GovernanceGiven, PersonGiven } from '../governance/given.ts';
import type { EventTable, InputTable } from '../kernel/members.ts';
import type { ReadModelName } from './read-model-names.ts';

/**
 * Facts that the write path works out only for commands that ask for them. PROVISIONS_NAMED_ALIKE: other provision of
 * the same name. SCHOOL_KNOWN: whether the school it names is in this system. SURVIVOR: the record that a merge keeps.
 */
export type AskedFact = 'PROVISIONS_NAMED_ALIKE' | 'SCHOOL_KNOWN' | 'SURVIVOR';

/** Which stream a command decides on, and so what it is given. */
export type SubjectKind = 'PUPIL' | 'SCHOOL' | 'TRUST' | 'PERSON' | 'IMPORT' | 'EXPORT';
type GivenOf = {
  PUPIL: EnrolmentGiven & PupilGiven;
  SCHOOL: GovernanceGiven;
  TRUST: GovernanceGiven;
  PERSON: PersonGiven;
  IMPORT: object;
  EXPORT: object;
};

/**
 * One command of the system. `kind` DECISION: a decision of a family, with deciders, basis and three dates; RECORD: all
 * else. `door` COMMAND_LINE: not offered over GraphQL. `awaits`: the read models that have to pass it before the
 * answer.
 */
export interface CommandDefinition {
  readonly name: string;
  readonly description: string;
  readonly subject: SubjectKind;
  readonly kind: 'DECISION' | 'RECORD';
  readonly door: 'GRAPHQL' | 'COMMAND_LINE';
  readonly action: Action;
  readonly legalBasis: readonly string[];
  /** Offices that carry the decision without a delegation (`offices.ts`); empty: none does. */
  readonly offices: readonly string[];
  /** What its input has of its own. Absent for commands of the command line that name neither person nor pupil. */
  readonly takes?: InputTable;
  readonly emits: readonly EventTable[];
  readonly awaits: readonly ReadModelName[];
  /**
   * Events that touch the same case: when one came in between, the command is not tried again by itself
   * (src/write-path/README.md).
   */
  readonly conflictsWith: readonly string[];
  /** Whether the SENCO is told when somebody else records this decision; absent: always. */
  readonly tellsSenco?: (command: never) => boolean;
  /** False: what it decided is changed by a new decision only; absent: it may be corrected. */
  readonly correctable?: boolean;
  /**
   * What a school may reserve for sign-off in it, beside disagreement; absent or null: it never waits, as nothing
   * statutory does.
   */
  readonly signOff?: (command: never) => SignOffMatter | readonly SignOffMatter[] | null;
  /** Its input for a group of pupils at once, one command for each of them; absent: offered for one pupil only. */
  readonly forGroup?: InputTable;
  /**
   * The yearly cost in pence that it decides, for the limits of a policy; absent: that of the command's member
   * `annualCost`, if any.
   */
  readonly annualCost?: (command: never) => number | null;
  /** True: its first event is the first step of a flow that takes its second step on another stream. */
  readonly hasSecondStep?: boolean;
  /**
   * About whom it may be recorded besides pupils on the school's roll. NEW_PUPIL: about one who has no record yet.
   * PROSPECTIVE: also about one of whom an LA asks. HANDED_ON: also about one whom another school transfers here.
   */
  readonly records?: 'NEW_PUPIL' | 'PROSPECTIVE' | 'HANDED_ON';
  readonly asks?: readonly AskedFact[];
  /** MERGED: the command names two records and decides on the one that it closes. */
  readonly decidesOn?: 'MERGED';
  /** The identifier that has to be claimed before it may be written. PUPIL_IDENTITY: one that it changes. */
  readonly claims?: 'UPN' | 'PUPIL_IDENTITY' | 'SIGN_IN';
  /** The matter in which it touches rights of the parent or young person; absent: SEN support. */
  readonly rightsMatter?: RightsMatter;
  /** VOID: it makes another record void, and is told to those whose record it was. */
  readonly shape?: 'VOID';
  /** Takes the command's own type and what its subject is given; `prepare.ts` puts the two together. */
  readonly decide: (command: never, given: never) => Decision;
}

type Line = Omit<CommandDefinition, 'name' | 'subject' | 'kind' | 'door' | 'decide' | 'conflictsWith' | 'offices'> &
  Partial<Pick<CommandDefinition, 'door' | 'conflictsWith' | 'offices'>>;

/** One line of the registry; the command's name is that of its function. */
export function define<S extends SubjectKind, C extends Command, const E extends readonly EventTable[]>(
  subject: S,
  kind: CommandDefinition['kind'],
  decide: (command: C, given: GivenOf[S]) => Decision,
  line: Line & { readonly emits: E },
): CommandDefinition & { readonly emits: E } {
  return {
    door: 'GRAPHQL',
    conflictsWith: [],
    offices: [],
    ...line,
    name: pascalCase(decide.name),
    subject,
    kind,
    decide,
  };
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
