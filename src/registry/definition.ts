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
 * Facts that the write path works out only for commands that ask for them. IDENTITY: the pupil's name, sex and UPN,
 * opened; every command is given the date of birth. PROVISIONS_NAMED_ALIKE: the pupil's other
 * provisions of the same name. SCHOOL_KNOWN: whether the named school is in this system. SURVIVOR: the record that a
 * merge keeps. SHARED_DECISIONS: those of other schools that share the child.
 */
export type AskedFact = 'IDENTITY' | 'PROVISIONS_NAMED_ALIKE' | 'SCHOOL_KNOWN' | 'SURVIVOR' | 'SHARED_DECISIONS';

/** What a command is about. It settles the stream, and what `decide` is given. */
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
 * One command of the system.
 * `kind` DECISION: a decision of a family, with deciders, basis and three dates. RECORD: any other.
 * `door` COMMAND_LINE: not offered over GraphQL.
 * `awaits`: read models that must apply its events before the answer; of a command about a pupil `sen-register` too.
 */
export interface CommandDefinition {
  readonly name: string;
  readonly description: string;
  readonly subject: SubjectKind;
  readonly kind: 'DECISION' | 'RECORD';
  readonly door: 'GRAPHQL' | 'COMMAND_LINE';
  readonly action: Action;
  readonly legalBasis: readonly string[];
  /** Offices that may decide it without a delegation (`offices.ts`). If empty, none may. */
  readonly offices: readonly string[];
  /** The command's own input; absent for commands of the command line. */
  readonly takes?: InputTable;
  readonly emits: readonly EventTable[];
  readonly awaits: readonly ReadModelName[];
  /**
   * Events about the same case. If another process appends one meanwhile, the command is refused and not attempted
   * again (src/write-path/README.md).
   */
  readonly conflictsWith: readonly string[];
  /** Whether the SENCO is notified when somebody else records it; if absent, always. */
  readonly tellsSenco?: (command: never) => boolean;
  /** False if only a new decision can change it; if absent, it can be corrected. */
  readonly correctable?: boolean;
  /**
   * The matters, beside disagreement, that a policy may reserve for sign-off. If absent or null, it never needs
   * sign-off, so no statutory duty waits.
   */
  readonly signOff?: (command: never) => SignOffMatter | readonly SignOffMatter[] | null;
  /**
   * The matters of sign-off that it settles, either way, so that it closes a request about one of them; if absent,
   * those of `signOff`.
   */
  readonly settles?: (command: never) => readonly SignOffMatter[];
  /** Its input for a group of pupils, which becomes one command for each; absent if offered for one pupil only. */
  readonly forGroup?: InputTable;
  /** The yearly cost in pence, for the limits of a policy. If absent, the command's `annualCost`, if any. */
  readonly annualCost?: (command: never) => number | null;
  /** Refused to who stands aside for the pupil or matter: it is part of deciding, though no decision. */
  readonly isPartOfDeciding?: true;
  /** True for the first step of a flow over two streams. */
  readonly hasSecondStep?: boolean;
  /**
   * Pupils it may be recorded about besides those on the school's roll. NEW_PUPIL: without a record yet. PROSPECTIVE: a
   * local authority asks the school about them. HANDED_ON: another school transfers them here. SHARED: another school
   * has placed them here, or registered them here too.
   */
  readonly records?: 'NEW_PUPIL' | 'PROSPECTIVE' | 'HANDED_ON' | 'SHARED';
  readonly asks?: readonly AskedFact[];
  /** MERGED: the command names two records and is decided on the one it closes. */
  readonly decidesOn?: 'MERGED';
  /** The identifier to claim before writing. PUPIL_IDENTITY: the one it changes. */
  readonly claims?: 'UPN' | 'PUPIL_IDENTITY' | 'SIGN_IN';
  /** The matter in which it touches rights of the parent or young person; SEN_SUPPORT if absent. */
  readonly rightsMatter?: RightsMatter;
  /** Of a command about a person: they may give it about themself, signed in, without any role. */
  readonly ofOneself?: true;
  /**
   * Of a command about a person: where the actor needs the right. EVERY_PLACE (if absent): at each school or trust
   * where the person has, had or will have an office, and at the school that registered them. PLACES_NOW: where they
   * hold one today, or else where they were registered. ONE_PLACE: at one of all these. HERE: at the school that the
   * command names, if it is one of these.
   */
  readonly reach?: 'EVERY_PLACE' | 'PLACES_NOW' | 'ONE_PLACE' | 'HERE';
  /** VOID: it voids another record, whose deciders are notified. */
  readonly shape?: 'VOID';
  /**
   * Decides the command. Its parameters have the types of its own input and its subject; `prepare.ts` supplies both.
   */
  readonly decide: (command: never, given: never) => Decision;
}

type Line = Omit<CommandDefinition, 'name' | 'subject' | 'kind' | 'door' | 'decide' | 'conflictsWith' | 'offices'> &
  Partial<Pick<CommandDefinition, 'door' | 'conflictsWith' | 'offices'>>;

/** The read model through which a pupil's record and timeline are read: every command about a pupil waits for it. */
const RECORD: ReadModelName = 'sen-register';
/** What shows decisions, and what somebody says of them, shows matters. */
const OF_MATTERS: readonly ReadModelName[] = ['decision-history', 'sign-off-queue', 'decider-notices', 'senco-inbox'];

/** A record about a decision may be the SENCO's word; for a decision the write path waits where it opens a question. */
function awaitedOf(line: Line, subject: SubjectKind, kind: CommandDefinition['kind']): readonly ReadModelName[] {
  if (subject !== 'PUPIL') return line.awaits;
  const awaits = [...line.awaits, ...queueOf(line), RECORD];
  if (!line.awaits.some((name) => OF_MATTERS.includes(name))) return [...new Set(awaits)];
  return [...new Set([...awaits, 'matters' as const, ...(kind === 'RECORD' ? ['senco-inbox' as const] : [])])];
}

/** Makes one line of the registry. The command's name is that of its function. */
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
    awaits: awaitedOf(line, subject, kind),
    name: pascalCase(decide.name),
    subject,
    kind,
    decide,
  };
}

/** A decision that may close a request for sign-off shows in their queue. */
function queueOf({ signOff, settles }: Pick<Line, 'signOff' | 'settles'>): readonly ReadModelName[] {
  return signOff === undefined && settles === undefined ? [] : ['sign-off-queue'];
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
