import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { inputDefaults } from './input-defaults.ts';
import { LIMITS, limitRules } from './limits.ts';
import type { OpenAccessRecord, ServerContext } from './open-access-record.ts';
import { rootFields } from './root-fields.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

type Variables = Readonly<Record<string, unknown>>;

/** A trusted query as compiled code. */
export interface CompiledQuery {
  readonly name: string | undefined;
  readonly fields: readonly string[];
  /** Runs it once for each access record. The result has no `data` if the variables do not fit. */
  run(context: ServerContext, variables: Variables | undefined): Promise<ExecutionResult>;
}

/**
 * Trusted queries, compiled by graphql-jit when they are first asked for. Compiling takes time and memory, so documents
 * of strangers must not cause it.
 */
export class CompiledQueries {
  private readonly schema: GraphQLSchema;
  private readonly trusted: TrustedDocuments;
  private readonly byText = new Map<string, CompiledQuery | 'NOT_COMPILED'>();

  constructor(schema: GraphQLSchema, trusted: TrustedDocuments) {
    this.schema = schema;
    this.trusted = trusted;
  }

  /** Undefined for a text that is not of a trusted document, or that graphql-js has to run. */
  of(text: string): CompiledQuery | undefined {
    const known = this.byText.get(text) ?? (this.trusted.hasText(text) ? this.compileFirst(text) : undefined);
    return known === 'NOT_COMPILED' ? undefined : known;
  }

  private compileFirst(text: string): CompiledQuery | 'NOT_COMPILED' {
    const [oldest] = this.byText.keys();
    if (this.byText.size >= LIMITS.compiledDocuments && oldest !== undefined) this.byText.delete(oldest);
    const compiled = this.compile(text) ?? 'NOT_COMPILED';
    this.byText.set(text, compiled);
    return compiled;
  }

  private compile(text: string): CompiledQuery | undefined {
    const document = parsed(text);
    if (document === undefined || !this.mayBeCompiled(document)) return undefined;
    const operation = getOperationAST(document);
    if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
    const name = operation.name?.value;
    const fields = rootFields(document, operation);
    // Introspection is Apollo's to allow or refuse.
    if (fields.includes('__schema') || fields.includes('__type')) return undefined;
    const result = compileQuery(this.schema, document, name);
    if (!isCompiledQuery(result)) return undefined;
    const variablesOf = inputDefaults(this.schema, operation);
    const results = new WeakMap<OpenAccessRecord, Promise<ExecutionResult>>();
    return {
      name,
      fields,
      run: (context, variables) => {
        const known = results.get(context.accessRecord);
        if (known !== undefined) return known;
        const answer = Promise.resolve(
          result.query(undefined, context, variablesOf(variables)),
        ) as Promise<ExecutionResult>;
        results.set(context.accessRecord, answer);
        return answer;
      },
    };
  }

  /** True if the document fits the schema and the limits. What it would be told otherwise, Apollo says. */
  private mayBeCompiled(document: DocumentNode): boolean {
    const errors = validate(this.schema, document, [...specifiedRules, ...limitRules()], { maxErrors: 1 });
    return errors.length === 0 && !hasVariableInLiteral(document);
  }
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxLexicalTokens: LIMITS.tokens });
  } catch {
    return undefined;
  }
}

/** There graphql-jit 0.8.9 passes null to the resolver even if the type does not allow it. */
function hasVariableInLiteral(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Variable: (_node, _key, parent, _path, ancestors) => {
      const above = [...ancestors, parent].flatMap((each) => (each !== undefined && 'kind' in each ? [each.kind] : []));
      found ||= above.includes(Kind.OBJECT) || above.includes(Kind.LIST);
    },
  });
  return found;
}
