import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** What one client may ask of the server. */
export const LIMITS = {
  /** Bytes in the body of a request. */
  bodyBytes: 1_048_576,
  /** Milliseconds for a request to arrive, and again for its answer. */
  requestMs: 15_000,
  /** Bytes in a school's file, and milliseconds for it to arrive. It is imported while it arrives. */
  fileBytes: 104_857_600,
  fileMs: 600_000,
  /** Operations in one request. Batches are not allowed. */
  operations: 1,
  /** Lexical tokens of a document. */
  tokens: 2_000,
  /** Nested selections, without introspection. */
  depth: 14,
  aliases: 30,
  directives: 30,
  /** Fields, weighted by depth, and by page size if the document states it. */
  cost: 100_000,
  /** Selections after all fragments are expanded. */
  recursiveSelections: 10_000,
  /** Open sockets of the process, and open subscriptions on one socket. */
  sockets: 1_000,
  subscriptionsPerSocket: 20,
  socketMessageBytes: 65_536,
  /** Milliseconds from the opening of a socket to its `connection_init`. */
  connectionInitMs: 3_000,
  /** Milliseconds between pings. A socket that has not answered by the next ping is closed. */
  pingMs: 15_000,
  /** Compiled trusted documents kept in memory. */
  compiledDocuments: 200,
} as const;

/** A limit that a request exceeded: its name, its figure and, if it was counted to the end, the number asked for. */
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

/** Limits on depth, aliases, directives and cost, as validation rules for HTTP and WebSocket. */
export function limitRules(): readonly ValidationRule[] {
  const { validationRules } = new ApolloArmor({
    maxDepth: { n: LIMITS.depth, flattenFragments: true, ...reporting('depth') },
    maxAliases: { n: LIMITS.aliases, ...reporting('aliases') },
    maxDirectives: { n: LIMITS.directives, ...reporting('directives') },
    costLimit: { maxCost: LIMITS.cost, flattenFragments: true, ...reporting('cost') },
    // The parser counts tokens, and `errors.ts` decides what is told of names and suggestions.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return validationRules;
}

/**
 * Makes a limit report its errors. By default these rules throw, which would look like a fault of the server. The
 * number asked for is only found at the end of their message.
 */
function reporting(name: keyof typeof LIMITS) {
  const report = (context: ValidationContext | null, { message }: GraphQLError): void => {
    const [, asked] = /found ([\d.e+]+)\.$/.exec(message) ?? [];
    const limit = limitPassed(name, asked === undefined ? undefined : Math.ceil(Number(asked)));
    context?.reportError(new GraphQLError('limit exceeded', { extensions: { limit } }));
  };
  return { propagateOnRejection: false, onReject: [report] };
}
