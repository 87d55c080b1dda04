import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** What one client may ask of the server: the table of figures. */
export const LIMITS = {
  /** Bytes of a request's body. */
  bodyBytes: 1_048_576,
  /** Milliseconds in which a request has to arrive, and then to be answered. */
  requestMs: 15_000,
  /** Bytes of a school's file, and the milliseconds in which it has to arrive: it is taken in as it comes. */
  fileBytes: 104_857_600,
  fileMs: 600_000,
  /** Operations of one request: there are no batches. */
  operations: 1,
  /** Lexical tokens of a document. */
  tokens: 2_000,
  /** Nested selections; introspection apart. */
  depth: 14,
  aliases: 30,
  directives: 30,
  /** Fields weighted by depth and by page size where that is written in the document. */
  cost: 100_000,
  /** Selections after all fragments are put in place. */
  recursiveSelections: 10_000,
  /** Open sockets of the process, and open subscriptions of one socket. */
  sockets: 1_000,
  subscriptionsPerSocket: 20,
  socketMessageBytes: 65_536,
  /** Milliseconds from opening a socket to its `connection_init`. */
  connectionInitMs: 3_000,
  /** Milliseconds between pings; a socket that does not answer until the next is closed. */
  pingMs: 15_000,
  /** Compiled trusted documents kept in memory. */
  compiledDocuments: 200,
} as const;

/** A limit that a request went over: its name, its figure and, where it was counted to the end, what was asked. */
export interface LimitPassed {
  readonly name: string;
  readonly allowed: number;
  readonly asked?: number;
}

export function limitPassed(name: keyof typeof LIMITS, asked?: number): LimitPassed {
  const allowed = LIMITS[name];
  return asked === undefined || !Number.isFinite(asked) ? { name, allowed } : { name, allowed, asked };
}

export function limitWords({ name, allowed, asked }: LimitPassed): string {
  return asked === undefined
    ? `\`${name}\`: at most ${String(allowed)}.`
    : `\`${name}\`: ${String(asked)} asked, at most ${String(allowed)}.`;
}

/** Depth, aliases, directives and cost as validation rules, the same for HTTP and WebSocket. */
export function limitRules(): readonly ValidationRule[] {
  const { validationRules } = new ApolloArmor({
    maxDepth: { n: LIMITS.depth, flattenFragments: true, ...reporting('depth') },
    maxAliases: { n: LIMITS.aliases, ...reporting('aliases') },
    maxDirectives: { n: LIMITS.directives, ...reporting('directives') },
    costLimit: { maxCost: LIMITS.cost, flattenFragments: true, ...reporting('cost') },
    // Tokens are counted while parsing, and `errors.ts` says what of names and suggestions is told.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return validationRules;
}

/**
 * Reports like any other rule: by default these rules throw, which would look like a fault of the server. What was
 * asked stands only at the end of their message.
 */
function reporting(name: keyof typeof LIMITS) {
  const report = (context: ValidationContext | null, { message }: GraphQLError): void => {
    const [, asked] = /found ([\d.e+]+)\.$/.exec(message) ?? [];
    const limit = limitPassed(name, asked === undefined ? undefined : Math.ceil(Number(asked)));
    context?.reportError(new GraphQLError('limit exceeded', { extensions: { limit } }));
  };
  return { propagateOnRejection: false, onReject: [report] };
}
