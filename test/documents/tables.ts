import type { Command } from 'commander';
import { type ReadModelName, READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { ERROR_CODES } from '../../schema/server/error-codes.ts';
import { LIMITS } from '../../schema/server/limits.ts';
import { ABILITIES, ACTIONS } from '../../src/access/abilities.ts';
import { senTrail } from '../../src/cli/program.ts';
import { SETTINGS } from '../../src/host/config.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { namesThatDiffer } from '../support/api-names.ts';

/** Pages that hold generated tables. */
export const PAGES = ['README.md', 'schema/README.md', 'src/access/README.md', 'projections/README.md'] as const;

/** Every generated table by name. A page holds one between `<!-- table NAME -->` and `<!-- end -->`. */
export const TABLES: Readonly<Record<string, () => readonly string[]>> = {
  commands: () => table(['command', 'does'], leaves(senTrail()).map(commandRow)),
  settings: () =>
    table(
      ['setting', 'default', 'meaning'],
      Object.entries(SETTINGS).map(([name, { default: value, meaning }]) => [
        code(name),
        value === '' ? '' : code(value),
        meaning,
      ]),
    ),
  decisions: () =>
    table(
      ['command', 'event', 'legal basis'],
      REGISTRY.filter(({ kind }) => kind === 'DECISION').map(({ name, emits, legalBasis }) => [
        code(name),
        emits.map(({ type }) => code(type)).join(', '),
        legalBasis.join('; '),
      ]),
    ),
  roles: () =>
    table(
      ['role', 'may'],
      [...new Set(ABILITIES.map(({ role }) => role))].map((role) => [code(role), mayDo(role)]),
    ),
  actions: () =>
    table(
      ['action', 'is'],
      Object.entries(ACTIONS).map(([action, words]) => [code(action), words]),
    ),
  'error codes': () =>
    table(
      ['code', 'HTTP status', 'message'],
      Object.entries(ERROR_CODES).map(([name, { status, message }]) => [code(name), String(status), message]),
    ),
  names: () =>
    table(
      ['in', 'stored', 'API'],
      namesThatDiffer().map(({ owner, stored, api }) => [code(owner), code(stored), code(api)]),
    ),
  limits: () =>
    table(
      ['limit', 'figure', 'of what'],
      Object.entries(LIMITS).map(([name, figure]) => [
        code(name),
        figure.toLocaleString('en-GB'),
        LIMIT_WORDS[name as keyof typeof LIMITS],
      ]),
    ),
  'read models': () =>
    table(
      ['read model', 'answers'],
      READ_MODEL_NAMES.map((name) => [code(name), READ_MODEL_WORDS[name]]),
    ),
};

const LIMIT_WORDS: Readonly<Record<keyof typeof LIMITS, string>> = {
  bodyBytes: 'Bytes of a request body.',
  requestMs: 'Milliseconds for a request to arrive, and again for its answer.',
  fileBytes: "Bytes of a school's file.",
  fileMs: 'Milliseconds for that file to arrive.',
  tokens: 'Lexical tokens of a document.',
  depth: 'Nested selections, introspection apart.',
  aliases: 'Aliases of a document.',
  directives: 'Directives of a document.',
  cost: 'Fields, weighted by depth and by the page sizes written in the document.',
  recursiveSelections: 'Selections after all fragments are expanded.',
  sockets: 'Open WebSockets of the process.',
  subscriptionsPerSocket: 'Open subscriptions of one socket.',
  socketMessageBytes: 'Bytes of one socket message.',
  connectionInitMs: 'Milliseconds from opening a socket to its `connection_init`.',
  pingMs: 'Milliseconds between pings; a socket that has not answered by the next one is closed.',
  operations: 'Operations of one request; a batch is refused.',
  compiledDocuments: 'Compiled trusted documents kept in memory.',
};

const READ_MODEL_WORDS: Readonly<Record<ReadModelName, string>> = {
  'decision-history': 'Every decision, by decider, role, kind, finding and period.',
  'sen-register': 'Who was on the register on a day, with status and needs.',
  discrepancies: 'Where a file and the log disagree, open or settled.',
  'ehc-tracker': 'EHC cases with their stage and clocks.',
  'provision-map': 'Provision by pupil, with cost, outcomes and reviews.',
  'prospective-pupils': 'Children whom a local authority asks the school to take.',
  'incoming-transfers': 'Records handed over by another school.',
  'senco-inbox': 'What the SENCO was told of or asked, and the answers.',
  'decider-notices': 'What named deciders were told and may confirm or dispute.',
  'sign-off-queue': 'Requests for sign-off, open and answered.',
  'pupil-facts': 'Facts from which reasons for attention, diary and census readiness follow.',
  'decision-checks': 'Decisions that were reversed, or lack evidence or a review date.',
  matters: 'What people mean by one decision: which acts belong together, and how the SENCO was involved.',
  'pupil-merges': 'Which record was merged into which.',
};

/** The page with every table between its markers made anew; a marker that names no table is an error. */
export function withTables(page: string): string {
  return page.replaceAll(/<!-- table (.+) -->\n[^]*?<!-- end -->/g, (_all, name: string) => {
    const make = TABLES[name];
    if (make === undefined) throw new Error(`there is no table ${name}`);
    return [`<!-- table ${name} -->`, ...make(), '<!-- end -->'].join('\n');
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}

function code(text: string): string {
  return `\`${text}\``;
}

function leaves(command: Command): readonly Command[] {
  return command.commands.flatMap((inner) => (inner.commands.length === 0 ? [inner] : leaves(inner)));
}

function commandRow(command: Command): readonly string[] {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name());
  const given = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [code([...names, ...given].join(' ')), command.description().split('\n')[0] ?? ''];
}

function mayDo(role: string): string {
  return ABILITIES.filter((ability) => ability.role === role)
    .map(({ action, scope }) => `${code(action)}${scope === 'OWN' ? ' (own records)' : ''}`)
    .join(', ');
}
